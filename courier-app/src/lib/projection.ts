// The board as the courier sees it: what the server said, and on top of it the taps it has not answered yet.
import type { Board } from '@pitulungan/contracts/board';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { JobView } from '@pitulungan/contracts/jobs';
import { dutyLifecycle, type DutyCommand, type DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import { isActiveJob, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import { after } from './next-step.ts';
import type { Tap, TapEndpoint } from './outbox/tap.ts';

/**
 * Applies taps in the order they were made. A tap that does not fit the board any more (the server has it already, or the
 * job went elsewhere) changes nothing, so applying one twice is harmless. The server alone decides what happened.
 * `clockOffsetMs`: server clock minus phone clock, since all times on a board are the server's.
 */
export const project = (board: Board, taps: readonly Tap[], clockOffsetMs = 0): Board =>
  taps.reduce((before, tap) => effectOf(tap)(before, { ...tap, happenedAt: shifted(tap.happenedAt, clockOffsetMs) }), board);

const shifted = (at: string, byMs: number): string => new Date(Date.parse(at) + byMs).toISOString();

type Effect<Name extends TapEndpoint> = (board: Board, tap: Extract<Tap, { endpoint: Name }>) => Board;
type Effects = { [Name in TapEndpoint]: Effect<Name> };

const EFFECTS: Effects = {
  setDuty: (board, tap) => moveDuty(board, tap, tap.body.duty),
  setShiftEnd: (board, tap) => ofCourier(board, tap, { shiftEnd: tap.body.until }),
  acceptOffer: (board) => board, // exactly one courier can take it, and only the server knows who: the offer's card says that it waits
  declineOffer: (board, tap) => withoutTrip(board, tap.params.offerId),
  stepJob: (board, tap) => moveJob(board, tap, { status: after(statusIn(board, tap), tap.body.step) }),
  deliverJob: (board, tap) => {
    const { receiverName, cashCollected, shortfall } = tap.body;
    return moveJob(board, tap, { status: after(statusIn(board, tap), 'deliver'), receiverName, cashCollected, shortfall });
  },
  failJob: (board, tap) => {
    const { reason, note } = tap.body;
    const attempts = (jobOf(board, tap)?.failure?.attempts ?? 0) + 1;
    return moveJob(board, tap, { status: after(statusIn(board, tap), 'failAttempt'), failure: { reason, note, attempts } });
  },
  undoStep: (board, tap) => moveJob(board, tap, { status: after(statusIn(board, tap), 'undo'), undoUntil: null }),
  declareDeposit: (board) => board, // the cash page names a hand-in that waits; its code and id are the server's to give
  signDeposit: (board, { params, body }) => {
    const deposit = board.deposits[params.depositId];
    if (!deposit || deposit.signature !== null) return board;
    const signature = body.agrees ? 'AGREED' : 'DISPUTED';
    return { ...board, deposits: { ...board.deposits, [deposit.id]: { ...deposit, signature, signatureNote: body.note } } };
  },
};
/** The table pairs each name with its own tap: what TypeScript cannot follow through an index. */
const effectOf = (tap: Tap) => EFFECTS[tap.endpoint] as (board: Board, tap: Tap) => Board;

const jobOf = (board: Board, tap: Tap): JobView | undefined => (tap.about.jobId === null ? undefined : board.jobs[tap.about.jobId]);
/** CANCELLED allows the courier nothing: a job that is not on the board cannot be moved. */
const statusIn = (board: Board, tap: Tap): JobStatus => jobOf(board, tap)?.status ?? 'CANCELLED';

const DEFAULT_UNDO_MS = 15_000;

function moveJob(board: Board, tap: Tap, { status, ...also }: Partial<Omit<JobView, 'status'>> & { status: JobStatus | undefined }): Board {
  const job = jobOf(board, tap);
  if (!job || !status || job.courierId !== tap.courierId || job.status !== tap.about.from) return board;
  const undoMs = board.settings?.waiting.undoMs ?? DEFAULT_UNDO_MS;
  const undoUntil = shifted(tap.happenedAt, undoMs);
  return { ...board, jobs: { ...board.jobs, [job.id]: { ...job, status, statusAt: tap.happenedAt, undoUntil, ...also } } };
}

/** One answer ends the whole question. */
function withoutTrip(board: Board, offerId: string): Board {
  const answered = board.offers[offerId];
  if (!answered) return board;
  return { ...board, offers: Object.fromEntries(Object.entries(board.offers).filter(([, { tripId }]) => tripId !== answered.tripId)) };
}

const DUTY_COMMANDS: Record<'ON' | 'BREAK' | 'OFF', DutyCommand> = { ON: 'goOn', BREAK: 'takeBreak', OFF: 'goOff' };

function moveDuty(board: Board, tap: Tap, wanted: 'ON' | 'BREAK' | 'OFF'): Board {
  const courier = board.couriers[tap.courierId];
  if (!courier || courier.duty !== tap.about.from || !mayGo(courier.duty, wanted)) return board;
  return ofCourier(board, tap, { duty: wanted, dutySince: tap.happenedAt, ...(wanted === 'OFF' ? { shiftEnd: null } : {}) });
}

function ofCourier(board: Board, { courierId }: Tap, change: Partial<CourierView>): Board {
  const courier = board.couriers[courierId];
  return courier ? { ...board, couriers: { ...board.couriers, [courier.id]: { ...courier, ...change } } } : board;
}

/** May the courier ask for it from there? */
export const mayGo = (from: DutyStatus, wanted: 'ON' | 'BREAK' | 'OFF'): boolean => transitionOf(dutyLifecycle, from, DUTY_COMMANDS[wanted]) !== undefined;

/** Jobs the courier is responsible for now, on the projected board. */
export const activeJobsOf = (board: Board, courierId: string): JobView[] =>
  Object.values(board.jobs).filter((job) => job.courierId === courierId && isActiveJob(job.status));
