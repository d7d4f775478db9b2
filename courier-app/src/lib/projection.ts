// The board as the courier sees it: what the server said, and on top of it the taps it has not answered yet.
import type { Board } from '@pitulungan/contracts/board';
import { dutyLifecycle, type DutyCommand, type DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import { isActiveJob, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import type { JobView } from '@pitulungan/contracts/jobs';
import type { Tap } from './outbox/tap.ts';
import { after } from './next-step.ts';

/**
 * Applies taps in the order they were made. A tap that does not fit the board any more (the server has it already, or the
 * job went elsewhere) changes nothing, so applying one twice is harmless. The server alone decides what happened.
 * `clockOffsetMs`: server clock minus phone clock, since all times on a board are the server's.
 */
export const project = (board: Board, taps: readonly Tap[], clockOffsetMs = 0): Board =>
  taps.reduce((before, tap) => applyTap(before, { ...tap, happenedAt: shifted(tap.happenedAt, clockOffsetMs) }), board);

const shifted = (at: string, byMs: number): string => new Date(Date.parse(at) + byMs).toISOString();

function applyTap(board: Board, tap: Tap): Board {
  switch (tap.endpoint) {
    case 'setDuty':
      return applyDuty(board, tap, tap.body.duty);
    case 'acceptOffer':
      return board; // exactly one courier can take it, and only the server knows who: the offer's card says that it waits
    case 'declineOffer':
      return withoutOffer(board, tap.params.offerId);
    case 'stepJob':
      return moveJob(board, tap, after(statusIn(board, tap), tap.body.step));
    case 'deliverJob': {
      const { receiverName, cashCollected } = tap.body;
      return moveJob(board, tap, after(statusIn(board, tap), 'deliver'), { receiverName, cashCollected });
    }
    case 'failJob': {
      const { reason, note } = tap.body;
      const attempts = (jobOf(board, tap)?.failure?.attempts ?? 0) + 1;
      return moveJob(board, tap, after(statusIn(board, tap), 'failAttempt'), { failure: { reason, note: note ?? '', attempts } });
    }
    case 'undoStep':
      return moveJob(board, tap, after(statusIn(board, tap), 'undo'), { undoUntil: null });
    case 'declareDeposit':
      return board; // the cash page names a hand-in that waits; its code and id are the server's to give
    default:
      return tap satisfies never;
  }
}

const jobOf = (board: Board, tap: Tap): JobView | undefined => (tap.about.jobId === null ? undefined : board.jobs[tap.about.jobId]);
/** CANCELLED allows the courier nothing: a job that is not on the board cannot be moved. */
const statusIn = (board: Board, tap: Tap): JobStatus => jobOf(board, tap)?.status ?? 'CANCELLED';

function moveJob(board: Board, tap: Tap, to: JobStatus | undefined, also: Partial<JobView> = {}): Board {
  const job = jobOf(board, tap);
  if (!job || !to || job.courierId !== tap.courierId || job.status !== tap.about.from) return board;
  const undoMs = board.settings?.waiting.undoMs ?? DEFAULT_UNDO_MS;
  const undoUntil = new Date(Date.parse(tap.happenedAt) + undoMs).toISOString();
  return { ...board, jobs: { ...board.jobs, [job.id]: { ...job, status: to, statusAt: tap.happenedAt, undoUntil, ...also } } };
}
const DEFAULT_UNDO_MS = 15_000;

function withoutOffer(board: Board, offerId: string): Board {
  if (!board.offers[offerId]) return board;
  const { [offerId]: _answered, ...offers } = board.offers;
  return { ...board, offers };
}

const DUTY_COMMANDS: Record<'ON' | 'BREAK' | 'OFF', DutyCommand> = { ON: 'goOn', BREAK: 'takeBreak', OFF: 'goOff' };

function applyDuty(board: Board, tap: Tap, wanted: 'ON' | 'BREAK' | 'OFF'): Board {
  const courier = board.couriers[tap.courierId];
  if (!courier || courier.duty !== tap.about.from || !transitionOf(dutyLifecycle, courier.duty, DUTY_COMMANDS[wanted])) return board;
  return { ...board, couriers: { ...board.couriers, [courier.id]: { ...courier, duty: wanted, dutySince: tap.happenedAt } } };
}

/** May the courier ask for it from there? */
export const mayGo = (from: DutyStatus, wanted: 'ON' | 'BREAK' | 'OFF'): boolean => transitionOf(dutyLifecycle, from, DUTY_COMMANDS[wanted]) !== undefined;

/**
 * Taps that the server has taken, but whose fact may not have arrived yet, go on being projected so that the button does
 * not jump back. One is dropped when the board shows its effect; later ones of the same subject stay until it is gone.
 */
export function stillUnseen(board: Board, sent: readonly Tap[]): Tap[] {
  const blocked = new Set<string>();
  return sent.filter((tap) => {
    const subject = tap.about.jobId ?? tap.endpoint;
    if (blocked.has(subject) || !isSeen(board, tap)) blocked.add(subject);
    return blocked.has(subject);
  });
}

function isSeen(board: Board, tap: Tap): boolean {
  switch (tap.endpoint) {
    case 'setDuty':
      return board.couriers[tap.courierId]?.duty !== tap.about.from;
    case 'acceptOffer':
      return board.offers[tap.params.offerId]?.status !== 'OPEN';
    case 'declineOffer':
      return board.offers[tap.params.offerId] === undefined;
    case 'declareDeposit':
      return Object.values(board.deposits).some(
        (deposit) => deposit.courierId === tap.courierId && Date.parse(deposit.declaredAt) >= Date.parse(tap.happenedAt) - CLOCK_ALLOWANCE_MS,
      );
    default:
      return jobOf(board, tap)?.status !== tap.about.from;
  }
}
/** The phone's clock may be ahead of the server's. */
const CLOCK_ALLOWANCE_MS = 120_000;

/** Jobs the courier is responsible for now, on the projected board. */
export const activeJobsOf = (board: Board, courierId: string): JobView[] =>
  Object.values(board.jobs).filter((job) => job.courierId === courierId && isActiveJob(job.status));
