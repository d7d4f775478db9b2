// What a delivery job and an offer look like. A courier who is only being asked sees a job without name, phone and house.
import { z } from 'zod';
import { CourierId, JobId, MerchantId, OfferId, OrderId } from './ids.ts';
import { JOB_STATUSES } from './lifecycles/job.ts';
import { RupiahAmount } from './money.ts';
import { LatLng } from './place.ts';
import { Instant } from './time.ts';
import { JobFixes, MAX_SEATS, MAX_TRIP_JOBS, TripStop } from './trips.ts';

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

/**
 * Why less cash was taken than is due (product.md C2): SHORT, the buyer has too little and agrees to owe the rest; NO_CHANGE, nobody
 * has change, so it is rounded in the buyer's favour.
 */
export const Shortfall = z.enum(['SHORT', 'NO_CHANGE']);
export type Shortfall = z.infer<typeof Shortfall>;

export const JobView = z.strictObject({
  id: JobId,
  kind: z.literal('delivery'),
  orderId: OrderId,
  merchantId: MerchantId,
  code: z.string(),
  status: z.enum(JOB_STATUSES),
  courierId: CourierId.nullable(),
  courierName: z.string().nullable(),
  /** The open offer; when several couriers are asked, the one with the lowest seat. A courier sees only their own here */
  offerId: OfferId.nullable(),
  /** What a dispatcher decided; nothing of it for a courier */
  fixes: JobFixes,
  pickup: StopView,
  drop: StopView,
  itemCount: z.int(),
  itemsText: z.string(),
  weightG: z.int(),
  /** Cash to take at the door; null when it is paid otherwise */
  cashDue: RupiahAmount.nullable(),
  cashCollected: RupiahAmount.nullable(),
  shortfall: Shortfall.nullable(),
  receiverName: z.string().nullable(),
  failure: z.strictObject({ reason: FailureReason, note: z.string(), attempts: z.int() }).nullable(),
  queuedAt: Instant,
  /** Not offered before: the release of its slot, or earlier when a dispatcher let it go; null: at once */
  slotAt: Instant.nullable(),
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
  'EXCLUDED',
  'PINNED_ELSEWHERE',
  'TOO_BIG',
  'NOT_COLD',
  'TOO_FAR_FOR_VEHICLE',
  'SHIFT_ENDS',
]);
export type CandidateReason = z.infer<typeof CandidateReason>;

/** The parts of a courier's price for a trip, in minutes; the smallest sum is chosen. Negative ones are credits. */
export const COST_TERM_NAMES = ['delay', 'lateness', 'refusal', 'trip', 'distance', 'waiting', 'fairness', 'ageing', 'scarcity', 'border', 'coverage'] as const;
export type CostTermName = (typeof COST_TERM_NAMES)[number];

/** Offers and plans of before it had a price have none. */
const withCoverage = (cost: unknown): unknown => (typeof cost === 'object' && cost !== null ? { coverage: 0, ...cost } : cost);

/** The planner's reasons in numbers. */
export const CandidateTerms = z.strictObject({
  cost: z.preprocess(withCoverage, z.record(z.enum(COST_TERM_NAMES), z.number())).nullable(),
  totalMin: z.number().nullable(),
  pickupAt: Instant.nullable(),
  /** In the fairness window, one day */
  jobsToday: z.int(),
  dutyMinToday: z.number(),
  /** Belongs to a neighbouring zone */
  lent: z.boolean(),
});
export type CandidateTerms = z.infer<typeof CandidateTerms>;

export const Candidate = z.strictObject({
  courierId: CourierId,
  courierName: z.string(),
  reason: CandidateReason,
  suitable: z.boolean(),
  /** To the stall */
  distanceM: z.number().nullable(),
  travelS: z.number().nullable(),
  positionAgeMs: z.number().nullable(),
  activeJobs: z.int(),
  cashInHand: RupiahAmount,
  /** Missing in offers that an earlier planner made */
  terms: CandidateTerms.optional(),
});
export type Candidate = z.infer<typeof Candidate>;

/** TAKEN: several were asked, and another one was first. */
export const OfferStatus = z.enum(['OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'TAKEN']);
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
  /** Offers of one question share it: they are answered together */
  tripId: z.uuid(),
  /** 1..n within the trip */
  rank: z.int().min(1).max(MAX_TRIP_JOBS),
  /** 1..3 among those who are asked for the job at once */
  seat: z.int().min(1).max(MAX_SEATS),
  /** 1: only one courier is asked; 2 and more: several at once, the first to accept gets it */
  wave: z.int().min(1),
  /** Of the whole trip, in order; may name jobs that the courier has already or that have left the trip */
  stops: z.array(TripStop),
  /** Along the stops, without the way to the first one; the same in all offers of a trip */
  tripM: z.number().nullable(),
});
export type OfferView = z.infer<typeof OfferView>;
