// A trip is a column of the assignment: jobs that one courier does together, with their stops in order. Thousands are built for
// one plan, so a joined trip takes over what its halves know.
import { orderDoors } from './doors.rules.ts';
import { runStops, type Pace, type TripStop } from './schedule.rules.ts';
import { metresBetween, minutesBetween } from './travel.rules.ts';
import type { PickupStop, PlanJob } from './zone-state.ts';

export interface Trip {
  /** Sorted ids of the jobs, joined: the trip's name */
  id: string;
  /** In the order of their doors */
  jobs: readonly PlanJob[];
  /** The stalls first, then the doors */
  stops: readonly TripStop[];
  pickups: number;
  /** When the goods of the first pickup are ready, not before the slot's release */
  readyAt: number;
  needs: Needs;
  /** Sum over the jobs of the earliest possible hand-over at the door: a courier waits at the stall and rides straight */
  bound: number;
  /** The trip when no stall makes it wait, per speed; looked up once */
  profiles: Profile[];
  /** See leastDelay; looked up once */
  least: { delay: number | null };
}

/** What all jobs of a trip ask for together. */
export interface Needs {
  weightG: number;
  volumeL: number;
  cold: boolean;
  cash: boolean;
  promised: boolean;
  /** A human's word or a refusal may stand in somebody's way */
  picky: boolean;
  /** By a human's word it may go with others */
  joinable: boolean;
  /** The longest way from a stall to its door */
  longestLegM: number;
}

export interface Profile {
  speedMpm: number;
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

export const readyOf = (job: PlanJob, pickup: PickupStop): number => Math.max(pickup.readyAt, job.releaseAt);

/** When all goods of a job can be picked up. */
export function readyAtOf({ releaseAt, pickups }: PlanJob): number {
  let ready = releaseAt;
  for (const { readyAt } of pickups) if (readyAt > ready) ready = readyAt;
  return ready;
}

const spotOf = ({ key, x, y }: { key: string; x: number; y: number }) => ({ key, x, y });

/** The trip of one job: its pickups in the given order, then its door. */
export function singleTrip(job: PlanJob, rules: TripRules): Trip {
  const pickups = job.pickups.map((pickup): TripStop => ({ ...spotOf(pickup), kind: 'pickup', jobIds: [job.id], readyAt: readyOf(job, pickup) }));
  return {
    id: job.id,
    jobs: [job],
    stops: [...pickups, { ...spotOf(job.drop), kind: 'drop', jobIds: [job.id], readyAt: 0 }],
    pickups: pickups.length,
    readyAt: pickups[0]?.readyAt ?? 0,
    needs: needsOf(job, rules),
    bound: boundOf(job, rules),
    profiles: [],
    least: { delay: null },
  };
}

/** Two trips as one: every stall once, then the doors in the order with the least sum of hand-over times. */
export function joinTrips(a: Trip, b: Trip, rules: TripRules): Trip {
  const pickups = mergePickups(a, b);
  const given = [...a.stops.slice(a.pickups), ...b.stops.slice(b.pickups)];
  const jobs = [...a.jobs, ...b.jobs];
  const doors = orderDoors(pickups.at(-1) ?? (given[0] as TripStop), given, rules);
  return {
    id: nameOf(jobs),
    jobs: doors === given ? jobs : doors.map((door) => jobs[given.indexOf(door)] as PlanJob),
    stops: [...pickups, ...doors],
    pickups: pickups.length,
    readyAt: pickups[0]?.readyAt ?? 0,
    needs: joinNeeds(a.needs, b.needs),
    bound: a.bound + b.bound,
    profiles: [],
    least: { delay: null },
  };
}

function needsOf({ load, cashDue, promisedAt, refusals, fixes, pickups, drop }: PlanJob, { travel }: Pace): Needs {
  return {
    weightG: load.weightG,
    volumeL: load.volumeL,
    cold: load.cold,
    cash: cashDue !== null,
    promised: promisedAt !== null,
    picky: refusals.length > 0 || fixes.pinnedTo !== null || fixes.excluded.length > 0,
    joinable: !fixes.alone && fixes.together === null,
    longestLegM: pickups.reduce((most, pickup) => Math.max(most, metresBetween(travel, pickup, drop)), 0),
  };
}

const joinNeeds = (a: Needs, b: Needs): Needs => ({
  weightG: a.weightG + b.weightG,
  volumeL: a.volumeL + b.volumeL,
  cold: a.cold || b.cold,
  cash: a.cash || b.cash,
  promised: a.promised || b.promised,
  picky: a.picky || b.picky,
  joinable: a.joinable && b.joinable,
  longestLegM: Math.max(a.longestLegM, b.longestLegM),
});

function nameOf(jobs: readonly PlanJob[]): string {
  const [a, b] = jobs;
  if (a && b && jobs.length === 2) return a.id < b.id ? `${a.id}+${b.id}` : `${b.id}+${a.id}`;
  return jobs
    .map(({ id }) => id)
    .sort()
    .join('+');
}

/** One stop per stall, the earliest ready first. */
function mergePickups(a: Trip, b: Trip): TripStop[] {
  const pickups = a.stops.slice(0, a.pickups);
  for (let i = 0; i < b.pickups; i++) {
    const stop = b.stops[i] as TripStop;
    let at = 0;
    while (at < pickups.length && pickups[at]?.key !== stop.key) at++;
    pickups[at] = at < pickups.length ? mergedStop(pickups[at] as TripStop, stop) : stop;
  }
  return pickups.length > 1 ? pickups.sort((x, y) => x.readyAt - y.readyAt || (x.key < y.key ? -1 : 1)) : pickups;
}

const mergedStop = ({ key, x, y, kind, jobIds, readyAt }: TripStop, other: TripStop): TripStop => ({
  key,
  x,
  y,
  kind,
  jobIds: [...jobIds, ...other.jobIds],
  readyAt: Math.max(readyAt, other.readyAt),
});

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
  for (const known of trip.profiles) if (known.speedMpm === rules.speedMpm) return known;
  const profile = newProfile(trip, rules);
  trip.profiles.push(profile);
  return profile;
}

function newProfile(trip: Trip, { travel, speedMpm, pickupServiceMin, dropServiceMin }: TripRules): Profile {
  let here = trip.stops[0] as TripStop;
  let { readyAt: firstAt } = here;
  let clock = -pickupServiceMin / 2; // 0 is the hand-over at the first stop
  let distanceM = 0;
  let sum = 0;
  const drops: number[] = [];
  for (const stop of trip.stops) {
    distanceM += metresBetween(travel, here, stop);
    clock += minutesBetween(travel, here, stop, speedMpm);
    if (stop.kind === 'pickup') {
      firstAt = Math.max(firstAt, stop.readyAt - clock - pickupServiceMin / 2);
      clock += pickupServiceMin;
    } else {
      drops.push(clock + dropServiceMin / 2);
      sum += clock + dropServiceMin / 2;
      clock += dropServiceMin;
    }
    here = stop;
  }
  for (let i = 0; i < drops.length; i++) drops[i] = (drops[i] as number) + firstAt;
  return { speedMpm, firstAt, dropSum: sum + firstAt * drops.length, drops, endAt: firstAt + clock, distanceM };
}

/** Hand-over times at the doors, which is the order of the trip's jobs. */
export function dropsOf(trip: Trip, at: readonly number[]): { drops: number[]; dropSum: number } {
  const drops = at.slice(trip.pickups);
  return { drops, dropSum: drops.reduce((sum, time) => sum + time, 0) };
}

/** What the trip delays even when its first pickup is made the moment it is ready, at the speed of the bound or slower. */
export function leastDelay(trip: Trip, rules: TripRules): number {
  return (trip.least.delay ??= leastDropSum(trip, rules) - trip.bound);
}

function leastDropSum(trip: Trip, rules: TripRules): number {
  if (trip.pickups === 1) return profileOf(trip, rules).dropSum;
  const first = trip.stops[0] as TripStop;
  return dropsOf(trip, runStops(trip.stops, { at: first.readyAt - rules.pickupServiceMin / 2, spot: first }, rules).at).dropSum;
}
