// Which car goes to which call now: all open calls and all cars matched at once, at the least total cost. A car on its way keeps its call
// or leaves it for a more urgent one, and then another car may take the call it left.
import { assign } from './assignment.rules.ts';
import { compare } from './cars-network.rules.ts';
import { pairOf, type CarPair, type PairContext } from './cars-pairs.rules.ts';
import { urgencyOf } from './cars-urgency.rules.ts';
import type { CarCall, HealthCar } from './cars-types.rules.ts';

export interface Matching {
  /** Chosen pairs; those whose car cannot leave yet (`untilFreeMin` > 0) are only foreseen */
  chosen: CarPair[];
  /** All pairs that were possible, by call */
  pairs: ReadonlyMap<string, CarPair[]>;
}

/** Bounds the size of the matching: calls beyond this many wait, the least urgent first. */
const MAX_CALLS = 200;

export function matchCars(cars: readonly HealthCar[], calls: readonly CarCall[], context: PairContext, pinned: ReadonlyMap<string, string>): Matching {
  const urgency = new Map(calls.map((call) => [call.id, urgencyOf(call, context.policy, context.now)]));
  const onWay = new Set(cars.map(({ callId }) => callId));
  const ranked = [...calls]
    .sort((a, b) => urgencyOfId(b.id) - urgencyOfId(a.id) || compare(a.id, b.id))
    .filter(({ id }, rank) => rank < MAX_CALLS || onWay.has(id));
  function urgencyOfId(id: string): number {
    return urgency.get(id) ?? 0;
  }
  const pairs = new Map<string, CarPair[]>(ranked.map(({ id }) => [id, []]));
  const table = cars.map((car) =>
    ranked.flatMap((call, column) => {
      const pair = isAllowed(car, call, context, pinned) ? pairOf(car, call, context) : null;
      if (!pair) return [];
      pairs.get(call.id)?.push(pair);
      return [{ column, pair, cost: pair.cost - urgencyOfId(call.id) - (pinned.get(call.id) === car.id ? PIN : 0) }];
    }),
  );
  const alone = cars.map(({ phase }) => (phase === 'TO_SCENE' ? KEPT : 0));
  const { columnOf } = assign({
    columns: ranked.length,
    alone,
    pairs: table.map((row) => ({ columns: row.map(({ column }) => column), costs: row.map(({ cost }) => cost) })),
  });
  return { chosen: table.flatMap((row, car) => row.find(({ column }) => column === columnOf[car])?.pair ?? []), pairs };
}

/** More than any other sum of costs, min: what staff pinned is served first. */
const PIN = 1e7;
/** More than that, min: a car on its way keeps its call or gets a more urgent one; it never turns round for nothing. */
const KEPT = 1e9;

function isAllowed(car: HealthCar, call: CarCall, context: PairContext, pinned: ReadonlyMap<string, string>): boolean {
  return (pinned.get(call.id) ?? car.id) === car.id && !context.isExcluded(call.id, car.id);
}
