// Why this courier, why not that one: everybody for one trip, by the price or by what stands in the way.
import { priceOf, termsOf, totalOf, type Priced, type Runner, type Scene } from './cost.rules.ts';
import type { Field } from './matching.rules.ts';
import { metresBetween } from './travel.rules.ts';
import type { Trip } from './trips.rules.ts';
import type { RankedCourier } from './zone-state.ts';

/** The chosen one first, then by price, then those who cannot; no more than the policy lists. */
export function rankRunners(trip: Trip, field: Field, choice: { first?: string; all?: boolean } = {}): RankedCourier[] {
  const limit = choice.all ? field.everyone.length : field.scene.policy.listed;
  if (limit === 0) return [];
  const rows = field.everyone.map((runner) => ({ runner, id: runner.courier.id, price: totalOf(trip, runner, field.scene) }));
  rows.sort((a, b) => order(a, choice.first) - order(b, choice.first) || (a.price < b.price ? -1 : a.price > b.price ? 1 : a.id < b.id ? -1 : 1));
  return rows.slice(0, limit).map(({ runner }) => ranked(trip, runner, priceOf(trip, runner, field.scene), field.scene));
}

const order = ({ id, price }: { id: string; price: number }, first: string | undefined): number => (id === first ? 0 : price < Infinity ? 1 : 2);

const ranked = (trip: Trip, runner: Runner, priced: Priced, scene: Scene): RankedCourier =>
  priced.obstacle === null
    ? {
        courierId: runner.courier.id,
        obstacle: null,
        cost: termsOf(trip, runner, scene),
        total: priced.total,
        distanceM: metresBetween(scene.travel, runner.spot, trip.stops[0] ?? runner.spot),
        travelMin: priced.arriveAt - runner.startAt,
        pickupAt: priced.pickupAt,
      }
    : { courierId: runner.courier.id, obstacle: priced.obstacle, cost: null, total: null, distanceM: null, travelMin: null, pickupAt: null };
