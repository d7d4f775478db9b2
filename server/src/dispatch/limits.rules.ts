// Hard limits: what no price can buy.
import type { Policy } from './policy.rules.ts';
import { metresBetween } from './travel.rules.ts';
import type { Trip } from './trips.rules.ts';
import type { Obstacle, PlanCourier, PlanJob, Travel } from './zone-state.ts';

/** Why a courier can take nothing at all now, whatever the trip; null when he can. */
export function standingObstacle(courier: PlanCourier, policy: Policy): Obstacle | null {
  if (courier.status === 'away') return 'OFF_DUTY';
  if (courier.status === 'asked') return 'HAS_OFFER';
  if (courier.free === null) return 'POSITION_MISSING';
  if (courier.positionAgeMin !== null && courier.positionAgeMin > policy.positionFreshMin) return 'POSITION_OLD';
  return null;
}

/** Wishes and refusals of the jobs, then what the vehicle and the pouch can hold. Null when nothing stands in the way. */
export function tripObstacle(trip: Trip, courier: PlanCourier, policy: Policy, at: { now: number; travel: Travel }): Obstacle | null {
  for (const job of trip.jobs) {
    const wish = wishObstacle(job, courier.id, policy, at.now);
    if (wish) return wish;
  }
  return loadObstacle(trip, courier, policy) ?? (isTooFar(trip, courier, at.travel) ? 'TOO_FAR_FOR_VEHICLE' : null);
}

function wishObstacle({ fixes, refusals }: PlanJob, courierId: string, policy: Policy, now: number): Obstacle | null {
  if (fixes.pinnedTo !== null) return fixes.pinnedTo === courierId ? null : 'PINNED_ELSEWHERE';
  if (fixes.excluded.includes(courierId)) return 'EXCLUDED';
  if (refusals.length === 0) return null;
  const refused = refusals.some((refusal) => refusal.courierId === courierId && now - refusal.at < policy.declineCooldownMin);
  return refused ? 'RECENTLY_REFUSED' : null;
}

/** A courier who still rides is measured by what the vehicle holds once he is free: the planner looks at the next trip. */
function loadObstacle(trip: Trip, courier: PlanCourier, policy: Policy): Obstacle | null {
  for (const { obstacle, broken } of LOAD_LIMITS) if (broken(trip, courier, policy)) return obstacle;
  return null;
}

const LOAD_LIMITS: readonly { obstacle: Obstacle; broken(trip: Trip, courier: PlanCourier, policy: Policy): boolean }[] = [
  { obstacle: 'TOO_MANY_JOBS', broken: (trip, { vehicle }) => trip.jobs.length > vehicle.maxJobs },
  { obstacle: 'TOO_HEAVY', broken: (trip, { vehicle }) => trip.weightG > vehicle.capacityG },
  { obstacle: 'TOO_BIG', broken: (trip, { vehicle }) => trip.volumeL > vehicle.capacityL },
  { obstacle: 'NOT_COLD', broken: (trip, { vehicle }) => trip.cold && !vehicle.coldBox },
  { obstacle: 'CASH_LIMIT', broken: (trip, { cashInHand }, policy) => trip.cash && cashInHand >= policy.softCashLimitRp },
];

function isTooFar(trip: Trip, { vehicle: { maxLegM } }: PlanCourier, travel: Travel): boolean {
  return maxLegM !== null && trip.jobs.some((job) => job.pickups.some((pickup) => metresBetween(travel, pickup, job.drop) > maxLegM));
}

/** Obstacles that will not pass by waiting. */
const LASTING = new Set<Obstacle>(['EXCLUDED', 'TOO_MANY_JOBS', 'TOO_HEAVY', 'TOO_BIG', 'NOT_COLD', 'TOO_FAR_FOR_VEHICLE']);
export const isLasting = (obstacle: Obstacle | null): boolean => obstacle !== null && LASTING.has(obstacle);
