// How far and how long from one spot to another.
import type { Spot, Travel } from './zone-state.ts';

/** Metres by road where they were looked up, else the straight line times the detour. */
export function metresBetween(travel: Travel, from: Spot, to: Spot): number {
  const looked = travel.metres?.[from.key]?.[to.key];
  return looked ?? Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2) * travel.detour;
}

/** Minutes at a vehicle's speed in metres per minute. */
export function minutesBetween(travel: Travel, from: Spot, to: Spot, speedMpm: number): number {
  const minutes = metresBetween(travel, from, to) / speedMpm;
  return travel.wholeMinutes ? Math.ceil(minutes) : minutes;
}
