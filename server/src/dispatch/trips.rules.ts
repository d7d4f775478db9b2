// A trip is a column of the assignment: jobs that one courier does together, with their stops in order.
import { runStops, type Pace, type TripStop } from './schedule.rules.ts';
import { minutesBetween } from './travel.rules.ts';
import type { PickupStop, PlanJob } from './zone-state.ts';

export interface Trip {
  /** Sorted ids of the jobs, joined: the trip's name */
  id: string;
  /** In the order of their doors */
  jobs: readonly PlanJob[];
  stops: readonly TripStop[];
  /** When the goods of the first pickup are ready, not before the slot's release */
  readyAt: number;
  weightG: number;
  volumeL: number;
  cold: boolean;
  cash: boolean;
  /** Sum over the jobs of the earliest possible hand-over at the door: a courier waits at the stall and rides straight */
  bound: number;
  /** The trip when no stall makes it wait, per speed; looked up once */
  profile: Map<number, Profile>;
  /** See leastDelay; looked up once */
  least: { delay: number | null };
}

export interface Profile {
  /** Hand-over at the first stop */
  firstAt: number;
  /** Sum of the hand-over times at the doors */
  dropSum: number;
  /** In the order of `jobs` */
  drops: readonly number[];
  endAt: number;
  distanceM: number;
}

export interface TripRules extends Pace {
  /** Speed that the bound assumes, metres per minute */
  boundSpeedMpm: number;
}

const MAX_SEQUENCED = 5; // all orders of so few drops are tried: 120

export const readyOf = (job: PlanJob, pickup: PickupStop): number => Math.max(pickup.readyAt, job.releaseAt);

/** When all goods of a job can be picked up. */
export const readyAtOf = (job: PlanJob): number => Math.max(job.releaseAt, ...job.pickups.map(({ readyAt }) => readyAt));

/** The trip of one job: its pickups in the given order, then its door. */
export function singleTrip(job: PlanJob, rules: TripRules): Trip {
  const stops = job.pickups.map((pickup): TripStop => ({ ...spotOf(pickup), kind: 'pickup', jobIds: [job.id], readyAt: readyOf(job, pickup) }));
  return tripOf([job], [...stops, dropStop(job)], rules);
}

/** Two trips as one: every stall once, then the doors in the order with the least sum of hand-over times. */
export function joinTrips(a: Trip, b: Trip, rules: TripRules): Trip {
  const jobs = [...a.jobs, ...b.jobs];
  const pickups = mergePickups([...a.stops, ...b.stops].filter(({ kind }) => kind === 'pickup'));
  const last = pickups.at(-1);
  const drops = last && jobs.length <= MAX_SEQUENCED ? bestDrops(last, jobs, rules) : nearestDrops(last ?? dropStop(jobs[0] as PlanJob), jobs, rules);
  return tripOf(jobs, [...pickups, ...drops], rules);
}

const spotOf = ({ key, x, y }: { key: string; x: number; y: number }) => ({ key, x, y });
const dropStop = (job: PlanJob): TripStop => ({ ...spotOf(job.drop), kind: 'drop', jobIds: [job.id], readyAt: 0 });

/** One stop per stall, the earliest ready first. */
function mergePickups(stops: readonly TripStop[]): TripStop[] {
  const byKey = new Map<string, TripStop>();
  for (const stop of stops) {
    const known = byKey.get(stop.key);
    byKey.set(stop.key, known ? { ...known, jobIds: [...known.jobIds, ...stop.jobIds], readyAt: Math.max(known.readyAt, stop.readyAt) } : stop);
  }
  return [...byKey.values()].sort((a, b) => a.readyAt - b.readyAt || (a.key < b.key ? -1 : 1));
}

/** The order of doors with the least sum of hand-over times. */
function bestDrops(from: TripStop, jobs: readonly PlanJob[], rules: TripRules): TripStop[] {
  const [one, other] = jobs;
  if (one && other && jobs.length === 2) {
    const here = minutesBetween(rules.travel, from, one.drop, rules.boundSpeedMpm);
    const there = minutesBetween(rules.travel, from, other.drop, rules.boundSpeedMpm);
    return (there < here ? [other, one] : [one, other]).map(dropStop); // the way between the doors is the same either way
  }
  let best: readonly PlanJob[] = jobs;
  let bestSum = Infinity;
  const walk = (done: readonly PlanJob[], left: readonly PlanJob[], clock: number, sum: number): void => {
    if (sum >= bestSum) return;
    if (left.length === 0) {
      best = done;
      bestSum = sum;
      return;
    }
    const here = done.at(-1)?.drop ?? from;
    for (const job of left) {
      const at = clock + minutesBetween(rules.travel, here, job.drop, rules.boundSpeedMpm) + rules.dropServiceMin;
      walk(
        [...done, job],
        left.filter((other) => other !== job),
        at,
        sum + at,
      );
    }
  };
  walk([], jobs, 0, 0);
  return best.map(dropStop);
}

/** For longer lists: always the nearest door next. */
function nearestDrops(from: TripStop, jobs: readonly PlanJob[], rules: TripRules): TripStop[] {
  const left = [...jobs];
  const stops: TripStop[] = [];
  let here = from;
  while (left.length > 0) {
    const legs = left.map((job) => minutesBetween(rules.travel, here, job.drop, rules.boundSpeedMpm));
    const next = legs.indexOf(Math.min(...legs));
    here = dropStop(left.splice(next, 1)[0] as PlanJob);
    stops.push(here);
  }
  return stops;
}

/** A trip along given stops; its jobs are listed in the order of their doors. */
export function tripOf(given: readonly PlanJob[], stops: readonly TripStop[], rules: TripRules): Trip {
  const byId = new Map(given.map((job) => [job.id, job]));
  const jobs = stops.flatMap(({ kind, jobIds }) => (kind === 'drop' ? jobIds.flatMap((id) => byId.get(id) ?? []) : []));
  const pickups = stops.filter(({ kind }) => kind === 'pickup');
  return {
    id: jobs
      .map(({ id }) => id)
      .sort()
      .join('+'),
    jobs,
    stops,
    readyAt: pickups[0]?.readyAt ?? 0,
    weightG: jobs.reduce((sum, { load }) => sum + load.weightG, 0),
    volumeL: jobs.reduce((sum, { load }) => sum + load.volumeL, 0),
    cold: jobs.some(({ load }) => load.cold),
    cash: jobs.some(({ cashDue }) => cashDue !== null),
    bound: jobs.reduce((sum, job) => sum + boundOf(job, rules), 0),
    profile: new Map(),
    least: { delay: null },
  };
}

/** Earliest hand-over at the door of one job. */
export function boundOf(job: PlanJob, rules: TripRules): number {
  const [first, ...more] = job.pickups;
  if (!first) return 0;
  let clock = readyOf(job, first) + rules.pickupServiceMin / 2;
  let here: PickupStop = first;
  for (const pickup of more) {
    const arrive = clock + minutesBetween(rules.travel, here, pickup, rules.boundSpeedMpm) + rules.pickupServiceMin / 2;
    clock = Math.max(arrive, readyOf(job, pickup)) + rules.pickupServiceMin / 2;
    here = pickup;
  }
  return clock + minutesBetween(rules.travel, here, job.drop, rules.boundSpeedMpm) + rules.dropServiceMin / 2;
}

/** The trip from a first pickup so late that no stall makes it wait: for every later start all times shift alike. */
export function profileOf(trip: Trip, rules: TripRules): Profile {
  const known = trip.profile.get(rules.speedMpm);
  if (known) return known;
  const first = trip.stops[0] as TripStop;
  let firstAt = first.readyAt;
  let run = runFrom(trip.stops, first, firstAt, rules);
  for (const [i, stop] of trip.stops.entries()) {
    if (stop.kind === 'pickup' && i > 0) firstAt = Math.max(firstAt, first.readyAt + stop.readyAt - (run.at[i] as number) + (run.waited[i] as number));
  }
  if (firstAt > first.readyAt) run = runFrom(trip.stops, first, firstAt, rules);
  const profile = { firstAt, ...dropsOf(trip, run.at), endAt: run.endAt, distanceM: run.distanceM };
  trip.profile.set(rules.speedMpm, profile);
  return profile;
}

const runFrom = (stops: readonly TripStop[], first: TripStop, firstAt: number, rules: TripRules) =>
  runStops(stops, { at: firstAt - rules.pickupServiceMin / 2, spot: first }, rules);

/** Hand-over times at the doors, which is the order of the trip's jobs. */
export function dropsOf(trip: Trip, at: readonly number[]): { drops: number[]; dropSum: number } {
  const drops: number[] = [];
  let dropSum = 0;
  for (const [i, { kind }] of trip.stops.entries()) {
    if (kind !== 'drop') continue;
    drops.push(at[i] as number);
    dropSum += at[i] as number;
  }
  return { drops, dropSum };
}

/** What the trip delays even when its first pickup is made the moment it is ready, at the speed of the bound or slower. */
export function leastDelay(trip: Trip, rules: TripRules): number {
  if (trip.least.delay !== null) return trip.least.delay;
  const first = trip.stops[0];
  const run = first ? runStops(trip.stops, { at: first.readyAt - rules.pickupServiceMin / 2, spot: first }, rules) : null;
  trip.least.delay = run ? dropsOf(trip, run.at).dropSum - trip.bound : 0;
  return trip.least.delay;
}
