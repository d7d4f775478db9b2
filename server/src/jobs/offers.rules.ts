// Who gets a job: offers, answers, and the dispatcher's hand. Exactly one courier can accept, whatever the race.
import { jobLifecycle, type JobCommand } from '@pitulungan/contracts/lifecycles/job';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import type { CourierId } from '@pitulungan/contracts/ids';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { Demand, Job, JobFrame, JobIn, JobPhase, Load, Offer } from './job.ts';

type To<S extends JobPhase['status']> = { ok: true; next: JobIn<S> } | { ok: false; refusal: Refusal };
const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

export const mayJob = (job: Pick<Job, 'status'>, command: JobCommand): boolean => transitionOf(jobLifecycle, job.status, command) !== undefined;

const frameOf = ({ id, villageId, orderId, version, queuedAt, statusAt, attempts }: Job): JobFrame => ({
  id,
  villageId,
  orderId,
  version,
  queuedAt,
  statusAt,
  attempts,
});

export interface LoadLimits {
  maxActiveJobs: number;
  softCashLimit: bigint;
  hardCashLimit: bigint;
}

/** Why a courier may not take this job, or undefined. `by` decides how strict the cash limit is (finance.md 4.4). */
export function loadRefusal(load: Load, demand: Demand, limits: LoadLimits, by: 'offer' | 'hand'): RefusalCode | undefined {
  if (load.activeJobs >= limits.maxActiveJobs || load.carriedG + demand.weightG > load.capacityG) return 'COURIER_FULL';
  if (demand.cashDue !== null && load.cashInHand >= (by === 'offer' ? limits.softCashLimit : limits.hardCashLimit)) return 'CASH_LIMIT_REACHED';
  return undefined;
}

export function offerJob(job: Job, now: number): To<'OFFERED'> {
  if (!mayJob(job, 'offer')) return no('JOB_MOVED_ON');
  return { ok: true, next: { ...frameOf(job), status: 'OFFERED', statusAt: now } };
}

/** The server's deadline decides. An answer that comes late, after a withdrawal or for somebody else's offer is refused by name. */
function openOffer(job: Job, offer: Offer, courierId: CourierId, now: number): Refusal | undefined {
  if (offer.courierId !== courierId) return refusal('NOT_FOUND');
  if (offer.status === 'WITHDRAWN') return refusal('OFFER_WITHDRAWN');
  if (offer.status === 'EXPIRED' || (offer.status === 'OPEN' && now > offer.expiresAt)) return refusal('OFFER_EXPIRED');
  if (offer.status !== 'OPEN' || job.status !== 'OFFERED') return refusal('JOB_TAKEN');
  return undefined;
}

export function acceptOffer(job: Job, offer: Offer, courierId: CourierId, now: number): To<'ACCEPTED'> {
  const refusedBy = openOffer(job, offer, courierId, now);
  if (refusedBy) return { ok: false, refusal: refusedBy };
  return { ok: true, next: { ...frameOf(job), status: 'ACCEPTED', courierId, acceptedAt: now, statusAt: now, undoUntil: null } };
}

export function declineOffer(job: Job, offer: Offer, courierId: CourierId, now: number): To<'QUEUED'> {
  const refusedBy = openOffer(job, offer, courierId, now);
  if (refusedBy) return { ok: false, refusal: refusedBy };
  return { ok: true, next: { ...frameOf(job), status: 'QUEUED', statusAt: now } };
}

/** Rings at the deadline, perhaps late or twice: it does something only when the offer is still open and its time is over. */
export function expireOffer(job: Job, offer: Offer, now: number): To<'QUEUED'> | undefined {
  if (offer.status !== 'OPEN' || now < offer.expiresAt) return undefined;
  if (job.status !== 'OFFERED') return undefined;
  return { ok: true, next: { ...frameOf(job), status: 'QUEUED', statusAt: now } };
}

/** By hand, to a courier who agreed by phone. */
export function assignJob(job: Job, courierId: CourierId, now: number): To<'ACCEPTED'> {
  if (!mayJob(job, 'assign')) return no('JOB_MOVED_ON');
  return { ok: true, next: { ...frameOf(job), status: 'ACCEPTED', courierId, acceptedAt: now, statusAt: now, undoUntil: null } };
}

export function withdrawOffer(job: Job, now: number): To<'QUEUED'> {
  return mayJob(job, 'withdrawOffer') ? { ok: true, next: { ...frameOf(job), status: 'QUEUED', statusAt: now } } : no('JOB_MOVED_ON');
}

/** Back into the queue, before the goods are in anybody's hands. */
export function unassignJob(job: Job, now: number): To<'QUEUED'> {
  if (!mayJob(job, 'unassign')) return no(mayJob(job, 'startReturn') ? 'GOODS_WITH_COURIER' : 'JOB_MOVED_ON');
  return { ok: true, next: { ...frameOf(job), status: 'QUEUED', statusAt: now } };
}

/** REASSIGNING and on to the other courier in one step: nobody sees the state between. */
export function reassignJob(job: Job, courierId: CourierId, now: number): To<'ACCEPTED'> {
  if (!mayJob(job, 'reassign')) return no(mayJob(job, 'startReturn') || job.status === 'RETURNING' ? 'GOODS_WITH_COURIER' : 'JOB_MOVED_ON');
  return assignJob({ ...frameOf(job), status: 'REASSIGNING' }, courierId, now);
}

export function giveUp(job: Job, now: number): To<'NO_COURIER'> {
  return job.status === 'QUEUED' ? { ok: true, next: { ...frameOf(job), status: 'NO_COURIER', statusAt: now } } : no('JOB_MOVED_ON');
}

export function requeueJob(job: Job, now: number): To<'QUEUED'> {
  return mayJob(job, 'requeue') ? { ok: true, next: { ...frameOf(job), status: 'QUEUED', statusAt: now, queuedAt: now } } : no('JOB_MOVED_ON');
}

export function cancelJob(job: Job, now: number): To<'CANCELLED'> {
  return mayJob(job, 'cancel') ? { ok: true, next: { ...frameOf(job), status: 'CANCELLED', closedAt: now, statusAt: now } } : no('GOODS_WITH_COURIER');
}

export function restoreJob(job: Job, now: number): To<'QUEUED'> {
  return job.status === 'CANCELLED' ? { ok: true, next: { ...frameOf(job), status: 'QUEUED', statusAt: now, queuedAt: now } } : no('JOB_MOVED_ON');
}
