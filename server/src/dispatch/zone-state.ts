// The engine's words: what one zone looks like at a moment, and what is decided about it. Plain data, so that a plan can be
// stored and replayed. Instants are minutes since the epoch (fractions allowed), durations and costs minutes, places metres on
// a plane.
import type { CostTermName } from '@pitulungan/contracts/jobs';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { HoldReason } from '@pitulungan/contracts/plans';

export interface Spot {
  /** Names the place in a table of looked-up distances */
  key: string;
  x: number;
  y: number;
}

/** Metres by road where they were looked up, the straight line times the detour elsewhere. */
export interface Travel {
  detour: number;
  /** Rounds each leg up to whole minutes, as the published benchmark does */
  wholeMinutes: boolean;
  /** metres[from.key][to.key] */
  metres: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
}

export interface PickupStop extends Spot {
  readyAt: number;
}

export interface Load {
  weightG: number;
  volumeL: number;
  cold: boolean;
}

/** What a human decided about a job; the engine works around it and never moves it. */
export interface Fixes {
  pinnedTo: string | null;
  excluded: readonly string[];
  held: boolean;
  /** Jobs that share this go in one trip */
  together: string | null;
  /** Goes alone */
  alone: boolean;
}

export interface PlanJob {
  id: string;
  /** In the order to be visited; one for a plain order */
  pickups: readonly PickupStop[];
  drop: Spot;
  load: Load;
  /** null when it is not paid in cash */
  cashDue: Rupiah | null;
  queuedAt: number;
  promisedAt: number | null;
  /** Not offered before: the slot's release */
  releaseAt: number;
  /** Who declined or did not answer, and when */
  refusals: readonly { courierId: string; at: number }[];
  /** Open offers of this job; more than one only after refusals */
  openOffers: readonly { courierId: string; until: number }[];
  fixes: Fixes;
}

export interface VehicleLimits {
  speedMpm: number;
  capacityG: number;
  capacityL: number;
  maxJobs: number;
  coldBox: boolean;
  /** Longest distance from pickup to drop; null when any */
  maxLegM: number | null;
}

/** A stop that a courier still has to make. */
export interface RouteStop extends Spot {
  kind: 'pickup' | 'drop';
  jobId: string;
  readyAt: number;
}

export interface PlanCourier {
  id: string;
  name: string;
  /** `route`: has stops to make; `asked`: holds an open offer; `away`: off duty or on a break */
  status: 'idle' | 'route' | 'asked' | 'away';
  at: Spot | null;
  positionAgeMin: number | null;
  /** When and where the present work is expected to end; for an idle courier since when he has been free, and where */
  free: { at: number; spot: Spot } | null;
  /** Stops left, in order; while a pickup is ahead, more can be added: give none once the last pickup is made */
  route: readonly RouteStop[];
  vehicle: VehicleLimits;
  carried: Load & { jobs: number };
  cashInHand: Rupiah;
  shiftEnd: number | null;
  /** In the fairness window */
  recent: { jobs: number; incomeRp: Rupiah; dutyMin: number };
  /** Own history of offers: a prior is added by the policy */
  asked: { yes: number; total: number };
  /** Belongs to a neighbouring zone: costs the border's price */
  lent: boolean;
}

/** Orders expected at a stall, per minute. */
export interface Demand extends Spot {
  perMin: number;
}

export interface ZoneState {
  jobs: readonly PlanJob[];
  couriers: readonly PlanCourier[];
  travel: Travel;
  /** What will be ordered next, by stall */
  demand: readonly Demand[];
  mode: 'auto' | 'suggest' | 'manual';
}

/** The named parts of a pair's cost, in minutes; their sum decides. */
export type Cost = Record<CostTermName, number>;

export const OBSTACLES = [
  'OFF_DUTY',
  'HAS_OFFER',
  'POSITION_MISSING',
  'POSITION_OLD',
  'RECENTLY_REFUSED',
  'EXCLUDED',
  'PINNED_ELSEWHERE',
  'TOO_MANY_JOBS',
  'TOO_HEAVY',
  'TOO_BIG',
  'NOT_COLD',
  'TOO_FAR_FOR_VEHICLE',
  'CASH_LIMIT',
  'SHIFT_ENDS',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** One courier for one trip: the terms of the cost, or the first hard limit that stands in the way. */
export interface RankedCourier {
  courierId: string;
  obstacle: Obstacle | null;
  cost: Cost | null;
  total: number | null;
  /** To the first stall, from where the courier is or will be free */
  distanceM: number | null;
  travelMin: number | null;
  pickupAt: number | null;
}

export interface TripPlan {
  courierId: string;
  jobIds: readonly string[];
  stops: readonly { kind: 'pickup' | 'drop'; jobIds: readonly string[]; key: string }[];
  /** When the courier should leave, and the expected times */
  departAt: number;
  pickupAt: number;
  endAt: number;
  distanceM: number;
  cost: Cost;
  total: number;
  /** Ranked, the chosen one first: why this courier, why not that one. Of offers; a tentative plan's are asked for by job */
  candidates: readonly RankedCourier[];
}

export interface ZonePlan {
  /** To be made now; with more than one courier for a job the first to accept wins */
  offers: readonly (TripPlan & { wave: number })[];
  /** Stops for a courier who has not left the last pickup: offered as an addition */
  additions: readonly (TripPlan & { wave: number; /** What serving it apart would cost */ apartMin: number })[];
  /** What would happen if nothing changed; may change at the next look */
  tentative: readonly TripPlan[];
  holds: readonly { jobId: string; reason: HoldReason; until: number | null }[];
  /** Where a courier without work should wait, because the next orders are expected there; the gain in minutes over all of them */
  moves: readonly { courierId: string; spot: Spot; travelMin: number; gainMin: number }[];
  withdrawals: readonly { jobId: string; courierId: string; reason: 'HELD' | 'EXCLUDED' | 'PINNED_ELSEWHERE' }[];
  /** Nobody took it for too long, or nobody can: a human decides */
  human: readonly { jobId: string; reason: 'NOBODY_TOOK_IT' | 'NOBODY_CAN'; sinceMin: number }[];
}
