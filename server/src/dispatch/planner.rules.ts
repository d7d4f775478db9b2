// The first planner: the nearest suitable courier by travel time, one job after another, oldest first. A later engine replaces
// planDispatch behind the same function: state in, decisions with reasons out.
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { Candidate, CandidateReason } from '@pitulungan/contracts/jobs';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';

export interface PlannerPolicy {
  maxActiveJobs: number;
  positionFreshMs: number;
  declineCooldownMs: number;
  noCourierMs: number;
  softCashLimit: Rupiah;
}

export interface PlannerCourier {
  id: CourierId;
  name: string;
  duty: DutyStatus;
  positionAtMs: number | null;
  activeJobs: number;
  carriedG: number;
  capacityG: number;
  cashInHand: Rupiah;
  hasOffer: boolean;
}

export interface PlannerJob {
  id: JobId;
  queuedAt: number;
  weightG: number;
  /** null when not paid in cash */
  cashDue: Rupiah | null;
  /** When each courier last declined this job or let it run out */
  refusedAt: ReadonlyMap<CourierId, number>;
  /** Looked up before: from each courier to the pickup */
  legs: ReadonlyMap<CourierId, { distanceM: number; travelS: number }>;
}

export interface PlannerState {
  jobs: readonly PlannerJob[];
  couriers: readonly PlannerCourier[];
}

export interface Plan {
  offers: { jobId: JobId; courierId: CourierId; candidates: Candidate[] }[];
  /** Nobody took it for too long: a human's queue */
  giveUps: JobId[];
}

const MAX_LISTED = 12;

/** Offers to make now. Pure: the same state, policy and time give the same plan, in whatever order the state comes. */
export function planDispatch(state: PlannerState, policy: PlannerPolicy, now: number): Plan {
  const plan: Plan = { offers: [], giveUps: [] };
  const promised = new Set<CourierId>();
  const jobs = [...state.jobs].sort((a, b) => a.queuedAt - b.queuedAt || compare(a.id, b.id));
  for (const job of jobs) {
    const couriers = state.couriers.map((courier) => (promised.has(courier.id) ? { ...courier, hasOffer: true } : courier));
    const candidates = rankCandidates(job, couriers, policy, now);
    const best = candidates[0];
    if (best?.suitable) {
      promised.add(best.courierId);
      plan.offers.push({ jobId: job.id, courierId: best.courierId, candidates: candidates.slice(0, MAX_LISTED) });
    } else if (now - job.queuedAt >= policy.noCourierMs) plan.giveUps.push(job.id);
  }
  return plan;
}

/** All couriers for a job: suitable ones by travel time, then the others, each with the reason in numbers. */
export function rankCandidates(job: PlannerJob, couriers: readonly PlannerCourier[], policy: PlannerPolicy, now: number): Candidate[] {
  const rows = couriers.map((courier) => ({ courier, leg: job.legs.get(courier.id) ?? null, obstacle: obstacleOf(job, courier, policy, now) }));
  rows.sort(
    (a, b) =>
      Number(a.obstacle !== undefined) - Number(b.obstacle !== undefined) ||
      (a.leg?.travelS ?? Infinity) - (b.leg?.travelS ?? Infinity) ||
      compare(a.courier.id, b.courier.id),
  );
  return rows.map(({ courier, leg, obstacle }, rank) => ({
    courierId: courier.id,
    courierName: courier.name,
    reason: obstacle ?? (rank === 0 ? 'CHOSEN' : 'FARTHER'),
    suitable: obstacle === undefined,
    distanceM: leg?.distanceM ?? null,
    travelS: leg?.travelS ?? null,
    positionAgeMs: courier.positionAtMs === null ? null : Math.max(0, now - courier.positionAtMs),
    activeJobs: courier.activeJobs,
    cashInHand: rupiahToJson(courier.cashInHand),
  }));
}

/** The first hard limit that a courier breaks, or undefined. */
function obstacleOf(job: PlannerJob, courier: PlannerCourier, policy: PlannerPolicy, now: number): CandidateReason | undefined {
  const refusedAt = job.refusedAt.get(courier.id);
  const limits: [boolean, CandidateReason][] = [
    [courier.duty === 'OFF', 'OFF_DUTY'],
    [courier.duty === 'BREAK', 'ON_BREAK'],
    [courier.hasOffer, 'HAS_OFFER'],
    [refusedAt !== undefined && now - refusedAt < policy.declineCooldownMs, 'RECENTLY_REFUSED'],
    [courier.activeJobs >= policy.maxActiveJobs, 'AT_CAPACITY'],
    [courier.carriedG + job.weightG > courier.capacityG, 'TOO_HEAVY'],
    [job.cashDue !== null && courier.cashInHand >= policy.softCashLimit, 'CASH_LIMIT'],
    [courier.positionAtMs === null, 'POSITION_MISSING'],
    [courier.positionAtMs !== null && now - courier.positionAtMs > policy.positionFreshMs, 'POSITION_OLD'],
  ];
  return limits.find(([broken]) => broken)?.[1];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
