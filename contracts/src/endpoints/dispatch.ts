// The dispatcher's hand on a job.
import { z } from 'zod';
import { CourierId, JobId } from '../ids.ts';
import { Candidate } from '../jobs.ts';
import { MAX_TRIP_JOBS, TripStop } from '../trips.ts';
import { Done, endpoint } from './endpoint.ts';

const OnJob = z.strictObject({ jobId: JobId });
const ToCourier = z.strictObject({ courierId: CourierId });
const MAX_EXCLUDED = 50;

export const dispatchEndpoints = {
  jobCandidates: endpoint({
    method: 'GET',
    path: '/jobs/:jobId/candidates',
    summary: 'Couriers for a job, ranked, with reasons',
    access: 'operations.read',
    params: OnJob,
    response: z.array(Candidate),
    refusals: ['NOT_FOUND'],
  }),
  offerJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/offer',
    summary: 'Offer a job to a chosen courier',
    access: 'operations.write',
    params: OnJob,
    body: ToCourier,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'COURIER_OFF_DUTY', 'COURIER_FULL', 'COURIER_HAS_OFFER', 'CASH_LIMIT_REACHED', 'JOB_FIXED'],
  }),
  offerTrip: endpoint({
    method: 'POST',
    path: '/trips/offer',
    summary: 'Offer several jobs as one trip to a chosen courier: what a plan suggests, or what a dispatcher put together',
    access: 'operations.write',
    body: z.strictObject({ courierId: CourierId, jobIds: z.array(JobId).min(1).max(MAX_TRIP_JOBS), stops: z.array(TripStop).max(2 * MAX_TRIP_JOBS) }),
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'COURIER_OFF_DUTY', 'COURIER_FULL', 'COURIER_HAS_OFFER', 'CASH_LIMIT_REACHED', 'JOB_FIXED'],
  }),
  assignJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/assign',
    summary: 'Give a job to a courier who agreed by phone',
    access: 'operations.write',
    params: OnJob,
    body: ToCourier,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'COURIER_FULL', 'CASH_LIMIT_REACHED', 'JOB_FIXED'],
  }),
  withdrawOffer: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/withdraw-offer',
    summary: 'Take an open offer back; the job is queued again',
    access: 'operations.write',
    params: OnJob,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON'],
  }),
  unassignJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/unassign',
    summary: 'Take a job back before pickup; it is queued again',
    access: 'operations.write',
    params: OnJob,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'GOODS_WITH_COURIER'],
  }),
  reassignJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/reassign',
    summary: 'Give a job to another courier before pickup',
    access: 'operations.write',
    params: OnJob,
    body: ToCourier,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'GOODS_WITH_COURIER', 'COURIER_FULL', 'CASH_LIMIT_REACHED', 'JOB_FIXED'],
  }),
  fixJob: endpoint({
    method: 'PUT',
    path: '/jobs/:jobId/fixes',
    summary: 'Decide who may take a job, hold it, or let it go alone; an open offer that contradicts is withdrawn',
    access: 'operations.write',
    params: OnJob,
    body: z.strictObject({
      pinnedTo: CourierId.nullable(),
      excluded: z.array(CourierId).max(MAX_EXCLUDED),
      held: z.boolean(),
      /** Shares no trip; leaves the jobs it was put together with */
      alone: z.boolean(),
      /** false: leaves the jobs it was put together with */
      keepTogether: z.boolean(),
      /** Of the job, as it was seen */
      version: z.int().positive(),
    }),
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'GOODS_WITH_COURIER', 'PIN_IS_EXCLUDED'],
  }),
  mergeJobs: endpoint({
    method: 'POST',
    path: '/jobs/merge',
    summary: 'Jobs that go in one trip; their open offers are withdrawn',
    access: 'operations.write',
    body: z.strictObject({ jobIds: z.array(JobId).min(2).max(MAX_TRIP_JOBS) }),
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'JOB_FIXED'],
  }),
  arrangeStops: endpoint({
    method: 'PUT',
    path: '/couriers/:courierId/stops',
    summary: 'The order of what is left of a courier’s way',
    access: 'operations.write',
    params: ToCourier,
    body: z.strictObject({ stops: z.array(TripStop).max(2 * MAX_TRIP_JOBS) }),
    response: Done,
    refusals: ['NOT_FOUND', 'STOP_UNKNOWN', 'STOP_DONE', 'DROP_BEFORE_PICKUP', 'STOPS_CHANGED'],
  }),
  requeueJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/requeue',
    summary: 'Look for a courier again',
    access: 'operations.write',
    params: OnJob,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON'],
  }),
  retryJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/retry',
    summary: 'After a failed attempt: the same courier goes again',
    access: 'operations.write',
    params: OnJob,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON'],
  }),
  returnJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/return',
    summary: 'The goods go back to the stall',
    access: 'operations.write',
    params: OnJob,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON'],
  }),
  confirmReturn: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/confirm-return',
    summary: 'The stall has its goods back',
    access: 'operations.write',
    params: OnJob,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON'],
  }),
};
