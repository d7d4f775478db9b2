// Which car may serve which call, and at what price: the terms of the cost, each in minutes.
import type { LatLng } from '@pitulungan/contracts/place';
import { waitedMin, untilFreeMin } from './cars-urgency.rules.ts';
import type { CarsPolicy } from './cars-policy.rules.ts';
import { lateShare } from './cars-network.rules.ts';
import { isStanding } from './cars-standing.rules.ts';
import type { CarCall, CarsState, HealthCar } from './cars-types.rules.ts';

/** The terms of one car for one call; `cost` is their sum at the policy's prices. */
export interface CarPair {
  carId: string;
  callId: string;
  /** Until the car could leave: 0, or until a busy car is expected free */
  untilFreeMin: number;
  travelMin: number;
  /** From the call to the expected arrival */
  responseMin: number;
  /** Probability of coming after the target */
  lateShare: number;
  /** What the car's leaving takes from the coverage of the village, share */
  coverLoss: number;
  unsuitable: boolean;
  overqualified: boolean;
  /** The call that the car is on its way to, and would leave */
  leaves: string | null;
  cost: number;
}

export interface PairContext {
  state: CarsState;
  policy: CarsPolicy;
  now: number;
  callOf: ReadonlyMap<string, CarCall>;
  /** Coverage lost when a standing car leaves, by car id, share */
  lossOf: ReadonlyMap<string, number>;
  /** How short the reserve of idle cars is, 0 to 1 */
  shortage: number;
  /** Coverage in percent of a village where a car stands at every door */
  asPct: (cover: number) => number;
  /** Staff keep this car from this call */
  isExcluded: (callId: string, carId: string) => boolean;
}

/** The terms of sending this car to this call, or null when it may not: busy for long, or on its way to something as urgent. */
export function pairOf(car: HealthCar, call: CarCall, context: PairContext): CarPair | null {
  const { policy, now } = context;
  const left = leftCall(car, call, context);
  const start = startOf(car, call, policy, now);
  if (left === 'STAYS' || start === null) return null;
  const travelMin = context.state.network.travelMin(start.place, call.place, call.level < 3);
  const responseMin = waitedMin(call, now) + start.inMin + travelMin;
  const standing = isStanding(car);
  const pair = {
    carId: car.id,
    callId: call.id,
    untilFreeMin: start.inMin,
    travelMin,
    responseMin,
    lateShare: lateShare(responseMin, policy.level[call.level]),
    coverLoss: standing ? coverLossOf(car, context) : 0,
    unsuitable: call.advanced && !car.advanced,
    overqualified: !call.advanced && car.advanced,
    leaves: left?.id ?? null,
  };
  return { ...pair, cost: costOf(pair, call, context, { standing, left }) };
}

const coverLossOf = ({ id }: HealthCar, { lossOf }: PairContext): number => lossOf.get(id) ?? 0;

/** The call that the car would leave; null: none; STAYS: it may not, for the new one is not more urgent or its own has waited too long. */
function leftCall(car: HealthCar, call: CarCall, { callOf, policy, now }: PairContext): CarCall | null | 'STAYS' {
  if (car.phase !== 'TO_SCENE' || car.callId === null || car.callId === call.id) return null;
  const left = callOf.get(car.callId);
  if (!left || call.level >= left.level) return 'STAYS';
  return waitedMin(left, now) < policy.level[left.level].keptMin ? left : 'STAYS';
}

/** Where the car starts and in how many minutes; null when nobody knows or not soon. A level 1 call never waits for a car at work. */
function startOf(car: HealthCar, call: CarCall, policy: CarsPolicy, now: number): { place: LatLng; inMin: number } | null {
  if (car.phase !== 'BUSY') return { place: car.place, inMin: 0 };
  const inMin = untilFreeMin(car.free, policy, now);
  if (car.free === null || inMin === null || inMin > policy.soonMin || call.level === 1) return null;
  return { place: car.free.place, inMin };
}

function costOf(pair: Omit<CarPair, 'cost'>, call: CarCall, { policy, shortage }: PairContext, car: { standing: boolean; left: CarCall | null }): number {
  const level = policy.level[call.level];
  const fit = (pair.unsuitable ? policy.unsuitableMin : 0) + (pair.overqualified ? policy.overqualifiedMin : 0);
  const delay = level.minutePrice * (pair.untilFreeMin + pair.travelMin + fit) + level.latePrice * pair.lateShare;
  const cover = level.coverPrice * pair.coverLoss + (car.standing ? level.reservePrice * shortage : 0);
  return delay + cover + (car.left ? policy.level[car.left.level].divertPrice : 0);
}
