// One function plans one zone: who is asked now for which trip, what stays tentative, what is held back, what a human decides.
// Rolling horizon with couriers about to be free, bundles by column generation, minimum-cost assignment, late commitment.
import { additionsOf } from './additions.rules.ts';
import { matchWithBundles, priceFuller } from './bundling.rules.ts';
import { matchingOf, type ColumnChoice } from './choice.rules.ts';
import { commit } from './commitment.rules.ts';
import { paceOf, runnerOf, sceneOf, type Scene } from './cost.rules.ts';
import { coveragePrices } from './coverage.rules.ts';
import { forHumans, withdrawalsOf } from './human.rules.ts';
import type { Field, Matching } from './matching.rules.ts';
import { movesOf } from './prepositioning.rules.ts';
import { nearbyOf } from './nearest.rules.ts';
import type { Policy } from './policy.rules.ts';
import { rankRunners } from './ranking.rules.ts';
import { joinTrips, readyAtOf, singleTrip, type Trip, type TripRules } from './trips.rules.ts';
import { withWaves } from './waves.rules.ts';
import type { PlanJob, RankedCourier, ZonePlan, ZoneState } from './zone-state.ts';

/** Changes whenever the same inputs may give other decisions: a stored plan names the engine that made it. */
export const ENGINE_VERSION = 'columns/7';

/** `now` in minutes since the epoch; `choice` when an exact solver picked among the draft's columns. Pure: the same state, policy and time give the same plan, whatever the order of the input. */
export function planZone(state: ZoneState, policy: Policy, now: number, choice: ColumnChoice | null = null): ZonePlan {
  return finishPlan(draftPlan(state, policy, now), choice);
}

export interface Draft {
  state: ZoneState;
  field: Field;
  open: readonly PlanJob[];
  matching: Matching;
  additions: ZonePlan['additions'];
}

/** Columns and the assignment over them. A better choice of the same columns may be handed to `finishPlan`. */
export function draftPlan(given: ZoneState, policy: Policy, now: number): Draft {
  const state = inOrder(given);
  const scene = sceneOf(state, policy, now);
  const field = fieldOf(state, scene);
  const open = state.jobs.filter((job) => job.openOffers.length === 0 && !job.fixes.held);
  const planned = open.filter((job) => readyAtOf(job) <= now + policy.lookAheadMin);
  const rules = paceOf(state.travel, policy, policy.boundSpeedMpm);
  const singles = tripsByHand(planned, rules);
  const matching = matchWithBundles(singles, field);
  if (policy.solverMs > 0) priceFuller(matching, singles, field);
  const { additions, matching: rest } = additionsOf(matching, state, field);
  return { state, field, open, matching: rest, additions };
}

export function finishPlan({ state, field, open, additions, ...draft }: Draft, choice: ColumnChoice | null): ZonePlan {
  const matching = choice ? matchingOf(draft.matching, field, choice) : draft.matching;
  const { offers, tentative, holds } = commit(matching, field, state.mode);
  const waves = withWaves(offers, matching, field);
  const offered = new Set([...waves, ...additions].flatMap(({ jobIds }) => jobIds));
  const engaged = new Set([...waves, ...additions, ...tentative].map(({ courierId }) => courierId));
  return {
    offers: waves,
    additions,
    tentative,
    holds: [...holds, ...heldBack(state.jobs, field.scene)],
    moves: movesOf(state, field, engaged),
    withdrawals: withdrawalsOf(state.jobs),
    human: state.mode === 'manual' ? [] : forHumans(open, offered, { field, planned: state.mode === 'auto' }),
  };
}

/** Everybody for one trip of all jobs of the state, by price or by what stands in the way; nobody when there is no job. */
export function rankCouriers(given: ZoneState, policy: Policy, now: number): RankedCourier[] {
  const state = inOrder(given);
  const rules = paceOf(state.travel, policy, policy.boundSpeedMpm);
  const [first, ...others] = state.jobs.map((job) => singleTrip(job, rules));
  if (!first) return [];
  const trip = others.reduce((joined, single) => joinTrips(joined, single, rules), first);
  return rankRunners(trip, fieldOf(state, sceneOf(state, policy, now)), { all: true });
}

function fieldOf(state: ZoneState, scene: Scene): Field {
  const { now, policy } = scene;
  const everyone = state.couriers.map((courier) => runnerOf(courier, scene));
  const runners = everyone.filter(
    ({ obstacle, startAt, courier: { shiftEnd } }) => obstacle === null && startAt <= now + policy.freeWithinMin && startAt < (shiftEnd ?? Infinity),
  );
  const coverage = coveragePrices(runners, state.demand, scene);
  for (const [i, runner] of runners.entries()) runner.coverage = coverage[i] as number;
  return { scene, runners, everyone, nearby: nearbyOf(runners, policy.nearest), priced: new Map() };
}

/** Single trips, and the groups that a human put together. */
function tripsByHand(jobs: readonly PlanJob[], rules: TripRules): Trip[] {
  const groups = new Map<string, Trip>();
  for (const job of jobs) {
    const group = job.fixes.together ?? `job ${job.id}`;
    const known = groups.get(group);
    const single = singleTrip(job, rules);
    groups.set(group, known ? joinTrips(known, single, rules) : single);
  }
  return [...groups.values()];
}

/** The plan does not depend on the order of the input. */
const inOrder = (state: ZoneState): ZoneState => ({
  ...state,
  jobs: byId(state.jobs),
  couriers: byId(state.couriers),
  demand: [...state.demand].sort((a, b) => (a.key < b.key ? -1 : 1)),
});

const byId = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** What is not planned at all, and why. */
function heldBack(jobs: readonly PlanJob[], { now, policy }: Scene): ZonePlan['holds'] {
  return jobs.flatMap((job): ZonePlan['holds'][number][] => {
    if (job.fixes.held) return [{ jobId: job.id, reason: 'BY_HAND', until: null }];
    if (job.openOffers.length > 0) return [{ jobId: job.id, reason: 'OFFER_OPEN', until: Math.max(...job.openOffers.map(({ until }) => until)) }];
    if (readyAtOf(job) > now + policy.lookAheadMin) return [{ jobId: job.id, reason: job.releaseAt > now ? 'SLOT' : 'TENTATIVE', until: readyAtOf(job) }];
    return [];
  });
}
