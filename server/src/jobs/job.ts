// The job as rules see it: who holds it and what it carries depends on its status.
import type { CourierId, JobId, OfferId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { FailureReason, Shortfall } from '@pitulungan/contracts/jobs';
import type { Rupiah } from '@pitulungan/contracts/money';

export interface JobFrame {
  id: JobId;
  villageId: VillageId;
  orderId: OrderId;
  version: number;
  queuedAt: number;
  statusAt: number;
  attempts: number;
}

interface Held {
  courierId: CourierId;
  acceptedAt: number;
  undoUntil: number | null;
}
export interface Failure {
  reason: FailureReason;
  note: string;
}

export type JobPhase =
  | { status: 'QUEUED' | 'NO_COURIER' | 'REASSIGNING' | 'OFFERED' }
  | ({ status: 'ACCEPTED' | 'TO_PICKUP' | 'AT_PICKUP' | 'PICKED_UP' | 'TO_DROP' | 'AT_DROP' } & Held)
  | ({ status: 'DELIVERED'; receiverName: string; cashCollected: Rupiah | null; shortfall: Shortfall | null; closedAt: number | null } & Held)
  | ({ status: 'LEFT_WITH'; receiverName: string; closedAt: number | null } & Held)
  | ({ status: 'FAILED_ATTEMPT'; failure: Failure } & Held)
  | ({ status: 'RETURNING' } & Held)
  | ({ status: 'RETURNED'; closedAt: number } & Held)
  | { status: 'CANCELLED'; closedAt: number };

export type Job = JobFrame & JobPhase;
type PhaseIn<S, P> = P extends { status: infer T } ? (S extends T ? Omit<P, 'status'> & { status: S } : never) : never;
/** A job in one status. */
export type JobIn<S extends JobPhase['status']> = JobFrame & PhaseIn<S, JobPhase>;
export type HeldJob = JobFrame & Extract<JobPhase, { courierId: CourierId }>;

export interface Offer {
  id: OfferId;
  jobId: JobId;
  courierId: CourierId;
  status: 'OPEN' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN' | 'TAKEN';
  expiresAt: number;
  tripId: string;
  seat: number;
}

/** A job of a trip, and the offer that asks for it. */
export interface Asked {
  job: Job;
  offer: Offer;
}

/** What the rules ask of a courier before a job becomes theirs. */
export interface Load {
  courierId: CourierId;
  duty: 'OFF' | 'ON' | 'BUSY' | 'BREAK';
  activeJobs: number;
  /** Of the vehicle */
  maxJobs: number;
  cashInHand: Rupiah;
  carriedG: number;
  capacityG: number;
}

/** What the jobs of a trip ask of a courier together. */
export interface Demand {
  jobs: number;
  weightG: number;
  /** null when it is not paid in cash */
  cashDue: Rupiah | null;
}

export const isHeld = (job: Job): job is HeldJob => 'courierId' in job;
