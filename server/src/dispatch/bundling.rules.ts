// Bundles by column generation: two trips become one when the joined trip costs less than the assignment's dual prices say that
// serving both apart costs. Each round joins the best pairs that do not touch each other and solves again.
import { matchTrips, pricesOf, type Field, type Matching } from './matching.rules.ts';
import { ageingOf, paceOf } from './cost.rules.ts';
import { joinTrips, leastDelay, type Trip, type TripRules } from './trips.rules.ts';

interface Join {
  gain: number;
  a: number;
  b: number;
  trip: Trip;
}

/** The assignment with the bundles that pay. */
export function matchWithBundles(singles: readonly Trip[], field: Field): Matching {
  const known: Joined = new Map();
  let matching = matchTrips(inOrder(singles), field);
  for (let round = 0; round < field.scene.policy.bundleRounds; round++) {
    const joins = joinsThatPay(matching, field, known);
    if (joins.length === 0) return matching;
    matching = matchTrips(inOrder(withJoins(matching.trips, joins)), field);
  }
  return matching;
}

/**
 * When trips are left over: each trip that could hold one more, with each of its nearest jobs, wherever that job is planned now.
 * Trips of two that were joined to the full cannot be joined any further, so three to a trip are found only by breaking one up: these
 * columns are priced for the exact choice.
 */
export function priceFuller({ trips, runnerOf }: Matching, singles: readonly Trip[], field: Field): void {
  if (!runnerOf.includes(-1)) return;
  const maxJobs = roomOf(field);
  const rules = paceOf(field.scene.travel, field.scene.policy, field.scene.policy.boundSpeedMpm);
  const all = [...trips, ...inOrder(singles.filter((trip) => trip.jobs.length === 1))];
  const jobs = [...all.keys()].slice(trips.length);
  const byStall = Map.groupBy(jobs, (i) => stallOf(all[i]));
  const bundles = [...trips.entries()].filter(([, trip]) => trip.jobs.length > 1 && trip.jobs.length < maxJobs); // pairs were all asked about before
  for (const [a, trip] of bundles) {
    for (const b of matesOf(a, all, { sameStall: byStall.get(stallOf(trip)) ?? [], all: jobs, maxJobs, field })) {
      const [job] = (all[b] as Trip).jobs;
      if (job && !trip.jobs.includes(job)) pricesOf(joinTrips(trip, all[b] as Trip, rules), field);
    }
  }
}

/** How many jobs the roomiest vehicle holds: a longer trip nobody could make. */
const roomOf = ({ runners, scene: { policy } }: Field): number =>
  Math.min(
    policy.maxJobsPerTrip,
    runners.reduce((most, { courier }) => Math.max(most, courier.vehicle.maxJobs), 0),
  );

/** The order of the assignment's rows does not depend on the order of the input. */
const inOrder = (trips: readonly Trip[]): Trip[] => [...trips].sort((a, b) => a.readyAt - b.readyAt || (a.id < b.id ? -1 : 1));

function withJoins(trips: readonly Trip[], joins: readonly Join[]): Trip[] {
  const joined = new Set<number>();
  const added: Trip[] = [];
  for (const { a, b, trip } of joins) {
    if (joined.has(a) || joined.has(b)) continue;
    joined.add(a).add(b);
    added.push(trip);
  }
  return [...trips.filter((_, i) => !joined.has(i)), ...added];
}

/** What was joined in earlier rounds, by its halves. */
type Joined = Map<Trip, { other: Trip; trip: Trip }[]>;

function joinsThatPay(matching: Matching, field: Field, known: Joined): Join[] {
  const rules = paceOf(field.scene.travel, field.scene.policy, field.scene.policy.boundSpeedMpm);
  const standing = Math.min(...field.runners.map(({ fairness, border, coverage }) => fairness + border + coverage));
  const joins: Join[] = [];
  for (const [a, b] of pairsOf(matching.trips, field)) {
    const trip = joinedOf(matching.trips[a] as Trip, matching.trips[b] as Trip, rules, known);
    const join = joinOf(matching, { a, b, trip }, { field, rules, standing });
    if (join) joins.push(join);
  }
  return joins.sort((x, y) => y.gain - x.gain || x.a - y.a || x.b - y.b);
}

function joinedOf(a: Trip, b: Trip, rules: TripRules, known: Joined): Trip {
  const before = known.get(a) ?? [];
  for (const { other, trip } of before) if (other === b) return trip;
  const trip = joinTrips(a, b, rules);
  before.push({ other: b, trip });
  if (before.length === 1) known.set(a, before);
  return trip;
}

interface Prices {
  field: Field;
  rules: TripRules;
  /** The least that a courier costs whatever he does */
  standing: number;
}

function joinOf(matching: Matching, { a, b, trip }: Omit<Join, 'gain'>, { field, rules, standing }: Prices): Join | undefined {
  const { policy } = field.scene;
  const apart = (matching.tripPrice[a] as number) + (matching.tripPrice[b] as number);
  // the price can never be below this, so most pairs are never priced for anybody
  const least = leastDelay(trip, rules) + policy.tripPriceMin + standing - ageingOf(trip, field.scene);
  if (apart - least <= policy.bundleGainMin) return undefined;
  const { columns, costs } = pricesOf(trip, field);
  let best = Infinity;
  for (let i = 0; i < columns.length; i++) best = Math.min(best, (costs[i] as number) - (matching.runnerPrice[columns[i] as number] as number));
  const gain = apart - best;
  return gain > policy.bundleGainMin ? { gain, a, b, trip } : undefined;
}

const MATES = 6; // of the same stall
const MATES_ACROSS = 3; // of other stalls

/** Pairs of trips worth asking about: for each trip its mates among the later ones. */
function* pairsOf(trips: readonly Trip[], field: Field): Generator<[number, number]> {
  const byStall = Map.groupBy(trips.keys(), (i) => stallOf(trips[i]));
  const all = [...trips.keys()];
  const maxJobs = roomOf(field);
  for (const a of all) for (const b of matesOf(a, trips, { sameStall: byStall.get(stallOf(trips[a])) ?? [], all, maxJobs, field })) yield [a, b];
}

const stallOf = (trip: Trip | undefined): string => trip?.stops[0]?.key ?? '';

interface Mates {
  sameStall: readonly number[];
  all: readonly number[];
  maxJobs: number;
  field: Field;
}

/** The nearest few trips of the same stall and of stalls near it. */
function matesOf(a: number, trips: readonly Trip[], { sameStall, all, maxJobs, field }: Mates): number[] {
  const { acrossMerchantsM } = field.scene.policy;
  const same = nearestMates(a, trips, { among: sameStall, withinM: 0, most: MATES, maxJobs });
  const across = nearestMates(a, trips, { among: acrossMerchantsM > 0 ? all : [], withinM: acrossMerchantsM, most: MATES_ACROSS, maxJobs });
  return [...same, ...across];
}

interface Search {
  among: readonly number[];
  /** 0: the same stall; else other stalls within so many metres */
  withinM: number;
  most: number;
  maxJobs: number;
}

/** The nearest few later trips, by the sum of the ways between the stalls and between the doors. */
function nearestMates(a: number, trips: readonly Trip[], { among, withinM, most, maxJobs }: Search): number[] {
  const trip = trips[a] as Trip;
  const near: { b: number; m: number }[] = [];
  for (const b of among) {
    const other = trips[b] as Trip;
    const stalls = b > a ? distance(trip.stops[0], other.stops[0]) : Infinity;
    if (stalls > withinM || (withinM > 0 && stalls === 0)) continue;
    const m = stalls + distance(trip.stops.at(-1), other.stops.at(-1));
    if (isNearer(m, near, most) && mayJoin(trip, other, maxJobs)) keepNearest(near, { b, m }, most);
  }
  return near.map(({ b }) => b);
}

const isNearer = (m: number, near: readonly { m: number }[], most: number): boolean => near.length < most || m < (near.at(-1)?.m ?? 0);

function keepNearest(near: { b: number; m: number }[], next: { b: number; m: number }, most: number): void {
  let at = near.length;
  while (at > 0 && (near[at - 1]?.m ?? 0) > next.m) at--;
  near.splice(at, 0, next);
  if (near.length > most) near.pop();
}

const distance = (a: { x: number; y: number } | undefined, b: { x: number; y: number } | undefined): number =>
  a && b ? Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) : Infinity;

/** A human's word first: alone stays alone, and groups that were put together take nobody else in. */
const mayJoin = (a: Trip, b: Trip, maxJobs: number): boolean => a.needs.joinable && b.needs.joinable && a.jobs.length + b.jobs.length <= maxJobs;
