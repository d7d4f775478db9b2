// What staff's decisions cost: the difference to what the solver would do without each of them. Said, never used against them.
import { coverageOf, gainOf, without, type Coverage, type Standing } from './cars-coverage.rules.ts';
import type { Decided } from './cars-decisions.rules.ts';
import { compare, worthFrom } from './cars-network.rules.ts';
import { pairOf, type CarPair } from './cars-pairs.rules.ts';
import type { OverrideCost } from './cars-reasons.rules.ts';
import { bestMove } from './cars-relocation.rules.ts';
import { isStanding } from './cars-standing.rules.ts';
import type { CarCall } from './cars-types.rules.ts';
import { waitedMin } from './cars-urgency.rules.ts';

/** One entry for each override that concerns a known call or car, in a fixed order. */
export function overrideCosts(decided: Decided, standing: Standing): OverrideCost[] {
  return [...callCosts(decided), ...carCosts(decided, standing)];
}

function callCosts(decided: Decided): OverrideCost[] {
  const { allowed, context } = decided;
  const { overrides } = context.state;
  const callOf = new Map([...allowed.calls, ...allowed.held].map((call) => [call.id, call]));
  const pins = [...allowed.pinned].map(([callId, carId]) => ({ code: 'PIN' as const, callId, carId }));
  const exclusions = overrides.exclusions.map((one) => ({ code: 'EXCLUSION' as const, ...one }));
  const costs = [...pins, ...exclusions].flatMap(({ code, callId, carId }): OverrideCost[] => {
    const call = callOf.get(callId);
    const offers = call ? rankedPairs(call, decided) : [];
    const fixed = offers.find((pair) => pair.carId === carId);
    const other = offers.find((pair) => pair.carId !== carId);
    if (!fixed || !other) return [];
    return [{ code, callId, carId, costMin: Math.max(0, code === 'PIN' ? fixed.cost - other.cost : other.cost - fixed.cost) }];
  });
  const held = allowed.held.flatMap((call): OverrideCost[] => {
    const best = rankedPairs(call, decided)[0];
    return best ? [{ code: 'HELD', callId: call.id, carId: best.carId, travelMin: best.travelMin, waitedMin: waitedMin(call, context.now) }] : [];
  });
  return [...costs, ...held].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

const keyOf = (cost: OverrideCost): string => `${cost.code} ${'callId' in cost ? cost.callId : ''} ${cost.carId}`;

/** What each car would cost for a call if staff had said nothing about it, cheapest first. */
function rankedPairs(call: CarCall, { allowed, context }: Decided): CarPair[] {
  return allowed.cars.flatMap((car) => pairOf(car, call, context) ?? []).sort((a, b) => a.cost - b.cost || compare(a.carId, b.carId));
}

function carCosts(decided: Decided, standing: Standing): OverrideCost[] {
  const { overrides } = decided.context.state;
  if (overrides.outOfService.length + overrides.fixedPosts.length + overrides.noRelocation.length === 0) return [];
  const coverage = coverageOf(decided.context.state.network, standing);
  return [...absences(decided, coverage), ...standstills(decided, standing, coverage)].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** What each car out of service would add where it is. */
function absences({ context }: Decided, coverage: Coverage): OverrideCost[] {
  const { state, policy, asPct } = context;
  const { network, overrides, cars } = state;
  return cars
    .filter(({ id }) => overrides.outOfService.includes(id))
    .map(({ id, place }) => {
      const others = without(coverage, id, policy.busyShare);
      const worth = worthFrom(network, policy, place, 0);
      return { code: 'OUT_OF_SERVICE', carId: id, coverLossPct: asPct(gainOf(worth, others, coverage.weights, policy.busyShare)) };
    });
}

/** What each car that may not move would gain at its best post. */
function standstills({ context, allowed }: Decided, standing: Standing, coverage: Coverage): OverrideCost[] {
  const { state, policy, asPct } = context;
  const fixed = new Set(state.overrides.fixedPosts.map(({ carId }) => carId));
  return allowed.cars
    .filter((car) => isStanding(car) && (fixed.has(car.id) || state.overrides.noRelocation.includes(car.id)))
    .map((car) => {
      const best = bestMove(car, { network: state.network, policy, coverage, stays: standing.get(car.id) });
      const code = fixed.has(car.id) ? 'FIXED_POST' : 'NO_RELOCATION';
      return { code, carId: car.id, coverLossPct: asPct(Math.max(0, best?.move.coverGain ?? 0)) };
    });
}
