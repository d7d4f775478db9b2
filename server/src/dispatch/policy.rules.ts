// Every number the engine obeys, named, with its unit. The hub's default and the benchmark's policy differ only in these numbers.
import type { Rupiah } from '@pitulungan/contracts/money';
import { BACKLOG_FACTOR } from '@pitulungan/contracts/settings';

export interface Policy {
  /** Jobs that are ready within this many minutes are planned */
  lookAheadMin: number;
  /** Couriers who are free within this many minutes are planned with */
  freeWithinMin: number;
  /** Couriers looked at per job, the nearest first */
  nearest: number;
  maxJobsPerTrip: number;
  /** Stalls of one trip lie within this many metres of each other; 0: one stall per trip */
  acrossMerchantsM: number;
  pickupServiceMin: number;
  dropServiceMin: number;
  /** Speed of the courier that the earliest possible delivery assumes, metres per minute */
  boundSpeedMpm: number;
  /** A courier is sent when he would arrive this many minutes before the goods are ready, or later */
  slackMin: number;
  /** How long an offer usually takes to be answered: asked that much earlier */
  answerMin: number;
  /** A trip may end this long after the shift; its first pickup may not */
  overtimeMin: number;
  /** Promised: at the door so long after the goods were packed, or after their slot left; a trip of its own sooner */
  promiseMin: number;
  promiseExpressMin: number;
  /** Price of a minute past the promise, beside the delay itself */
  latenessPrice: number;
  /** Minutes that a no costs while the goods wait, times how often it is expected */
  refusalMin: number;
  /** The prior of a courier's chance of a yes: so many answers, so many of them yes */
  priorAsked: number;
  priorYes: number;
  /** Price of every trip: what it saves to go once for two */
  tripPriceMin: number;
  /** Price of a minute of riding to the first pickup */
  distancePrice: number;
  /** Price of a minute that the courier waits at the stall */
  waitingPrice: number;
  /** Price of every job that a courier is ahead of what all do on average in his time on duty */
  fairnessPrice: number;
  /** Price of every Rp10,000 that he is ahead likewise */
  incomePrice: number;
  /** Credit per minute without work, up to an hour */
  idleCredit: number;
  /** Credit per minute that the goods have waited */
  ageingCredit: number;
  /** Price of a courier's minute on duty when the load is 1 above the calm */
  scarcityPrice: number;
  /** Work over courier minutes within the time foreseen, up to which the day is calm */
  calmLoad: number;
  /** How far the load looks ahead */
  foreseeMin: number;
  /** How long before its goods are ready an order is usually known */
  knownAheadMin: number;
  /** Price of a minute that an order expected soon is reached later because the courier is gone */
  coveragePrice: number;
  /** How likely the nearest courier is busy when such an order comes */
  coverageBusy: number;
  /** Who has no work is sent to wait at a stall at most so far away; 0: everybody waits where he is */
  moveMaxMin: number;
  /** Only when the orders expected next are reached so many minutes sooner in all, the price of the way taken off */
  moveGainMin: number;
  /** Price of a courier from the neighbouring zone */
  borderPriceMin: number;
  /** Price of leaving a job for later, beside the time it has waited */
  unservedMin: number;
  /** A bundle is made only when it gains at least this */
  bundleGainMin: number;
  /** How often bundles are looked for, each time with new prices */
  bundleRounds: number;
  /** Who declined or did not answer is not asked again for that job before this */
  declineCooldownMin: number;
  /** After so many refusals several are asked at once */
  refusalsBeforeWave: number;
  waveSize: number;
  /** After this long without a courier a human decides */
  noCourierMin: number;
  /** So many times longer for a job that nobody was asked for yet while couriers are busy with others: a full slot */
  backlogFactor: number;
  /** An older position is none */
  positionFreshMin: number;
  /** At this cash in hand no more cash on delivery */
  softCashLimitRp: Rupiah;
  /** Couriers listed with their reasons, per offer */
  listed: number;
  /** Milliseconds for the exact choice of columns when jobs exceed couriers; 0: the assignment stands */
  solverMs: number;
}

/** A village's couriers: short ways, free delivery, so a trip for one order is dear. */
export const HUB_POLICY: Policy = {
  lookAheadMin: 30,
  freeWithinMin: 30,
  nearest: 12,
  maxJobsPerTrip: 4,
  acrossMerchantsM: 400,
  pickupServiceMin: 3,
  dropServiceMin: 2,
  boundSpeedMpm: 330,
  slackMin: 2,
  answerMin: 1,
  overtimeMin: 10,
  promiseMin: 60,
  promiseExpressMin: 30,
  latenessPrice: 2,
  refusalMin: 1.5,
  priorAsked: 5,
  priorYes: 4,
  tripPriceMin: 13,
  distancePrice: 0.05,
  waitingPrice: 0.05,
  fairnessPrice: 0.4,
  incomePrice: 0.5,
  idleCredit: 0.02,
  ageingCredit: 0.02,
  scarcityPrice: 0.2,
  calmLoad: 1.1,
  foreseeMin: 45,
  knownAheadMin: 0,
  coveragePrice: 0.2,
  coverageBusy: 0.8,
  moveMaxMin: 0,
  moveGainMin: 0.1,
  borderPriceMin: 4,
  unservedMin: 60,
  bundleGainMin: 0.5,
  bundleRounds: 4,
  declineCooldownMin: 20,
  refusalsBeforeWave: 2,
  waveSize: 3,
  noCourierMin: 10,
  backlogFactor: BACKLOG_FACTOR,
  positionFreshMin: 10,
  softCashLimitRp: 300_000n,
  listed: 12,
  solverMs: 300,
};

const NEVER_MIN = 1e9;

/** The published meal-delivery days: paid trips, one stall per trip, no promise, no cash, whole minutes. */
export const BENCH_POLICY: Policy = {
  ...HUB_POLICY,
  nearest: 100,
  fairnessPrice: 1.6,
  incomePrice: 0,
  acrossMerchantsM: 0,
  answerMin: 2,
  overtimeMin: NEVER_MIN,
  refusalMin: 2,
  tripPriceMin: 0.3,
  scarcityPrice: 0.35,
  knownAheadMin: 20,
  coveragePrice: 0.3,
  moveMaxMin: 12,
  unservedMin: 40,
  waveSize: 1,
  noCourierMin: NEVER_MIN,
  backlogFactor: 1,
  positionFreshMin: NEVER_MIN,
  softCashLimitRp: 1_000_000_000_000n,
  listed: 0,
  solverMs: 0,
};
