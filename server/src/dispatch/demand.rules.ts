// What will be ordered next, told from what was ordered lately, and how much work that makes for the couriers there are.
import type { Policy } from './policy.rules.ts';
import { metresBetween } from './travel.rules.ts';
import { readyAtOf } from './trips.rules.ts';
import type { Demand, PlanJob, Spot, ZoneState } from './zone-state.ts';

/** An order counts half after this long: a rush is seen while it begins, and lunch is forgotten by the evening. */
const HALF_LIFE_MIN = 40;
/** Older orders count for nothing: five half-lives leave a thirtieth. */
export const REMEMBERED_MIN = 5 * HALF_LIFE_MIN;
/** Minutes to the first stall that a trip is thought to take */
const APPROACH_MIN = 4;

export interface Placed {
  stall: Spot;
  /** Minutes since the epoch */
  at: number;
}

/** Expected orders per minute and stall: those of the last hours come again, the older the less (exponential smoothing). */
export function demandOf(placed: readonly Placed[], now: number): Demand[] {
  const byStall = new Map<string, Demand>();
  for (const { stall, at } of placed) {
    const ageMin = now - at;
    if (ageMin < 0 || ageMin > REMEMBERED_MIN) continue;
    const known = byStall.get(stall.key) ?? { key: stall.key, x: stall.x, y: stall.y, perMin: 0 };
    known.perMin += (0.5 ** (ageMin / HALF_LIFE_MIN) * Math.LN2) / HALF_LIFE_MIN;
    byStall.set(stall.key, known);
  }
  return [...byStall.values()];
}

/**
 * Work that comes within the time that is foreseen, in courier minutes, over the courier minutes there are: above 1 not every order
 * can have a trip of its own. Shifts that end are known, those that begin are not. 0 when nothing is open.
 */
export function loadOf({ jobs, couriers, demand, travel }: ZoneState, policy: Policy, now: number): number {
  if (jobs.length === 0) return 0;
  const until = now + policy.foreseeMin;
  const have = couriers.reduce((sum, { status, free, shiftEnd }) => {
    const spare = Math.min(until, shiftEnd ?? until) - Math.max(now, free?.at ?? now);
    return status === 'away' ? sum : sum + Math.max(0, spare);
  }, 0);
  const due = jobs.filter((job) => readyAtOf(job) < until).length;
  const expected = demand.reduce((sum, { perMin }) => sum + perMin, 0) * Math.max(0, policy.foreseeMin - policy.knownAheadMin);
  const leg = jobs.reduce((sum, job) => sum + legMin(job, travel, policy), 0) / jobs.length;
  const tripMin = APPROACH_MIN + policy.pickupServiceMin + leg + policy.dropServiceMin;
  return ((due + expected) * tripMin) / Math.max(1, have);
}

const legMin = ({ pickups: [stall], drop }: PlanJob, travel: ZoneState['travel'], { boundSpeedMpm }: Policy): number =>
  stall ? metresBetween(travel, stall, drop) / boundSpeedMpm : 0;
