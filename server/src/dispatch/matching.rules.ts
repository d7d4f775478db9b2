// Trips to couriers: the columns' prices, the minimum-cost assignment, and the dual prices that say which bundle would pay.
import { assign } from './assignment.rules.ts';
import { overdueMin, priceOf, type Priced, type Runner, type Scene } from './cost.rules.ts';
import type { Nearby } from './nearest.rules.ts';
import { readyAtOf, type Trip } from './trips.rules.ts';

export interface Matching {
  trips: readonly Trip[];
  /** Per trip: the index of its runner, or -1 */
  runnerOf: Int32Array;
  /** Per trip: what serving it costs in all, displaced others included */
  tripPrice: Float64Array;
  /** Per runner: what having him saves (0 or negative) */
  runnerPrice: Float64Array;
}

export interface Field {
  scene: Scene;
  /** Who can be planned with now */
  runners: readonly Runner[];
  /** All of the zone, with what stands in their way */
  everyone: readonly Runner[];
  nearby: Nearby;
  /** Priced pairs by trip id: looked up once, and the columns that an exact choice may pick from */
  priced: Map<string, { trip: Trip; prices: ReadonlyMap<number, Priced> }>;
}

/** The possible runners of a trip with their prices. */
export function pricesOf(trip: Trip, field: Field): ReadonlyMap<number, Priced> {
  const known = field.priced.get(trip.id);
  if (known) return known.prices;
  const prices = new Map<number, Priced>();
  for (const i of candidatesOf(trip, field)) {
    const priced = priceOf(trip, field.runners[i] as Runner, field.scene);
    if (priced.obstacle === null) prices.set(i, priced);
  }
  field.priced.set(trip.id, { trip, prices });
  return prices;
}

function candidatesOf(trip: Trip, { nearby, runners }: Field): readonly number[] {
  const first = trip.stops[0];
  const near = first ? nearby(first) : [];
  const pinned = trip.jobs.flatMap(({ fixes }) => (fixes.pinnedTo === null ? [] : runners.findIndex(({ courier }) => courier.id === fixes.pinnedTo)));
  return pinned.some((i) => i >= 0 && !near.includes(i)) ? [...near, ...pinned.filter((i) => i >= 0)] : near;
}

/** What leaving a trip for later costs: more the longer its goods have waited, less the later they are ready, since it will be planned again. */
export const alonePrice = (trip: Trip, { policy, now }: Scene): number =>
  trip.jobs.reduce((sum, job) => {
    const ahead = Math.max(0, readyAtOf(job) - now) / policy.lookAheadMin;
    return sum + policy.unservedMin * Math.max(0, 1 - ahead) + overdueMin(job.releaseAt, job.pickups, now);
  }, 0);

/** Solves the assignment for trips in a fixed order. */
export function matchTrips(trips: readonly Trip[], field: Field): Matching {
  const pairs = trips.map((trip) => [...pricesOf(trip, field)].map(([column, { total }]) => ({ column, cost: total })));
  const alone = trips.map((trip) => alonePrice(trip, field.scene));
  const { columnOf, rowPrice, columnPrice } = assign({ columns: field.runners.length, alone, pairs });
  return { trips, runnerOf: columnOf, tripPrice: rowPrice, runnerPrice: columnPrice };
}
