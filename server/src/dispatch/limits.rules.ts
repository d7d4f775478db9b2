// Hard limits: what no price can buy.
import type { Policy } from './policy.rules.ts';
import type { Trip } from './trips.rules.ts';
import type { Obstacle, PlanCourier, PlanJob } from './zone-state.ts';

/** Why a courier can take nothing at all now, whatever the trip; null when he can. */
export function standingObstacle(courier: PlanCourier, policy: Policy): Obstacle | null {
  if (courier.status === 'away') return 'OFF_DUTY';
  if (courier.status === 'asked') return 'HAS_OFFER';
  if (courier.free === null) return 'POSITION_MISSING';
  if (courier.positionAgeMin !== null && courier.positionAgeMin > policy.positionFreshMin) return 'POSITION_OLD';
  return null;
}

/** Wishes and refusals of the jobs, then what the vehicle and the pouch can hold. Null when nothing stands in the way. */
export function tripObstacle(trip: Trip, courier: PlanCourier, policy: Policy, now: number): Obstacle | null {
  const wish = trip.needs.picky ? wishOf(trip, courier.id, policy, now) : null;
  return (
    wish ?? vehicleObstacle(trip, courier) ?? (trip.needs.cash && courier.cashInHand >= policy.softCashLimitRp ? 'CASH_LIMIT' : farObstacle(trip, courier))
  );
}

function wishOf({ jobs }: Trip, courierId: string, policy: Policy, now: number): Obstacle | null {
  for (const job of jobs) {
    const wish = wishObstacle(job, courierId, policy, now);
    if (wish) return wish;
  }
  return null;
}

function wishObstacle({ fixes, refusals }: PlanJob, courierId: string, policy: Policy, now: number): Obstacle | null {
  if (fixes.pinnedTo !== null) return fixes.pinnedTo === courierId ? null : 'PINNED_ELSEWHERE';
  if (fixes.excluded.includes(courierId)) return 'EXCLUDED';
  if (refusals.length === 0) return null;
  const refused = refusals.some((refusal) => refusal.courierId === courierId && now - refusal.at < policy.declineCooldownMin);
  return refused ? 'RECENTLY_REFUSED' : null;
}

/** A courier who still rides is measured by what the vehicle holds once he is free: the planner looks at the next trip. */
function vehicleObstacle(trip: Trip, { vehicle }: PlanCourier): Obstacle | null {
  if (trip.jobs.length > vehicle.maxJobs) return 'TOO_MANY_JOBS';
  if (trip.needs.weightG > vehicle.capacityG) return 'TOO_HEAVY';
  if (trip.needs.volumeL > vehicle.capacityL) return 'TOO_BIG';
  return trip.needs.cold && !vehicle.coldBox ? 'NOT_COLD' : null;
}

const farObstacle = (trip: Trip, { vehicle: { maxLegM } }: PlanCourier): Obstacle | null =>
  maxLegM !== null && trip.needs.longestLegM > maxLegM ? 'TOO_FAR_FOR_VEHICLE' : null;

/** Obstacles that will not pass by waiting. */
const LASTING = new Set<Obstacle>(['EXCLUDED', 'TOO_MANY_JOBS', 'TOO_HEAVY', 'TOO_BIG', 'NOT_COLD', 'TOO_FAR_FOR_VEHICLE']);
export const isLasting = (obstacle: Obstacle | null): boolean => obstacle !== null && LASTING.has(obstacle);
