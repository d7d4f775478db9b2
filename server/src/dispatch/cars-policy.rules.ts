// Every number of the health-car solver, with its unit, in one object. Prices are in minutes: what one would wait to avoid it.
import type { CarLevel } from './cars-types.rules.ts';

export interface CarLevelPolicy {
  /** In time up to here */
  targetMin: number;
  /** The minutes before and after the target over which a call turns from surely in time to surely late */
  lateBlurMin: number;
  /** Price of one minute until the car arrives */
  minutePrice: number;
  /** Price of arriving after the target, min */
  latePrice: number;
  /** Price of losing all coverage to serve it, min; the share that a car takes away counts */
  coverPrice: number;
  /** Price of taking one of the last cars, the reserve, min */
  reservePrice: number;
  /** What it is worth to serve it now rather than later, min */
  worth: number;
  /** Growth of that worth per minute of waiting, up to the target */
  ageing: number;
  /** From here on the worth grows again, without end: nobody waits for ever */
  overdueMin: number;
  /** Growth of the worth per minute beyond `overdueMin` */
  overdueAgeing: number;
  /** Price of taking away a car that is on its way to such a call, min */
  divertPrice: number;
  /** A call that has waited so long keeps the car that is on its way: otherwise diversions could put it off for ever */
  keptMin: number;
  /** A person is alarmed when such a call has waited so long without a car */
  alarmMin: number;
}

export interface CarsPolicy {
  level: Record<CarLevel, CarLevelPolicy>;
  /** A car without the equipment for a call that wants it: as if it came so much later, min */
  unsuitableMin: number;
  /** A car with the equipment for a call that does not want it: as if it came so much later, min */
  overqualifiedMin: number;
  /** A car on its way to a less urgent call may still be diverted: it counts for coverage where it is, by this share of its worth */
  onWayShare: number;
  /** Idle cars kept for urgent calls, share of the fleet in service */
  reserveShare: number;
  /** Probability that a car is busy when it is wanted (q of DMEXCLP) */
  busyShare: number;
  /** Coverage: worth of an arrival within the target of level 2, and of being near at all, beside 1 for the target of level 1 */
  coverSecond: number;
  coverNear: number;
  /** Where being near ends, min */
  coverNearMin: number;
  /** Price of one relocation and of each of its minutes, in shares of coverage */
  movePrice: number;
  moveMinutePrice: number;
  /** Relocations per decision, at most */
  movesAtMost: number;
  /** Busy cars expected free within this time take part: a call may wait for one of them, and they count as coverage */
  soonMin: number;
  /** Not free yet: so much is added to the expectation, min */
  soonDoubtMin: number;
  /** Usual minutes at the patient, and at the facility until the car is free; what is left of either is at least `workLeastMin` */
  sceneMin: number;
  handoverMin: number;
  workLeastMin: number;
}

const benchmark: CarsPolicy = {
  level: {
    1: {
      targetMin: 15,
      lateBlurMin: 2.5,
      minutePrice: 1,
      latePrice: 110,
      coverPrice: 40,
      reservePrice: 0,
      worth: 10_000,
      ageing: 1,
      overdueMin: 15,
      overdueAgeing: 1,
      divertPrice: 1_000,
      keptMin: 0,
      alarmMin: 0,
    },
    2: {
      targetMin: 30,
      lateBlurMin: 5,
      minutePrice: 1,
      latePrice: 30,
      coverPrice: 15,
      reservePrice: 30,
      worth: 200,
      ageing: 0.35,
      overdueMin: 60,
      overdueAgeing: 1,
      divertPrice: 6,
      keptMin: 1_440,
      alarmMin: 60,
    },
    3: {
      targetMin: 120,
      lateBlurMin: 10,
      minutePrice: 1,
      latePrice: 40,
      coverPrice: 75,
      reservePrice: 50,
      worth: 42,
      ageing: 0.5,
      overdueMin: 240,
      overdueAgeing: 2,
      divertPrice: 2,
      keptMin: 360,
      alarmMin: 1_440,
    },
  },
  unsuitableMin: 25,
  overqualifiedMin: 7,
  onWayShare: 0.1,
  reserveShare: 0.25,
  busyShare: 0.22,
  coverSecond: 0.46,
  coverNear: 1,
  coverNearMin: 60,
  movePrice: 0.0015,
  moveMinutePrice: 0.00082,
  movesAtMost: 3,
  soonMin: 30,
  soonDoubtMin: 6,
  sceneMin: 15,
  handoverMin: 17,
  workLeastMin: 3,
};

/** The hub moves idle cars less (fuel, rest of the crew) and takes a car from a resident who was told it is coming less lightly. */
const hub: CarsPolicy = {
  ...benchmark,
  level: { ...benchmark.level, 2: { ...benchmark.level[2], divertPrice: 10 }, 3: { ...benchmark.level[3], divertPrice: 5, keptMin: 1_440 } },
  movePrice: 0.01,
  moveMinutePrice: 0.002,
  movesAtMost: 1,
};

/** The benchmark and the hub's default differ in named numbers only. */
export const CARS_POLICY = { hub, benchmark };
