// The courier's way: one step at a time, each of which can be taken back for a few seconds.
import type { CourierId } from '@pitulungan/contracts/ids';
import { jobLifecycle, type CourierStep } from '@pitulungan/contracts/lifecycles/job';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import type { Shortfall } from '@pitulungan/contracts/jobs';
import type { Rupiah } from '@pitulungan/contracts/money';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import { isHeld, type Failure, type HeldJob, type Job } from './job.ts';

type Stepped = { ok: true; next: HeldJob } | { ok: false; refusal: Refusal };
const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

export interface Tap {
  courierId: CourierId;
  undoMs: number;
}

/** The job if it is this courier's; a job that went to somebody else is refused by name. */
function own(job: Job, courierId: CourierId): { ok: true; job: HeldJob } | { ok: false; refusal: Refusal } {
  if (!isHeld(job)) return no('NOT_YOUR_JOB');
  return job.courierId === courierId ? { ok: true, job } : no('NOT_YOUR_JOB');
}

export function stepJob(job: Job, step: CourierStep, tap: Tap, now: number): Stepped {
  const mine = own(job, tap.courierId);
  if (!mine.ok) return mine;
  const row = transitionOf(jobLifecycle, mine.job.status, step);
  if (!row) return no('JOB_MOVED_ON');
  const { id, villageId, orderId, version, queuedAt, attempts, courierId, acceptedAt } = mine.job;
  return {
    ok: true,
    next: {
      id,
      villageId,
      orderId,
      version,
      queuedAt,
      attempts,
      courierId,
      acceptedAt,
      status: row.to as 'TO_PICKUP',
      statusAt: now,
      undoUntil: now + tap.undoMs,
    },
  };
}

export interface Drop {
  receiverName: string;
  /** null: nothing to take */
  cashDue: Rupiah | null;
  cashCollected: Rupiah | null;
  /** Why it is less than what is due */
  shortfall: Shortfall | null;
}

/** How much may be missing at the door, each whole rupiah. */
export type Ceilings = Record<Shortfall, Rupiah>;

/** Cash must equal what is due, or miss what the buyer agreed to owe, or what nobody could change, up to a ceiling. */
function cashRefusal({ cashDue, cashCollected, shortfall }: Drop, ceilings: Ceilings): RefusalCode | undefined {
  const taken = cashCollected ?? 0n;
  const missing = (cashDue ?? 0n) - taken;
  if (shortfall === null) return missing === 0n ? undefined : 'CASH_AMOUNT_WRONG';
  if (missing <= 0n || taken <= 0n) return 'CASH_AMOUNT_WRONG';
  return missing <= ceilings[shortfall] ? undefined : 'SHORTFALL_TOO_HIGH';
}

/** Handed over. Effects (money, order) wait until the undo window is over: closeJob. */
export function deliverJob(job: Job, tap: Tap, { drop, ceilings }: { drop: Drop; ceilings: Ceilings }, now: number): Stepped {
  const mine = own(job, tap.courierId);
  if (!mine.ok) return mine;
  if (mine.job.status !== 'AT_DROP') return no('JOB_MOVED_ON');
  const wrong = cashRefusal(drop, ceilings);
  if (wrong) return no(wrong);
  const { status: _, ...held } = mine.job;
  return {
    ok: true,
    next: {
      ...held,
      status: 'DELIVERED',
      receiverName: drop.receiverName,
      cashCollected: drop.cashDue === null ? null : drop.cashCollected,
      shortfall: drop.shortfall,
      closedAt: null,
      statusAt: now,
      undoUntil: now + tap.undoMs,
    },
  };
}

export function failJob(job: Job, tap: Tap, failure: Failure, now: number): Stepped {
  const mine = own(job, tap.courierId);
  if (!mine.ok) return mine;
  if (mine.job.status !== 'AT_DROP') return no('JOB_MOVED_ON');
  const { status: _, ...held } = mine.job;
  return { ok: true, next: { ...held, status: 'FAILED_ATTEMPT', failure, attempts: held.attempts + 1, statusAt: now, undoUntil: now + tap.undoMs } };
}

/** One step back, while its window is open. What had effects (closed) cannot come back this way. */
export function undoStep(job: Job, courierId: CourierId, now: number): Stepped {
  const mine = own(job, courierId);
  if (!mine.ok) return mine;
  const row = transitionOf(jobLifecycle, mine.job.status, 'undo');
  if (!row) return no('JOB_MOVED_ON');
  const closed = 'closedAt' in mine.job && mine.job.closedAt !== null;
  if (closed || mine.job.undoUntil === null || now > mine.job.undoUntil) return no('UNDO_TOO_LATE');
  const { id, villageId, orderId, version, queuedAt, acceptedAt } = mine.job;
  const attempts = mine.job.status === 'FAILED_ATTEMPT' ? mine.job.attempts - 1 : mine.job.attempts;
  return {
    ok: true,
    next: { id, villageId, orderId, version, queuedAt, attempts, courierId, acceptedAt, status: row.to as 'AT_DROP', statusAt: now, undoUntil: null },
  };
}

/** The undo window is over: now the delivery has effects. Rings late or twice: undefined when there is nothing to do. */
export function closeJob(job: Job, now: number): Extract<HeldJob, { status: 'DELIVERED' }> | undefined {
  if (job.status !== 'DELIVERED' || job.closedAt !== null) return undefined;
  if (job.undoUntil !== null && now < job.undoUntil) return undefined;
  return { ...job, closedAt: now, undoUntil: null };
}

/** After a failed attempt: the same courier goes again, goods in hand. */
export function retryNow(job: Job, now: number): Stepped {
  if (job.status !== 'FAILED_ATTEMPT') return no('JOB_MOVED_ON');
  const { failure: _, status: __, ...held } = job;
  return { ok: true, next: { ...held, status: 'TO_DROP', statusAt: now, undoUntil: null } };
}

export function startReturn(job: Job, now: number): Stepped {
  if (!isHeld(job) || !transitionOf(jobLifecycle, job.status, 'startReturn')) return no('JOB_MOVED_ON');
  const { id, villageId, orderId, version, queuedAt, attempts, courierId, acceptedAt } = job;
  return {
    ok: true,
    next: { id, villageId, orderId, version, queuedAt, attempts, courierId, acceptedAt, status: 'RETURNING', statusAt: now, undoUntil: null },
  };
}

export function confirmReturn(job: Job, now: number): Stepped {
  if (job.status !== 'RETURNING') return no('JOB_MOVED_ON');
  const { status: _, ...held } = job;
  return { ok: true, next: { ...held, status: 'RETURNED', closedAt: now, statusAt: now } };
}
