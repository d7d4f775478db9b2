// The price of a courier doing a trip, in minutes, term by term.
import { loadOf } from './demand.rules.ts';
import { standingObstacle, tripObstacle } from './limits.rules.ts';
import type { Policy } from './policy.rules.ts';
import { runStops, type Pace, type TripStop } from './schedule.rules.ts';
import { metresBetween, minutesBetween } from './travel.rules.ts';
import { dropsOf, profileOf, readyAtOf, type Trip, type TripRules } from './trips.rules.ts';
import type { Cost, Obstacle, PlanCourier, PlanJob, Spot, Travel, ZoneState } from './zone-state.ts';

const IDLE_COUNTED_MIN = 60;
/** A load this far above the calm is as bad as it gets */
const LOAD_COUNTED = 1;
/** A courier who comes this much later than a second question would need is surely too late for one */
const URGENT_WITHIN_MIN = 2;

export interface Scene {
  travel: Travel;
  policy: Policy;
  now: number;
  /** Price of a courier's minute on duty while couriers are scarce */
  minutePrice: number;
  /** What the zone's couriers have done and earned today, per hour on duty */
  perHour: { jobs: number; income: number };
}

/** A courier with all that does not depend on the trip worked out. */
export interface Runner {
  courier: PlanCourier;
  obstacle: Obstacle | null;
  startAt: number;
  spot: Spot;
  pace: TripRules;
  /** How often he is expected to be asked in vain before a yes */
  noes: number;
  fairness: number;
  border: number;
  /** What the next orders lose when he is gone */
  coverage: number;
}

const NOWHERE: Spot = { key: '', x: 0, y: 0 };

export const sceneOf = (state: ZoneState, policy: Policy, now: number): Scene => ({
  travel: state.travel,
  policy,
  now,
  minutePrice: policy.scarcityPrice * Math.min(LOAD_COUNTED, Math.max(0, loadOf(state, policy, now) - policy.calmLoad)),
  perHour: perHourOf(state.couriers),
});

function perHourOf(couriers: readonly PlanCourier[]): Scene['perHour'] {
  const hours = couriers.reduce((sum, { recent }) => sum + recent.dutyMin / 60, 0);
  if (hours === 0) return { jobs: 0, income: 0 };
  return {
    jobs: couriers.reduce((sum, { recent }) => sum + recent.jobs, 0) / hours,
    income: couriers.reduce((sum, courier) => sum + earnedOf(courier), 0) / hours,
  };
}

/** In Rp10,000: for a price only, no rupiah is booked from it. */
const earnedOf = ({ recent }: PlanCourier): number => Number(recent.incomeRp) / 10_000;

export const paceOf = (travel: Travel, policy: Policy, speedMpm: number): TripRules => ({
  travel,
  speedMpm,
  boundSpeedMpm: policy.boundSpeedMpm,
  pickupServiceMin: policy.pickupServiceMin,
  dropServiceMin: policy.dropServiceMin,
});

export function runnerOf(courier: PlanCourier, { travel, policy, now, perHour }: Scene): Runner {
  const { recent, asked, free } = courier;
  const freeAt = free?.at ?? now;
  const hours = recent.dutyMin / 60;
  const idle = Math.min(IDLE_COUNTED_MIN, Math.max(0, now - freeAt));
  return {
    courier,
    obstacle: standingObstacle(courier, policy),
    startAt: Math.max(now, freeAt),
    spot: free?.spot ?? courier.at ?? NOWHERE,
    pace: paceOf(travel, policy, courier.vehicle.speedMpm),
    noes: 1 / chanceOfYes(asked, policy) - 1,
    fairness:
      policy.fairnessPrice * (recent.jobs - perHour.jobs * hours) +
      policy.incomePrice * (earnedOf(courier) - perHour.income * hours) -
      policy.idleCredit * idle,
    border: courier.lent ? policy.borderPriceMin : 0,
    coverage: 0,
  };
}

/** Own answers and the prior's: a newcomer is neither trusted blindly nor shut out. */
export const chanceOfYes = (asked: { yes: number; total: number }, policy: Policy): number => (asked.yes + policy.priorYes) / (asked.total + policy.priorAsked);

export interface Priced {
  obstacle: Obstacle | null;
  total: number;
  arriveAt: number;
  pickupAt: number;
  endAt: number;
  distanceM: number;
}

const impossible = (obstacle: Obstacle): Priced => ({ obstacle, total: Infinity, arriveAt: 0, pickupAt: 0, endAt: 0, distanceM: 0 });

/** A courier's price for a trip, or the first hard limit in the way. */
export function priceOf(trip: Trip, runner: Runner, scene: Scene): Priced {
  const obstacle = runner.obstacle ?? tripObstacle(trip, runner.courier, scene.policy, scene.now);
  if (obstacle) return impossible(obstacle);
  const { arriveAt, pickupAt, endAt, distanceM } = runTrip(trip, runner, LAST.run);
  if (breaksShift(LAST.run, runner.courier, scene.policy)) return impossible('SHIFT_ENDS');
  return { obstacle: null, total: sumOf(costOf(trip, runner, scene, LAST)), arriveAt, pickupAt, endAt, distanceM };
}

/** The price alone; Infinity when a hard limit is in the way. Thousands are asked for in one plan, so nothing is made for one. */
export function totalOf(trip: Trip, runner: Runner, scene: Scene): number {
  if (runner.obstacle !== null || tripObstacle(trip, runner.courier, scene.policy, scene.now) !== null) return Infinity;
  if (breaksShift(runTrip(trip, runner, LAST.run), runner.courier, scene.policy)) return Infinity;
  return sumOf(costOf(trip, runner, scene, LAST));
}

/** The same price, term by term. */
export function termsOf(trip: Trip, runner: Runner, scene: Scene): Cost {
  return costOf(trip, runner, scene, { run: runTrip(trip, runner), cost: noCost() });
}

export interface TripRun {
  arriveAt: number;
  pickupAt: number;
  endAt: number;
  distanceM: number;
  travelMin: number;
  dropSum: number;
  drops: readonly number[];
  /** The drops are these much later than listed */
  shift: number;
}

const noRun = (): TripRun => ({ arriveAt: 0, pickupAt: 0, endAt: 0, distanceM: 0, travelMin: 0, dropSum: 0, drops: [], shift: 0 });
const noCost = (): Cost => ({
  delay: 0,
  lateness: 0,
  refusal: 0,
  trip: 0,
  distance: 0,
  waiting: 0,
  fairness: 0,
  ageing: 0,
  scarcity: 0,
  border: 0,
  coverage: 0,
});

/** Written over by every price that is asked for, read before the next: nothing of it is kept. */
const LAST = { run: noRun(), cost: noCost() };

export const breaksShift = (run: TripRun, { shiftEnd }: PlanCourier, { overtimeMin }: Policy): boolean =>
  shiftEnd !== null && (run.pickupAt > shiftEnd || run.endAt > shiftEnd + overtimeMin);

/** When the runner is where on the trip, written into `run`. */
export function runTrip(trip: Trip, { startAt, spot, pace }: Runner, run: TripRun = noRun()): TripRun {
  const first = trip.stops[0] as TripStop;
  const profile = profileOf(trip, pace);
  const travelMin = minutesBetween(pace.travel, spot, first, pace.speedMpm);
  const arriveAt = startAt + travelMin;
  const pickupAt = Math.max(first.readyAt, arriveAt + pace.pickupServiceMin / 2);
  const shift = pickupAt - profile.firstAt;
  if (shift < 0) return Object.assign(run, runAlong(trip, { startAt, spot, pace }));
  run.arriveAt = arriveAt;
  run.pickupAt = pickupAt;
  run.endAt = profile.endAt + shift;
  run.distanceM = profile.distanceM + metresBetween(pace.travel, spot, first);
  run.travelMin = travelMin;
  run.dropSum = profile.dropSum + shift * trip.jobs.length;
  run.drops = profile.drops;
  run.shift = shift;
  return run;
}

/** Stop by stop, where a stall may still make the trip wait. */
function runAlong(trip: Trip, from: { startAt: number; spot: Spot; pace: Pace }): TripRun {
  const run = runStops(trip.stops, { at: from.startAt, spot: from.spot }, from.pace);
  const { arriveAt, firstAt: pickupAt, endAt, distanceM } = run;
  return { arriveAt, pickupAt, endAt, distanceM, travelMin: arriveAt - from.startAt, ...dropsOf(trip, run.at), shift: 0 };
}

/** The terms of a runner's price for the trip that `run` is about, written into `cost`. */
function costOf(trip: Trip, runner: Runner, scene: Scene, { run, cost }: { run: TripRun; cost: Cost }): Cost {
  const { policy } = scene;
  cost.delay = run.dropSum - trip.bound;
  cost.lateness = trip.needs.promised ? policy.latenessPrice * minutesPastPromise(trip, run) : 0;
  cost.refusal = policy.refusalMin * runner.noes * trip.jobs.length * urgencyOf(trip, run, policy);
  cost.trip = policy.tripPriceMin;
  cost.distance = policy.distancePrice * run.travelMin;
  cost.waiting = policy.waitingPrice * Math.max(0, trip.readyAt - run.arriveAt - policy.pickupServiceMin / 2);
  cost.fairness = runner.fairness;
  cost.ageing = -ageingOf(trip, scene);
  cost.scarcity = scene.minutePrice * Math.max(0, Math.min(run.endAt, runner.courier.shiftEnd ?? Infinity) - runner.startAt);
  cost.border = runner.border;
  cost.coverage = runner.coverage;
  return cost;
}

const sumOf = (c: Cost): number =>
  c.delay + c.lateness + c.refusal + c.trip + c.distance + c.waiting + c.fairness + c.ageing + c.scarcity + c.border + c.coverage;

/** 0 while there is time to ask another before the goods are ready, 1 when a no makes them wait. */
const urgencyOf = (trip: Trip, { arriveAt }: TripRun, { pickupServiceMin, answerMin }: Policy): number =>
  Math.min(1, Math.max(0, (arriveAt + pickupServiceMin / 2 + answerMin - trip.readyAt) / URGENT_WITHIN_MIN));

function minutesPastPromise(trip: Trip, run: TripRun): number {
  let sum = 0;
  for (let i = 0; i < trip.jobs.length; i++) {
    const promisedAt = trip.jobs[i]?.promisedAt ?? null;
    if (promisedAt !== null) sum += Math.max(0, (run.drops[i] ?? 0) + run.shift - promisedAt);
  }
  return sum;
}

/** The credit of the trip's jobs for having waited. */
export function ageingOf(trip: Trip, { policy, now }: Scene): number {
  let waited = 0;
  for (const job of trip.jobs) waited += overdueMin(job, now);
  return policy.ageingCredit * waited;
}

/** How long the goods have been waiting. */
export const overdueMin = (job: PlanJob, now: number): number => Math.max(0, now - readyAtOf(job));
