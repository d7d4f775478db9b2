// Late commitment: a courier is asked only when waiting longer would make the goods wait, or would lose the courier. Before that
// the plan is tentative and may change.
import type { HoldReason } from '@pitulungan/contracts/plans';
import { termsOf, type Priced, type Runner } from './cost.rules.ts';
import { pricedOf, type Field, type Matching } from './matching.rules.ts';
import { rankRunners } from './ranking.rules.ts';
import type { Trip } from './trips.rules.ts';
import type { TripPlan, ZonePlan } from './zone-state.ts';

export interface Pair {
  trip: Trip;
  runner: Runner;
  priced: Priced;
}

export type Commitment = Pick<ZonePlan, 'offers' | 'tentative' | 'holds'>;

const LAST_CALL_MIN = 1; // a minute later the shift would be over before the goods are in hand

/** Which pairs are told now, which stay tentative, and why. */
export function commit(matching: Matching, field: Field, mode: 'auto' | 'suggest' | 'manual'): Commitment {
  const offers: ZonePlan['offers'][number][] = [];
  const tentative: TripPlan[] = [];
  const holds: ZonePlan['holds'][number][] = [];
  for (const [i, trip] of matching.trips.entries()) {
    const runner = field.runners[matching.runnerOf[i] as number];
    const priced = runner && pricedOf(trip, matching.runnerOf[i] as number, field);
    if (!runner || !priced) {
      for (const { id } of trip.jobs) holds.push({ jobId: id, reason: 'NO_CANDIDATE', until: null });
      continue;
    }
    const pair = { trip, runner, priced };
    const wait = reasonToWait(pair, field, mode);
    if (wait === null) offers.push({ ...planOf(pair, field), candidates: rankRunners(trip, field, { first: runner.courier.id }), wave: 1 });
    else {
      tentative.push(planOf(pair, field));
      for (const { id } of trip.jobs) holds.push({ jobId: id, reason: wait, until: departAt(pair, field) });
    }
  }
  return { offers, tentative, holds };
}

function reasonToWait({ trip, runner, priced }: Pair, field: Field, mode: 'auto' | 'suggest' | 'manual'): HoldReason | null {
  const { now, policy } = field.scene;
  if (mode !== 'auto') return 'SUGGESTED';
  if (trip.jobs.some(({ releaseAt }) => releaseAt > now)) return 'SLOT';
  if (runner.courier.status !== 'idle') return 'BUSY_COURIER_FIRST';
  const { shiftEnd } = runner.courier;
  const wouldBeLost = shiftEnd !== null && priced.arriveAt + policy.pickupServiceMin / 2 + LAST_CALL_MIN > shiftEnd;
  return wouldBeLost || isDue(trip, priced, field) ? null : 'TENTATIVE';
}

const ROUNDING_MIN = 1e-9;

function isDue(trip: Trip, priced: Priced, { scene: { policy } }: Field): boolean {
  const early = policy.slackMin + policy.answerMin;
  return priced.arriveAt + policy.pickupServiceMin / 2 + early >= trip.readyAt - ROUNDING_MIN;
}

const departAt = ({ trip, priced, runner }: Pair, { scene: { policy, now } }: Field): number =>
  Math.max(now, runner.startAt, trip.readyAt - policy.slackMin - policy.answerMin - policy.pickupServiceMin / 2 - (priced.arriveAt - runner.startAt));

function planOf(pair: Pair, field: Field): TripPlan {
  const { trip, runner, priced } = pair;
  return {
    courierId: runner.courier.id,
    jobIds: trip.jobs.map(({ id }) => id),
    stops: trip.stops.map(({ kind, jobIds, key }) => ({ kind, jobIds, key })),
    departAt: departAt(pair, field),
    pickupAt: priced.pickupAt,
    endAt: priced.endAt,
    distanceM: priced.distanceM,
    cost: termsOf(trip, runner, field.scene),
    total: priced.total,
    candidates: [],
  };
}

/** A courier of a trip that is asked beside the first: the same trip, another price. */
export const otherPlan = (pair: Pair, field: Field): TripPlan => ({
  ...planOf(pair, field),
  candidates: rankRunners(pair.trip, field, { first: pair.runner.courier.id }),
});
