// The courier's taps. Each carries when it happened on the phone, so that a tap kept without signal tells the truth.
import { z } from 'zod';
import { DepositId, JobId, OfferId } from '../ids.ts';
import { FailureReason, Shortfall } from '../jobs.ts';
import { COURIER_STEPS } from '../lifecycles/job.ts';
import { RupiahAmount } from '../money.ts';
import { LatLng } from '../place.ts';
import { Instant } from '../time.ts';
import { Done, endpoint } from './endpoint.ts';

const OnOffer = z.strictObject({ offerId: OfferId });
const OnJob = z.strictObject({ jobId: JobId });
const tap = { happenedAt: Instant, pin: LatLng.nullable().default(null) };
const Tap = z.strictObject(tap);
const STEP_REFUSALS = ['NOT_FOUND', 'NOT_YOUR_JOB', 'JOB_MOVED_ON'] as const;

export const courierEndpoints = {
  setDuty: endpoint({
    method: 'POST',
    path: '/courier/duty',
    summary: 'On duty, on a break, off duty',
    access: 'courier.work',
    body: z.strictObject({ ...tap, duty: z.enum(['ON', 'BREAK', 'OFF']) }),
    response: Done,
    refusals: ['HAND_OVER_FIRST', 'DUTY_MOVED_ON'],
  }),
  setShiftEnd: endpoint({
    method: 'POST',
    path: '/courier/shift-end',
    summary: 'Until when this courier works today: nothing is offered that would last longer; no end when null',
    access: 'courier.work',
    body: z.strictObject({ ...tap, until: Instant.nullable() }),
    response: Done,
    refusals: ['NOT_ON_DUTY', 'SHIFT_END_WRONG'],
  }),
  acceptOffer: endpoint({
    method: 'POST',
    path: '/offers/:offerId/accept',
    summary: 'Take the job: exactly one courier can',
    access: 'courier.work',
    params: OnOffer,
    body: Tap,
    response: Done,
    refusals: ['NOT_FOUND', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'JOB_TAKEN', 'CASH_LIMIT_REACHED', 'COURIER_FULL'],
  }),
  declineOffer: endpoint({
    method: 'POST',
    path: '/offers/:offerId/decline',
    summary: 'Not now; no reason needed',
    access: 'courier.work',
    params: OnOffer,
    body: Tap,
    response: Done,
    refusals: ['NOT_FOUND', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'JOB_TAKEN'],
  }),
  stepJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/step',
    summary: 'The next step on the way',
    access: 'courier.work',
    params: OnJob,
    body: z.strictObject({ ...tap, step: z.enum(COURIER_STEPS) }),
    response: Done,
    refusals: STEP_REFUSALS,
  }),
  deliverJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/deliver',
    summary: 'Handed over: who took it, and the cash received',
    access: 'courier.work',
    params: OnJob,
    body: z.strictObject({
      ...tap,
      receiverName: z.string().trim().min(1).max(80),
      cashCollected: RupiahAmount.nullable(),
      shortfall: Shortfall.nullable().default(null),
    }),
    response: Done,
    refusals: [...STEP_REFUSALS, 'CASH_AMOUNT_WRONG', 'SHORTFALL_TOO_HIGH'],
  }),
  failJob: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/fail',
    summary: 'Could not deliver, and why',
    access: 'courier.work',
    params: OnJob,
    body: z.strictObject({ ...tap, reason: FailureReason, note: z.string().trim().max(300).default('') }),
    response: Done,
    refusals: STEP_REFUSALS,
  }),
  undoStep: endpoint({
    method: 'POST',
    path: '/jobs/:jobId/undo',
    summary: 'Take the last step back, for a few seconds',
    access: 'courier.work',
    params: OnJob,
    body: Tap,
    response: Done,
    refusals: [...STEP_REFUSALS, 'UNDO_TOO_LATE'],
  }),
  declareDeposit: endpoint({
    method: 'POST',
    path: '/courier/deposits',
    summary: 'Hand in all cash in hand: what the courier counted',
    access: 'courier.work',
    body: z.strictObject({ ...tap, declared: RupiahAmount }),
    response: z.strictObject({ depositId: DepositId, code: z.string() }),
    refusals: ['NOTHING_TO_DEPOSIT', 'DEPOSIT_PENDING', 'DEPOSIT_UNSIGNED'],
  }),
  signDeposit: endpoint({
    method: 'POST',
    path: '/courier/deposits/:depositId/signature',
    summary: 'The courier’s signature under the count: agreed, or disputed with a reason',
    access: 'courier.work',
    params: z.strictObject({ depositId: DepositId }),
    body: z.strictObject({ ...tap, agrees: z.boolean(), note: z.string().trim().max(300).default('') }),
    response: Done,
    refusals: ['NOT_FOUND', 'DEPOSIT_NOT_COUNTED', 'DEPOSIT_SIGNED', 'REASON_MISSING'],
  }),
};
