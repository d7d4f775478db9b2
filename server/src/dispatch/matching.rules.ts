// Trips to couriers: the columns' prices, the minimum-cost assignment, and the dual prices that say which bundle would pay.
import { assign, type RowPairs } from './assignment.rules.ts';
import { overdueMin, priceOf, totalOf, type Priced, type Runner, type Scene } from './cost.rules.ts';
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
  /** By trip id: looked up once, and the columns that an exact choice may pick from */
  priced: Map<string, TripPrices>;
}

/** A trip's prices: the columns are the field's runners who are looked at for it, Infinity when a hard limit is in the way. */
export interface TripPrices extends RowPairs {
  trip: Trip;
}

export function pricesOf(trip: Trip, field: Field): TripPrices {
  const known = field.priced.get(trip.id);
  if (known) return known;
  const columns = candidatesOf(trip, field);
  const costs: number[] = [];
  for (const i of columns) costs.push(totalOf(trip, field.runners[i] as Runner, field.scene));
  const prices = { trip, columns, costs };
  field.priced.set(trip.id, prices);
  return prices;
}

/** The price of one runner in full; undefined when he is not looked at for the trip, or cannot. */
export function pricedOf(trip: Trip, i: number, field: Field): Priced | undefined {
  const known = pricesOf(trip, field);
  const runner = known.columns.includes(i) ? field.runners[i] : undefined;
  const priced = runner && priceOf(known.trip, runner, field.scene);
  return priced?.obstacle === null ? priced : undefined;
}

function candidatesOf(trip: Trip, { nearby, runners }: Field): readonly number[] {
  const first = trip.stops[0];
  const near = first ? nearby(first) : [];
  if (!trip.needs.picky) return near;
  const pinned = trip.jobs.flatMap(({ fixes }) => (fixes.pinnedTo === null ? [] : runners.findIndex(({ courier }) => courier.id === fixes.pinnedTo)));
  return pinned.some((i) => i >= 0 && !near.includes(i)) ? [...new Set([...near, ...pinned.filter((i) => i >= 0)])] : near;
}

/** What leaving a trip for later costs: more the longer its goods have waited, less the later they are ready, since it will be planned again. */
export const alonePrice = (trip: Trip, { policy, now }: Scene): number =>
  trip.jobs.reduce((sum, job) => {
    const ahead = Math.max(0, readyAtOf(job) - now) / policy.lookAheadMin;
    return sum + policy.unservedMin * Math.max(0, 1 - ahead) + overdueMin(job, now);
  }, 0);

/** Solves the assignment for trips in a fixed order. */
export function matchTrips(trips: readonly Trip[], field: Field): Matching {
  const pairs = trips.map((trip) => pricesOf(trip, field));
  const alone = trips.map((trip) => alonePrice(trip, field.scene));
  const { columnOf, rowPrice, columnPrice } = assign({ columns: field.runners.length, alone, pairs });
  return { trips, runnerOf: columnOf, tripPrice: rowPrice, runnerPrice: columnPrice };
}
