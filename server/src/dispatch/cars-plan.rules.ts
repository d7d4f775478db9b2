// The health-car solver: one decision for the whole fleet. Triage first, the nearest suitable car by time and by what its leaving costs,
// diversion only before arrival and only to the more urgent, a reserve, and idle cars where they cover most.
import { coverageOf, lossesOf, type Standing } from './cars-coverage.rules.ts';
import { departures, dispatchOf, holdsOf, requeuesOf, staffQueueOf, type Decided } from './cars-decisions.rules.ts';
import { matchCars } from './cars-dispatch.rules.ts';
import { worthOfResponse } from './cars-network.rules.ts';
import { overrideCosts } from './cars-override-cost.rules.ts';
import { applyOverrides, type Allowed } from './cars-overrides.rules.ts';
import type { PairContext } from './cars-pairs.rules.ts';
import type { CarsPolicy } from './cars-policy.rules.ts';
import type { CarsPlan } from './cars-reasons.rules.ts';
import { relocationsOf } from './cars-relocation.rules.ts';
import { isStanding, standingWorth } from './cars-standing.rules.ts';
import type { CarsState } from './cars-types.rules.ts';

/**
 * Decides for all cars and calls at `now` (epoch ms); prices and limits in `policy`. Pure: the same state, policy and time give
 * the same plan, in whatever order the state comes. Every open call is either in `dispatch` or in `hold`.
 */
export function planHealthCars(state: CarsState, policy: CarsPolicy, now: number): CarsPlan {
  const allowed = applyOverrides(state);
  const standing = standingWorth(state, policy, allowed.cars, now);
  const context = pairContext(state, policy, { now, allowed, standing });
  const decided: Decided = { allowed, context, matching: matchCars(allowed.cars, allowed.calls, context, allowed.pinned) };
  const leaving = departures(decided);
  const hold = holdsOf(decided);
  return {
    dispatch: leaving.map((pair) => dispatchOf(pair, decided)),
    requeue: requeuesOf(leaving, decided, state.calls),
    relocate: relocationsOf(decided, standing, new Set(leaving.map(({ carId }) => carId))),
    hold,
    staffQueue: staffQueueOf(hold, decided),
    overrideCosts: overrideCosts(decided, standing),
  };
}

function pairContext(state: CarsState, policy: CarsPolicy, { now, allowed, standing }: { now: number; allowed: Allowed; standing: Standing }): PairContext {
  const idle = allowed.cars.filter(isStanding).length;
  const reserve = policy.reserveShare * allowed.cars.length;
  const excluded = new Map(state.overrides.exclusions.map(({ callId }) => [callId, new Set<string>()]));
  for (const { callId, carId } of state.overrides.exclusions) excluded.get(callId)?.add(carId);
  const full = worthOfResponse(0, policy);
  return {
    state,
    policy,
    now,
    callOf: new Map(allowed.calls.map((call) => [call.id, call])),
    lossOf: allowed.calls.length ? lossesOf(coverageOf(state.network, standing), policy.busyShare) : new Map<string, number>(),
    shortage: reserve > 0 ? Math.min(1, Math.max(0, (reserve - idle + 1) / reserve)) : 0,
    asPct: (cover) => (100 * cover) / full,
    isExcluded: (callId, carId) => excluded.get(callId)?.has(carId) ?? false,
  };
}
