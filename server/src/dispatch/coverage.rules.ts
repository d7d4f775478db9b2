// What it costs to take a courier away from where he is: the next orders around him are then reached from farther away. The idea
// of expected coverage with busy servers (Daskin 1983, MEXCLP), with minutes instead of covered or not.
import type { Runner, Scene } from './cost.rules.ts';
import { minutesBetween } from './travel.rules.ts';
import type { Demand } from './zone-state.ts';

/** Orders expected within this time are to be covered */
export const AHEAD_MIN = 20;
/** Couriers looked at per stall, the nearest first: whoever is farther is hardly ever needed */
export const RANKS = 12;
/** A minute until he is free counts as so many on the way: he will be free when the next order is ready, more often than not */
const BUSY_WEIGHT = 0.25;
/** Who leaves sooner than this covers little */
export const COVERS_MIN = 40;

/** Per runner, in minutes: what the orders expected next lose when he is gone. */
export function coveragePrices(runners: readonly Runner[], demand: readonly Demand[], scene: Scene): Float64Array {
  const { policy } = scene;
  const prices = new Float64Array(runners.length);
  if (policy.coveragePrice === 0 || runners.length < 2) return prices;
  for (const stall of demand) addLosses(prices, nearestOf(stall, runners, scene), stall.perMin * AHEAD_MIN, policy.coverageBusy);
  for (const [i, { courier, startAt }] of runners.entries()) {
    const stays = Math.min(1, Math.max(0, ((courier.shiftEnd ?? Infinity) - startAt) / COVERS_MIN));
    prices[i] = (prices[i] as number) * policy.coveragePrice * stays;
  }
  return prices;
}

export interface Near {
  runner: number;
  min: number;
}

/** The nearest runners of a stall, in minutes; of equals the first. */
export function nearestOf(stall: Demand, runners: readonly Runner[], { travel, policy, now }: Scene): Near[] {
  const near: Near[] = [];
  for (const [runner, { spot, startAt }] of runners.entries()) {
    const min = minutesBetween(travel, spot, stall, policy.boundSpeedMpm) + BUSY_WEIGHT * (startAt - now);
    if (near.length > RANKS && min >= (near.at(-1) as Near).min) continue;
    insertNear(near, { runner, min });
    if (near.length > RANKS + 1) near.pop();
  }
  return near;
}

/** In its place among the nearer and the farther; of equals the last. */
export function insertNear(near: Near[], one: Near): void {
  let at = near.length;
  while (at > 0 && (near[at - 1] as Near).min > one.min) at--;
  near.splice(at, 0, one);
}

/** The share of a stall's orders that finds all couriers before this rank busy, and this one free. */
export const shareOf = (rank: number, busy: number): number => (1 - busy) * busy ** rank;

/** Without the courier of a rank everybody behind moves up by one: each serves the share of orders that finds all before him busy. */
function addLosses(prices: Float64Array, near: readonly Near[], orders: number, busy: number): void {
  let loss = 0;
  for (let rank = near.length - 2; rank >= 0; rank--) {
    const here = near[rank] as Near;
    loss += shareOf(rank, busy) * ((near[rank + 1] as Near).min - here.min);
    prices[here.runner] = (prices[here.runner] as number) + orders * loss;
  }
}
