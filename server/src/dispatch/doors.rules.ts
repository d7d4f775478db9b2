// The order of the doors of a trip: the one with the least sum of hand-over times for a few doors, the nearest next for many.
import type { Pace, TripStop } from './schedule.rules.ts';
import { minutesBetween } from './travel.rules.ts';

const MAX_SEQUENCED = 5; // all orders of so few doors are tried: 120

/** The doors in the order in which they are made from a last pickup. Ties go to the order given. */
export function orderDoors(from: TripStop, doors: readonly TripStop[], pace: Pace): readonly TripStop[] {
  const [one, other] = doors;
  if (!one || !other) return doors;
  if (doors.length > MAX_SEQUENCED) return nearestDoors(from, doors, pace);
  if (doors.length > 2) return bestDoors(from, doors, pace);
  const here = minutesBetween(pace.travel, from, one, pace.speedMpm);
  const there = minutesBetween(pace.travel, from, other, pace.speedMpm);
  return there < here ? [other, one] : doors; // the way between the doors is the same either way
}

/** Depth first over all orders. `legs`: from a door, or in the last row from where it starts, to each door. */
interface Search {
  legs: readonly number[];
  order: number[];
  used: boolean[];
  best: number[];
  bestSum: number;
}

function bestDoors(from: TripStop, doors: readonly TripStop[], pace: Pace): TripStop[] {
  const legs: number[] = [];
  for (const here of doors) for (const there of doors) legs.push(minutesBetween(pace.travel, here, there, pace.speedMpm) + pace.dropServiceMin);
  for (const there of doors) legs.push(minutesBetween(pace.travel, from, there, pace.speedMpm) + pace.dropServiceMin);
  const search: Search = { legs, order: [], used: doors.map(() => false), best: [], bestSum: Infinity };
  visit(search, doors.length, 0, 0);
  return search.best.map((i) => doors[i] as TripStop);
}

function visit(search: Search, here: number, clock: number, sum: number): void {
  const { legs, order, used } = search;
  if (sum >= search.bestSum) return;
  if (order.length === used.length) {
    search.best = [...order];
    search.bestSum = sum;
    return;
  }
  for (let next = 0; next < used.length; next++) {
    if (used[next]) continue;
    const at = clock + (legs[here * used.length + next] as number);
    used[next] = true;
    order.push(next);
    visit(search, next, at, sum + at);
    order.pop();
    used[next] = false;
  }
}

function nearestDoors(from: TripStop, doors: readonly TripStop[], pace: Pace): TripStop[] {
  const left = [...doors];
  const order: TripStop[] = [];
  let here = from;
  while (left.length > 0) {
    const legs = left.map((door) => minutesBetween(pace.travel, here, door, pace.speedMpm));
    here = left.splice(legs.indexOf(Math.min(...legs)), 1)[0] as TripStop;
    order.push(here);
  }
  return order;
}
