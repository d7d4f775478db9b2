// Why this courier, why not that one: everybody for one trip, by the price or by what stands in the way.
import { priceOf, termsOf, type Priced, type Runner, type Scene } from './cost.rules.ts';
import type { Field } from './matching.rules.ts';
import { metresBetween } from './travel.rules.ts';
import type { Trip } from './trips.rules.ts';
import type { RankedCourier } from './zone-state.ts';

/** The chosen one first, then by price, then those who cannot; no more than the policy lists. */
export function rankRunners(trip: Trip, field: Field, choice: { first?: string; all?: boolean } = {}): RankedCourier[] {
  const limit = choice.all ? field.everyone.length : field.scene.policy.listed;
  if (limit === 0) return [];
  const rows = field.everyone.map((runner) => ranked(trip, runner, priceOf(trip, runner, field.scene), field.scene));
  rows.sort((a, b) => order(a, choice.first) - order(b, choice.first) || (a.total ?? 0) - (b.total ?? 0) || (a.courierId < b.courierId ? -1 : 1));
  return rows.slice(0, limit);
}

const order = ({ courierId, obstacle }: RankedCourier, first: string | undefined): number => (courierId === first ? 0 : obstacle === null ? 1 : 2);

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
