import { expect, it } from 'vitest';
import { demandOf, loadOf } from './demand.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import { aCourier, aJob, aZone, NOW } from './zone-samples.ts';

const stall = (key: string) => ({ key, x: 0, y: 0 });
const placed = (key: string, ...agoMin: number[]) => agoMin.map((ago) => ({ stall: stall(key), at: NOW - ago }));

it('expects the orders of the last hours again, the older the less, and none of those still to come', () => {
  const steady = demandOf(placed('a', ...Array.from({ length: 400 }, (_, i) => i / 2)), NOW);
  expect(steady).toHaveLength(1);
  expect(steady[0]?.perMin).toBeCloseTo(2 * (1 - 1 / 32), 1); // two a minute, less the thirty-second part that is forgotten
  const [now, before] = demandOf([...placed('now', 0), ...placed('old', 40), ...placed('forgotten', 201), ...placed('future', -1)], NOW);
  expect([now?.key, before?.key]).toEqual(['now', 'old']);
  expect((before?.perMin ?? 0) / (now?.perMin ?? 1)).toBeCloseTo(0.5, 9); // a half-life later
});

it('weighs the work that comes against the minutes that couriers have: shifts that end count, who is away does not', () => {
  const zone = (...couriers: Parameters<typeof aCourier>[1][]) =>
    aZone(
      [aJob('j', { x: 390 })],
      couriers.map((more, i) => aCourier(`c${i}`, more)),
    );
  const load = (state: ReturnType<typeof zone>) => loadOf(state, HUB_POLICY, NOW);
  const trip = 4 + 3 + (330 * 1.35) / 330 + 2; // approach, stall, way, door
  expect(load(zone({}))).toBeCloseTo(trip / 45, 9);
  expect(load(zone({}, { status: 'away' }))).toBeCloseTo(trip / 45, 9);
  expect(load(zone({ shiftEnd: NOW + 10 }, { status: 'route', free: { at: NOW + 40, spot: stall('s') } }))).toBeCloseTo(trip / 15, 9);
  expect(load({ ...zone({}), demand: [{ ...stall('s'), perMin: 0.2 }] })).toBeCloseTo((1 + 0.2 * 45) * (trip / 45), 9);
  expect(load({ ...zone({}), jobs: [] })).toBe(0);
});
