import { describe, expect, it } from 'vitest';
import { orderDoors } from './doors.rules.ts';
import type { TripStop } from './schedule.rules.ts';

const pace = {
  travel: { detour: 1, wholeMinutes: false, metres: null },
  speedMpm: 300,
  boundSpeedMpm: 300,
  pickupServiceMin: 4,
  dropServiceMin: 2,
};
const stop = (key: string, x: number, y = 0): TripStop => ({ key, x, y, kind: 'drop', jobIds: [key], readyAt: 0 });
const STALL = stop('stall', 0);
const names = (doors: readonly TripStop[]) => doors.map(({ key }) => key).join(' ');

/** Sum of the hand-over times, when a courier leaves the stall at 0. */
function sumOf(doors: readonly TripStop[]): number {
  let [clock, sum, here] = [0, 0, STALL];
  for (const door of doors) {
    clock += Math.hypot(here.x - door.x, here.y - door.y) / pace.speedMpm + pace.dropServiceMin;
    sum += clock;
    here = door;
  }
  return sum;
}
const orders = (doors: readonly TripStop[]): TripStop[][] =>
  doors.length < 2 ? [[...doors]] : doors.flatMap((door) => orders(doors.filter((other) => other !== door)).map((rest) => [door, ...rest]));

describe('the order of doors', () => {
  it('of a few has the least sum of hand-over times of all orders', () => {
    const places = [stop('a', 700, 90), stop('b', -80, 400), stop('c', 120, -60), stop('d', 500, 500), stop('e', -300, -250)];
    for (let count = 2; count <= places.length; count++) {
      const doors = places.slice(0, count);
      const best = Math.min(...orders(doors).map(sumOf));
      expect(sumOf(orderDoors(STALL, doors, pace)), names(doors)).toBeCloseTo(best, 9);
    }
  });

  it('of many goes to the nearest next, and names each once; equal ones stay as given', () => {
    const row = [600, 100, 500, 300, 200, 400].map((x) => stop(String(x), x));
    expect(names(orderDoors(STALL, row, pace))).toBe('100 200 300 400 500 600');
    const twins = [stop('left', -100), stop('right', 100)];
    expect(names(orderDoors(STALL, twins, pace))).toBe('left right');
  });
});
