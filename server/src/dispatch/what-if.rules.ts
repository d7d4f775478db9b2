// A day played again with the real engine: the same goods ready at the same time, the same couriers on duty, other numbers.
// Everybody who is asked says yes at once; goods are known when they are ready, as in the hub. The village is one zone here.
import type { DayResult } from '@pitulungan/contracts/policy';
import { demandOf, type Placed } from './demand.rules.ts';
import { planZone } from './engine.rules.ts';
import type { Policy } from './policy.rules.ts';
import { runStops, type TripStop } from './schedule.rules.ts';
import type { PlanCourier, PlanJob, Spot, Travel, TripPlan, VehicleLimits, ZoneState } from './zone-state.ts';

export const MAX_DAY_JOBS = 600;
export const MAX_DAY_COURIERS = 100;
const MAX_ROUNDS = 3_000;
const LOOK_AGAIN_MIN = 2; // while something waits

/** Minutes since the epoch. */
export interface Span {
  from: number;
  to: number;
}
export interface DayJob {
  id: string;
  pickup: Spot;
  drop: Spot;
  weightG: number;
  cashDue: bigint | null;
  /** Ready, and its slot has left */
  readyAt: number;
}
export interface DayCourier {
  id: string;
  name: string;
  spans: readonly Span[];
  first: Spot;
  vehicle: VehicleLimits;
}
export interface Day {
  jobs: readonly DayJob[];
  couriers: readonly DayCourier[];
}

interface Rider {
  courier: DayCourier;
  at: Spot;
  freeAt: number;
  jobs: number;
}
interface Play {
  day: Day;
  policy: Policy;
  travel: Travel;
  riders: Rider[];
  waiting: Map<string, DayJob>;
  /** Minutes from ready to the door */
  lateness: number[];
  metres: number;
  trips: number;
  placed: Placed[];
}

/** Pure and bounded: at most MAX_ROUNDS looks of the planner. */
export function simulateDay(day: Day, policy: Policy, detour: number): DayResult {
  const play = begin(day, policy, detour);
  const coming = [...day.jobs].sort((a, b) => a.readyAt - b.readyAt || (a.id < b.id ? -1 : 1));
  const end = Math.max(0, ...day.couriers.flatMap(({ spans }) => spans.map(({ to }) => to)));
  let now = comingAt(coming);
  for (let round = 0; round < MAX_ROUNDS && now <= end; round++) {
    while (comingAt(coming) <= now) take(play, coming);
    if (play.waiting.size > 0) lookOnce(play, now);
    now = Math.min(comingAt(coming), play.waiting.size > 0 ? now + LOOK_AGAIN_MIN : Infinity);
  }
  return resultOf(play);
}

const comingAt = ([next]: readonly DayJob[]): number => next?.readyAt ?? Infinity;

function begin(day: Day, policy: Policy, detour: number): Play {
  const riders = day.couriers.map((courier): Rider => ({ courier, at: courier.first, freeAt: courier.spans[0]?.from ?? 0, jobs: 0 }));
  const travel: Travel = { detour, wholeMinutes: false, metres: null };
  return { day, policy, travel, riders, waiting: new Map(), lateness: [], metres: 0, trips: 0, placed: [] };
}

function take({ waiting, placed }: Play, coming: DayJob[]): void {
  const job = coming.shift();
  if (!job) return;
  waiting.set(job.id, job);
  placed.push({ stall: job.pickup, at: job.readyAt });
}

function lookOnce(play: Play, now: number): void {
  const plan = planZone(stateOf(play, now), play.policy, now);
  for (const trip of plan.offers) {
    const rider = play.riders.find(({ courier }) => courier.id === trip.courierId);
    if (rider && trip.jobIds.every((id) => play.waiting.has(id))) ride(play, rider, trip, now); // of several asked at once, the first
  }
}

function ride(play: Play, rider: Rider, trip: TripPlan, now: number): void {
  const { policy, travel, waiting } = play;
  const stops = trip.stops.flatMap(({ kind, jobIds }): (TripStop & { jobs: DayJob[] })[] => {
    const jobs = jobIds.flatMap((id) => waiting.get(id) ?? []);
    const spot = kind === 'pickup' ? jobs[0]?.pickup : jobs[0]?.drop;
    return spot ? [{ ...spot, kind, jobIds, jobs, readyAt: kind === 'pickup' ? Math.max(...jobs.map(({ readyAt }) => readyAt)) : 0 }] : [];
  });
  const pace = { travel, speedMpm: rider.courier.vehicle.speedMpm, pickupServiceMin: policy.pickupServiceMin, dropServiceMin: policy.dropServiceMin };
  const run = runStops(stops, { at: now, spot: rider.at }, pace);
  for (const [i, { kind, jobs }] of stops.entries()) if (kind === 'drop') play.lateness.push(...jobs.map(({ readyAt }) => (run.at[i] ?? now) - readyAt));
  for (const id of trip.jobIds) waiting.delete(id);
  Object.assign(rider, { at: spotOnly(stops.at(-1) ?? rider.at), freeAt: run.endAt, jobs: rider.jobs + trip.jobIds.length });
  play.metres += run.distanceM;
  play.trips++;
}

const stateOf = (play: Play, now: number): ZoneState => ({
  jobs: [...play.waiting.values()].map((job) => planJob(job, play.policy)),
  couriers: play.riders.map((rider) => planCourier(rider, now)),
  travel: play.travel,
  demand: demandOf(play.placed, now),
  mode: 'auto',
});

const spotOnly = ({ key, x, y }: Spot): Spot => ({ key, x, y });
const NO_WISH: PlanJob['fixes'] = { pinnedTo: null, excluded: [], held: false, together: null, alone: false };

const planJob = ({ id, pickup, drop, weightG, cashDue, readyAt }: DayJob, { promiseMin }: Policy): PlanJob => ({
  id,
  pickups: [{ ...pickup, readyAt }],
  drop,
  load: { weightG, volumeL: 0, cold: false },
  cashDue,
  queuedAt: readyAt,
  promisedAt: readyAt + promiseMin,
  releaseAt: readyAt,
  refusals: [],
  openOffers: [],
  fixes: NO_WISH,
});

function planCourier({ courier, at, freeAt, jobs }: Rider, now: number): PlanCourier {
  const { id, name, vehicle } = courier;
  const span = courier.spans.find(({ from, to }) => from <= now && now < to);
  const busy = freeAt > now;
  return {
    id,
    name,
    status: span ? (busy ? 'route' : 'idle') : 'away',
    at,
    positionAgeMin: 0,
    free: { at: freeAt, spot: at },
    route: [],
    vehicle,
    carried: { weightG: 0, volumeL: 0, cold: false, jobs: 0 },
    cashInHand: 0n, // handing in is not played
    shiftEnd: span?.to ?? null,
    recent: { jobs, incomeRp: 0n, dutyMin: dutyMin(courier, now) },
    asked: { yes: 0, total: 0 },
    lent: false,
  };
}

const dutyMin = ({ spans }: DayCourier, until: number): number => spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, until) - from), 0);

function resultOf({ day, riders, lateness, metres, trips }: Play): DayResult {
  const sorted = lateness.toSorted((a, b) => a - b);
  const sum = sorted.reduce((total, late) => total + late, 0);
  return {
    jobs: day.jobs.length,
    delivered: sorted.length,
    undelivered: day.jobs.length - sorted.length,
    latenessMeanMin: sorted.length > 0 ? sum / sorted.length : 0,
    latenessP90Min: sorted[Math.max(0, Math.ceil(sorted.length * 0.9) - 1)] ?? 0,
    distanceKm: metres / 1_000,
    trips,
    jobsPerHourGini: gini(riders.flatMap(({ courier, jobs }) => (dutyMin(courier, Infinity) > 0 ? [(jobs * 60) / dutyMin(courier, Infinity)] : []))),
  };
}

/** 0: all alike; towards 1: one has all. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, value, i) => sum + (2 * (i + 1) - sorted.length - 1) * value, 0);
  return weighted / (sorted.length * total);
}
