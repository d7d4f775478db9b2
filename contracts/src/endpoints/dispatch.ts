// The dispatcher's hand on a job.
import { z } from 'zod';
import { CourierId, JobId } from '../ids.ts';
import { Candidate } from '../jobs.ts';
import { Done, endpoint } from './endpoint.ts';

const OnJob = z.strictObject({ jobId: JobId });
const ToCourier = z.strictObject({ courierId: CourierId });

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
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'COURIER_OFF_DUTY', 'COURIER_FULL', 'COURIER_HAS_OFFER', 'CASH_LIMIT_REACHED'],
  }),
  assignJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/assign',
    summary: 'Give a job to a courier who agreed by phone',
    access: 'operations.write',
    params: OnJob,
    body: ToCourier,
    response: Done,
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'COURIER_FULL', 'CASH_LIMIT_REACHED'],
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
    refusals: ['NOT_FOUND', 'JOB_MOVED_ON', 'GOODS_WITH_COURIER', 'COURIER_FULL', 'CASH_LIMIT_REACHED'],
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
