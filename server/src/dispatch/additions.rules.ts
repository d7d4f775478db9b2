// Additions: a courier who has not left the last pickup yet can take more along, when that costs less than the assignment's dual
// price says that serving the job apart costs.
import { breaksShift, runnerOf, runTrip, type Runner, type Scene, type TripRun } from './cost.rules.ts';
import { tripObstacle } from './limits.rules.ts';
import { matchTrips, type Field, type Matching } from './matching.rules.ts';
import { joinTrips, singleTrip, type Trip } from './trips.rules.ts';
import type { Cost, PlanCourier, PlanJob, ZonePlan, ZoneState } from './zone-state.ts';

interface Addition {
  gain: number;
  /** Index of the trip that is taken along */
  trip: number;
  joined: Trip;
  run: TripRun;
  runner: Runner;
  delay: number;
}

export interface Additions {
  additions: ZonePlan['additions'];
  /** The assignment of what is left */
  matching: Matching;
}

/** Who takes what along. The best gain first; a courier is asked for one addition at a time. */
export function additionsOf(matching: Matching, state: ZoneState, field: Field): Additions {
  if (state.mode !== 'auto') return { additions: [], matching };
  const possible = state.couriers.flatMap((courier) => ownAdditions(courier, matching, field));
  possible.sort((a, b) => b.gain - a.gain || a.trip - b.trip || (a.runner.courier.id < b.runner.courier.id ? -1 : 1));
  const taken = new Set<number>();
  const asked = new Set<string>();
  const chosen = possible.filter(({ trip, runner: { courier } }) => {
    if (taken.has(trip) || asked.has(courier.id)) return false;
    taken.add(trip);
    asked.add(courier.id);
    return true;
  });
  if (chosen.length === 0) return { additions: [], matching };
  const rest = matching.trips.filter((_, i) => !taken.has(i));
  return { additions: chosen.map((addition) => planOf(addition, matching)), matching: matchTrips(rest, field) };
}

function ownAdditions(courier: PlanCourier, matching: Matching, field: Field): Addition[] {
  const stops = courier.route.filter(({ kind }) => kind === 'pickup');
  if (courier.status !== 'route' || courier.at === null || stops.length === 0) return [];
  const { scene } = field;
  const runner = { ...runnerOf(courier, scene), startAt: scene.now, spot: courier.at };
  const own = routeTrip(courier, runner);
  const before = runTrip(own, runner).dropSum - own.bound;
  return matching.trips.flatMap((trip, i) => {
    if (!mayBeTakenAlong(trip, stops, scene)) return [];
    const joined = joinTrips(own, trip, runner.pace);
    if (joined.jobs.length > scene.policy.maxJobsPerTrip || tripObstacle(joined, courier, scene.policy, scene.now)) return [];
    const run = runTrip(joined, runner);
    if (breaksShift(run, courier, scene.policy)) return [];
    const delay = run.dropSum - joined.bound - before;
    const gain = (matching.tripPrice[i] as number) - delay;
    return gain > scene.policy.bundleGainMin ? [{ gain, trip: i, joined, run, runner, delay }] : [];
  });
}

/** Released, soon ready, free by a human's word, and picked up where the courier still goes or beside it. */
function mayBeTakenAlong(trip: Trip, stops: PlanCourier['route'], { policy, now }: Scene): boolean {
  if (!trip.needs.joinable || trip.readyAt > now + policy.lookAheadMin || !isNear(trip, stops, policy.acrossMerchantsM)) return false;
  return trip.jobs.every(({ releaseAt }) => releaseAt <= now);
}

/** The stops a courier still has to make, as a trip of their own. */
function routeTrip({ route, carried }: PlanCourier, { pace }: Runner): Trip {
  const pickups = route.filter(({ kind }) => kind === 'pickup');
  const jobs = route.flatMap((stop): PlanJob[] => {
    if (stop.kind !== 'drop') return [];
    const from = pickups.find(({ jobId }) => jobId === stop.jobId);
    return [ownJob(stop, from ? [{ key: from.key, x: from.x, y: from.y, readyAt: from.readyAt }] : [])];
  });
  const [first, ...more] = jobs.map((job) => singleTrip(job, pace));
  const trip = more.reduce((before, next) => joinTrips(before, next, pace), first as Trip);
  const { weightG, volumeL, cold } = carried; // what is on board and what still waits counts once
  return { ...trip, needs: { ...trip.needs, weightG, volumeL, cold } };
}

const ownJob = (drop: PlanCourier['route'][number], pickups: PlanJob['pickups']): PlanJob => ({
  id: drop.jobId,
  pickups,
  drop: { key: drop.key, x: drop.x, y: drop.y },
  load: { weightG: 0, volumeL: 0, cold: false },
  cashDue: null,
  queuedAt: 0,
  promisedAt: null,
  releaseAt: 0,
  refusals: [],
  openOffers: [],
  fixes: { pinnedTo: null, excluded: [], held: false, together: null, alone: false },
});

const isNear = (trip: Trip, stops: PlanCourier['route'], withinM: number): boolean =>
  trip.stops.every((stop) => stop.kind === 'drop' || stops.some((own) => own.key === stop.key || Math.hypot(own.x - stop.x, own.y - stop.y) <= withinM - 1));

function planOf({ joined, run, runner, trip, delay, gain }: Addition, matching: Matching): ZonePlan['additions'][number] {
  const cost: Cost = { delay, lateness: 0, refusal: 0, trip: 0, distance: 0, waiting: 0, fairness: 0, ageing: 0, scarcity: 0, border: 0, coverage: 0 };
  const added = matching.trips[trip] as Trip;
  return {
    courierId: runner.courier.id,
    jobIds: added.jobs.map(({ id }) => id),
    stops: joined.stops.map(({ kind, jobIds, key }) => ({ kind, jobIds, key })),
    departAt: runner.startAt,
    pickupAt: run.pickupAt,
    endAt: run.endAt,
    distanceM: run.distanceM,
    cost,
    total: delay,
    apartMin: delay + gain,
    candidates: [],
    wave: 1,
  };
}
