// After refusals several couriers are asked at once, and the first to accept wins. Never at the first time: asking everybody
// first spoils fairness and makes races.
import { otherPlan } from './commitment.rules.ts';
import { pricedOf, pricesOf, type Field, type Matching } from './matching.rules.ts';
import type { Trip } from './trips.rules.ts';
import type { ZonePlan } from './zone-state.ts';

type Offer = ZonePlan['offers'][number];

/** The offers of the plan, with others beside those whose jobs were refused often. A courier is asked for one trip only. */
export function withWaves(offers: readonly Offer[], matching: Matching, field: Field): Offer[] {
  const { policy } = field.scene;
  if (policy.waveSize <= 1) return [...offers];
  const asked = new Set(offers.map(({ courierId }) => courierId));
  const tripOf = new Map(matching.trips.map((trip) => [trip.jobs.map(({ id }) => id).join('+'), trip]));
  return offers.flatMap((offer) => {
    const trip = tripOf.get(offer.jobIds.join('+'));
    const refused = trip ? Math.max(...trip.jobs.map(({ refusals }) => refusals.length)) : 0;
    if (!trip || refused < policy.refusalsBeforeWave) return [offer];
    const wave = 1 + Math.floor(refused / policy.refusalsBeforeWave);
    return [{ ...offer, wave }, ...others(trip, field, asked).map((plan): Offer => ({ ...plan, wave }))];
  });
}

function others(trip: Trip, field: Field, asked: Set<string>): Omit<Offer, 'wave'>[] {
  const idle = pricesOf(trip, field)
    .columns.flatMap((i) => {
      const runner = field.runners[i];
      const priced = runner?.courier.status === 'idle' && !asked.has(runner.courier.id) ? pricedOf(trip, i, field) : undefined;
      return runner && priced ? [{ runner, priced }] : [];
    })
    .sort((a, b) => a.priced.total - b.priced.total || (a.runner.courier.id < b.runner.courier.id ? -1 : 1))
    .slice(0, field.scene.policy.waveSize - 1);
  for (const { runner } of idle) asked.add(runner.courier.id);
  return idle.map(({ runner, priced }) => otherPlan({ trip, runner, priced }, field));
}
