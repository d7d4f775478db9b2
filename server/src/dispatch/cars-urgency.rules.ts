// What it is worth to serve a call now. It never falls while the call waits, and has no upper end: nobody waits for ever.
import type { CarsPolicy } from './cars-policy.rules.ts';
import type { CarCall } from './cars-types.rules.ts';

const MINUTE_MS = 60_000;

/** Minutes since the call, never negative (clocks differ). */
export const waitedMin = (call: CarCall, now: number): number => Math.max(0, (now - call.calledAt) / MINUTE_MS);

/** Worth of serving a call now, min: the level's own, ageing up to the target, and again, without end, from `overdueMin` on. */
export function urgencyOf(call: CarCall, policy: CarsPolicy, now: number): number {
  const level = policy.level[call.level];
  const waited = waitedMin(call, now);
  return level.worth + level.ageing * Math.min(waited, level.targetMin) + level.overdueAgeing * Math.max(0, waited - level.overdueMin);
}

/** Expected minutes until a car at work is free, doubt added; null when nobody knows. */
export function untilFreeMin(free: { at: number } | null, policy: CarsPolicy, now: number): number | null {
  return free === null ? null : Math.max(0, (free.at - now) / MINUTE_MS) + policy.soonDoubtMin;
}
