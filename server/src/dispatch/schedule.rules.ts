// What happens when when a list of stops is made. Service times as in Reyes et al. 2018: half of it before the hand-over, half
// after it.
import { metresBetween, minutesBetween } from './travel.rules.ts';
import type { Spot, Travel } from './zone-state.ts';

export interface TripStop extends Spot {
  kind: 'pickup' | 'drop';
  jobIds: readonly string[];
  /** Pickups: when all of it is ready. Drops: 0 */
  readyAt: number;
}

export interface Pace {
  travel: Travel;
  speedMpm: number;
  pickupServiceMin: number;
  dropServiceMin: number;
}

export interface Schedule {
  /** Arrival at the first stop */
  arriveAt: number;
  /** Hand-over at the first stop */
  firstAt: number;
  /** Hand-over of each stop, in order */
  at: readonly number[];
  /** Minutes waited for the goods at each stop */
  waited: readonly number[];
  endAt: number;
  distanceM: number;
}

/** The hand-over times of the stops for somebody who is free at a spot at a time. Pickups wait for the goods. */
export function runStops(stops: readonly TripStop[], start: { at: number; spot: Spot }, pace: Pace): Schedule {
  let { at: clock, spot } = start;
  let distanceM = 0;
  let arriveAt = clock;
  const at: number[] = [];
  const waited: number[] = [];
  for (const stop of stops) {
    distanceM += metresBetween(pace.travel, spot, stop);
    clock += minutesBetween(pace.travel, spot, stop, pace.speedMpm);
    if (at.length === 0) arriveAt = clock;
    const half = (stop.kind === 'pickup' ? pace.pickupServiceMin : pace.dropServiceMin) / 2;
    const handOver = stop.kind === 'pickup' ? Math.max(stop.readyAt, clock + half) : clock + half;
    at.push(handOver);
    waited.push(handOver - clock - half);
    clock = handOver + half;
    spot = stop;
  }
  return { arriveAt, firstAt: at[0] ?? clock, at, waited, endAt: clock, distanceM };
}
