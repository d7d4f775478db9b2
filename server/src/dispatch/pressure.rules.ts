// How scarce couriers are: the delay that the plan expects for what is due, smoothed over the rounds. One hopeless job must not
// make the whole day look scarce, so each counts up to a limit.
import { overdueMin } from './cost.rules.ts';
import { pricedOf, type Field, type Matching } from './matching.rules.ts';
import type { Trip } from './trips.rules.ts';

const DUE_WITHIN_MIN = 10;
const COUNTED_MIN = 20;
const UNPLANNED_MIN = 10;

export function pressureOf(matching: Matching, field: Field, before: number): number {
  const { now, policy } = field.scene;
  let jobs = 0;
  let sum = 0;
  for (const [i, trip] of matching.trips.entries()) {
    if (trip.readyAt > now + DUE_WITHIN_MIN) continue;
    jobs += trip.jobs.length;
    sum += delayOf(trip, matching.runnerOf[i] as number, field) * trip.jobs.length;
  }
  const round = jobs === 0 ? 0 : sum / jobs;
  return (1 - policy.pressureSmoothing) * before + policy.pressureSmoothing * round;
}

function delayOf(trip: Trip, runner: number, field: Field): number {
  const priced = pricedOf(trip, runner, field);
  if (priced) return Math.min(COUNTED_MIN, priced.pickupAt - trip.readyAt);
  const waited = Math.max(...trip.jobs.map((job) => overdueMin(job, field.scene.now)));
  return Math.min(COUNTED_MIN, waited + UNPLANNED_MIN);
}
