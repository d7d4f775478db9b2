// What a delivery job and an offer look like. A courier who is only being asked sees a job without name, phone and house.
import { z } from 'zod';
import { CourierId, JobId, MerchantId, OfferId, OrderId } from './ids.ts';
import { JOB_STATUSES } from './lifecycles/job.ts';
import { RupiahAmount } from './money.ts';
import { LatLng } from './place.ts';
import { Instant } from './time.ts';

export const FAILURE_REASONS = [
  'BAD_ADDRESS',
  'NOT_HOME',
  'UNREACHABLE',
  'REFUSED',
  'NO_MONEY',
  'WRONG_GOODS',
  'NO_ACCESS',
  'VEHICLE',
  'SAFETY',
  'OTHER',
] as const;
export const FailureReason = z.enum(FAILURE_REASONS);
export type FailureReason = z.infer<typeof FailureReason>;

export const StopView = z.strictObject({
  name: z.string(),
  /** null while the courier is only being asked */
  phone: z.string().nullable(),
  line: z.string(),
  rt: z.int().nullable(),
  rw: z.int().nullable(),
  patokan: z.string(),
  pin: LatLng,
});
export type StopView = z.infer<typeof StopView>;

export const JobView = z.strictObject({
  id: JobId,
  kind: z.literal('delivery'),
  orderId: OrderId,
  merchantId: MerchantId,
  code: z.string(),
  status: z.enum(JOB_STATUSES),
  courierId: CourierId.nullable(),
  courierName: z.string().nullable(),
  offerId: OfferId.nullable(),
  pickup: StopView,
  drop: StopView,
  itemCount: z.int(),
  itemsText: z.string(),
  weightG: z.int(),
  /** Cash to take at the door; null when it is paid otherwise */
  cashDue: RupiahAmount.nullable(),
  cashCollected: RupiahAmount.nullable(),
  receiverName: z.string().nullable(),
  failure: z.strictObject({ reason: FailureReason, note: z.string(), attempts: z.int() }).nullable(),
  queuedAt: Instant,
  acceptedAt: Instant.nullable(),
  /** When the current status began */
  statusAt: Instant,
  undoUntil: Instant.nullable(),
  /** Delivered or returned, the undo window over, effects done */
  closedAt: Instant.nullable(),
  version: z.int(),
});
export type JobView = z.infer<typeof JobView>;

/** Why a courier was or was not chosen, in numbers: the sentence is made from these in the reader's language. */
export const CandidateReason = z.enum([
  'CHOSEN',
  'FARTHER',
  'OFF_DUTY',
  'ON_BREAK',
  'POSITION_OLD',
  'POSITION_MISSING',
  'AT_CAPACITY',
  'TOO_HEAVY',
  'CASH_LIMIT',
  'RECENTLY_REFUSED',
  'HAS_OFFER',
]);
export type CandidateReason = z.infer<typeof CandidateReason>;

export const Candidate = z.strictObject({
  courierId: CourierId,
  courierName: z.string(),
  reason: CandidateReason,
  suitable: z.boolean(),
  distanceM: z.number().nullable(),
  travelS: z.number().nullable(),
  positionAgeMs: z.number().nullable(),
  activeJobs: z.int(),
  cashInHand: RupiahAmount,
});
export type Candidate = z.infer<typeof Candidate>;

export const OfferStatus = z.enum(['OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN']);
export type OfferStatus = z.infer<typeof OfferStatus>;

export const OfferView = z.strictObject({
  id: OfferId,
  jobId: JobId,
  courierId: CourierId,
  courierName: z.string(),
  status: OfferStatus,
  by: z.enum(['planner', 'dispatcher']),
  offeredAt: Instant,
  expiresAt: Instant,
  answeredAt: Instant.nullable(),
  distanceM: z.number().nullable(),
  travelS: z.number().nullable(),
  /** Ranked, the chosen one first; empty for the courier */
  candidates: z.array(Candidate),
});
export type OfferView = z.infer<typeof OfferView>;
