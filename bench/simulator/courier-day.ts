// A courier's working day: on duty, one step of one job after the other, breaks, handing in the cash, home.
import type { JobView } from '@pitulungan/contracts/jobs';
import { isActiveJob, isInCustody, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { handIn, mayHandIn } from './courier-cash.ts';
import { stepForward } from './courier-steps.ts';
import { setDuty, type Courier } from './courier.ts';

const REST_MS = 80;
const MINUTE_S = 60;
/** A tap that the board has not shown for so long is forgotten: the hub's word counts. */
const BELIEVE_MS = 6_000;

export async function workOn(courier: Courier): Promise<void> {
  const { pace } = courier.world;
  await pace.sleep(courier.random.between(1, 60));
  const breaks = { nextAtMs: breakAfter(courier, 40, 160) };
  for (;;) {
    await pace.sleepMs(REST_MS);
    await pace.attempt(() => doNext(courier, breaks));
  }
}

async function doNext(courier: Courier, breaks: { nextAtMs: number }): Promise<void> {
  const job = nextJob(courier);
  if (job) return stepForward(courier, job);
  if (courier.wantsHome) return goHome(courier);
  if (mayHandIn(courier)) return handIn(courier);
  if (!(await isReady(courier)) || Date.now() < breaks.nextAtMs || courier.world.closing) return;
  breaks.nextAtMs = breakAfter(courier, 60, 180);
  await setDuty(courier, 'BREAK');
  await courier.world.pace.sleep(courier.random.between(2, 6) * MINUTE_S);
}

const breakAfter = (courier: Courier, fromMin: number, toMin: number): number =>
  Date.now() + (courier.random.between(fromMin, toMin) * MINUTE_S * 1000) / courier.world.pace.speed;

/** The hub sends a silent courier off duty; they notice after a while and come back. */
async function isReady(courier: Courier): Promise<boolean> {
  const { duty } = courier.view;
  if (duty === 'ON' || duty === 'BUSY') return duty === 'ON';
  await courier.world.pace.sleep(courier.random.between(10, 90));
  const answer = await setDuty(courier, 'ON');
  if (answer.ok) await courier.live.until(() => courier.view.duty !== duty, 3_000);
  return false;
}

async function goHome(courier: Courier): Promise<void> {
  if (courier.view.duty === 'OFF') return;
  const answer = await setDuty(courier, 'OFF');
  if (answer.ok) await courier.live.until(() => courier.view.duty === 'OFF', 3_000);
  await courier.world.pace.sleepMs(300);
}

/** Asks the courier to go home and waits until the hub says they are off duty, for at most 10 s. */
export async function endDay(courier: Courier): Promise<void> {
  courier.wantsHome = true;
  await courier.live.until(() => courier.view.duty === 'OFF', 10_000);
}

/** The hub's order of stops; without one goods in hand first, then what has waited longest. */
function nextJob(courier: Courier): { job: JobView; status: JobStatus } | undefined {
  const mine = Object.values(courier.live.board.jobs).filter((job) => job.courierId === courier.id);
  const open = mine.map((job) => ({ job, status: statusOf(courier, job) })).filter((entry) => canBeDone(courier, entry));
  const next = byStops(courier, open);
  if (next) return next;
  return open.toSorted((a, b) => Number(isInCustody(b.status)) - Number(isInCustody(a.status)) || a.job.queuedAt.localeCompare(b.job.queuedAt))[0];
}

const BEFORE_PICKUP = new Set<JobStatus>(['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP']);
const BEFORE_DROP = new Set<JobStatus>(['PICKED_UP', 'TO_DROP', 'AT_DROP']);

/** The first stop of the way that is still to be made, as far as the phone knows. */
function byStops(courier: Courier, open: readonly Open[]): Open | undefined {
  for (const { jobId, kind } of courier.view.stops) {
    const entry = open.find(({ job }) => job.id === jobId);
    if (entry && (kind === 'pickup' ? BEFORE_PICKUP : BEFORE_DROP).has(entry.status)) return entry;
  }
  return undefined;
}

interface Open {
  job: JobView;
  status: JobStatus;
}

function canBeDone(courier: Courier, { job, status }: { job: JobView; status: JobStatus }): boolean {
  if (!isActiveJob(status) || status === 'FAILED_ATTEMPT') return false; // the desk decides what follows a failed attempt
  return status !== 'RETURNING' || !courier.world.goodsBack.has(job.id);
}

/** What the phone shows: the last tap, until the board has caught up or contradicted it. */
function statusOf(courier: Courier, job: JobView): JobStatus {
  const believed = courier.believed.get(job.id);
  if (!believed) return job.status;
  const stale = courier.outbox.empty && Date.now() - believed.sinceMs > BELIEVE_MS;
  if (!stale && believed.status !== job.status && isActiveJob(job.status)) return believed.status;
  courier.believed.delete(job.id);
  return job.status;
}
