// Who gets a job: the load a courier may carry, and the dispatcher's hand.
import { jobLifecycle, type JobCommand } from '@pitulungan/contracts/lifecycles/job';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import type { CourierId } from '@pitulungan/contracts/ids';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { Demand, Job, JobFrame, JobIn, JobPhase, Load } from './job.ts';

type To<S extends JobPhase['status']> = { ok: true; next: JobIn<S> } | { ok: false; refusal: Refusal };
const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

export const mayJob = (job: Pick<Job, 'status'>, command: JobCommand): boolean => transitionOf(jobLifecycle, job.status, command) !== undefined;

export const frameOf = ({ id, villageId, orderId, version, queuedAt, statusAt, attempts }: Job): JobFrame => ({
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

/** Why a courier may not take these jobs, or undefined. `by` decides how strict the cash limit is (finance.md 4.4). */
export function loadRefusal(load: Load, demand: Demand, limits: LoadLimits, by: 'offer' | 'hand'): RefusalCode | undefined {
  const room = Math.min(limits.maxActiveJobs, load.maxJobs) - load.activeJobs;
  if (demand.jobs > room || load.carriedG + demand.weightG > load.capacityG) return 'COURIER_FULL';
  if (demand.cashDue !== null && load.cashInHand >= (by === 'offer' ? limits.softCashLimit : limits.hardCashLimit)) return 'CASH_LIMIT_REACHED';
  return undefined;
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
