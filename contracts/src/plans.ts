// What a planner knew and decided, kept for a month: why this courier, and does the same knowledge give the same decision?
import { z } from 'zod';
import { CourierId, JobId, PlanId, ZoneId } from './ids.ts';
import { Candidate } from './jobs.ts';
import { Instant } from './time.ts';
import { TripStop } from './trips.ts';
import { TravelSource } from './zones.ts';

export const PLANS_KEPT_DAYS = 30;

export const PlanView = z.strictObject({
  id: PlanId,
  zoneId: ZoneId,
  zoneName: z.string(),
  at: Instant,
  engine: z.string(),
  policyVersion: z.int(),
  /** sha256 of the canonical inputs, hexadecimal */
  digest: z.string(),
  ms: z.number(),
  jobs: z.int(),
  couriers: z.int(),
  offers: z.int(),
  travel: TravelSource,
});
export type PlanView = z.infer<typeof PlanView>;

/** Why a job is not offered at this moment. SUGGESTED: the zone only shows what it would do; BUSY_COURIER_FIRST: the best courier ends something else first */
export const HOLD_REASONS = ['SLOT', 'TENTATIVE', 'BUSY_COURIER_FIRST', 'BY_HAND', 'OFFER_OPEN', 'NO_CANDIDATE', 'SUGGESTED'] as const;
export const HoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof HoldReason>;

export const PlannedTrip = z.strictObject({
  /** offer: asked now; addition: asked now, to a courier on the way; tentative: may change */
  kind: z.enum(['offer', 'addition', 'tentative']),
  jobIds: z.array(JobId),
  courierId: CourierId,
  /** In the order to be visited */
  stops: z.array(TripStop),
  wave: z.int(),
  departAt: Instant,
  pickupAt: Instant,
  endAt: Instant,
  distanceM: z.number(),
  /** The one it goes to first */
  candidates: z.array(Candidate),
});
export type PlannedTrip = z.infer<typeof PlannedTrip>;

export const PlanDetail = z.strictObject({
  plan: PlanView,
  trips: z.array(PlannedTrip),
  holds: z.array(z.strictObject({ jobId: JobId, reason: HoldReason, until: Instant.nullable() })),
  human: z.array(z.strictObject({ jobId: JobId, reason: z.enum(['NOBODY_TOOK_IT', 'NOBODY_CAN']), sinceMin: z.number() })),
});
export type PlanDetail = z.infer<typeof PlanDetail>;

/** `same`: byte for byte. A plan of another engine is not replayed, and never the same: its numbers meant something else. */
export const Replay = z.strictObject({ same: z.boolean(), engine: z.string(), madeBy: z.string() });
export type Replay = z.infer<typeof Replay>;
