import { describe, expect, it } from 'vitest';
import { planZone } from './engine.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import { aCourier, aJob, aZone, NOW } from './zone-samples.ts';
import type { PlanCourier, ZoneState } from './zone-state.ts';

const stall = { key: 'stall 9', x: 1_500, y: 0, perMin: 0.5 };
const MOVES = { ...HUB_POLICY, moveMaxMin: 12 };
const min = (m: number) => (m * 1.35) / 330;

const near = aCourier('near', { x: 1_000 });
const far = aCourier('far', { x: -1_000 });
const sent = (couriers: PlanCourier[], more: Partial<ZoneState> = {}, policy = MOVES) =>
  planZone(aZone([], couriers, { demand: [stall], ...more }), policy, NOW).moves.map(({ courierId, spot }) => [courierId, spot.key]);

describe('where a courier without work waits', () => {
  it('is the stall that orders are expected at, and the one goes whom nothing keeps where he is', () => {
    const { moves } = planZone(aZone([], [near, far], { demand: [stall] }), MOVES, NOW);
    // ten orders within twenty minutes: the first free one in five for each rank
    const before = 0.2 * min(500) + 0.16 * min(2_500);
    const after = 0.16 * min(500);
    expect(moves).toEqual([{ courierId: 'far', spot: { key: 'stall 9', x: 1_500, y: 0 }, travelMin: min(2_500), gainMin: expect.any(Number) as number }]);
    expect(moves[0]?.gainMin).toBeCloseTo(10 * (before - after) - HUB_POLICY.distancePrice * min(2_500), 6);
  });

  it('counts what the other stalls gain by it too, where somebody nearer stays the first', () => {
    const other = { key: 'stall 8', x: 1_000, y: 0, perMin: 0.1 };
    const { moves } = planZone(aZone([], [near, far], { demand: [stall, other] }), MOVES, NOW);
    const here = 10 * (0.2 * min(500) + 0.16 * min(2_500) - 0.16 * min(500));
    const there = 2 * 0.16 * (min(2_000) - min(500));
    expect(moves[0]?.spot.key).toBe('stall 9');
    expect(moves[0]?.gainMin).toBeCloseTo(here + there - HUB_POLICY.distancePrice * min(2_500), 6);
  });

  it('is where he stands when the village wants nobody sent, when it plans by hand, and where nothing is expected', () => {
    expect(sent([near, far])).toEqual([['far', 'stall 9']]);
    expect(sent([near, far], {}, HUB_POLICY)).toEqual([]);
    expect(sent([near, far], { mode: 'suggest' })).toEqual([]);
    expect(sent([near, far], { demand: [] })).toEqual([]);
    expect(sent([near, far], { demand: [{ ...stall, perMin: 0.001 }] })).toEqual([]); // not worth the way
  });

  it('is no stall beyond the limit, nor the one where he stands', () => {
    expect(sent([near, far], {}, { ...MOVES, moveMaxMin: 5 })).toEqual([['near', 'stall 9']]);
    expect(sent([near, far], {}, { ...MOVES, moveMaxMin: 1 })).toEqual([]);
    expect(sent([aCourier('there', { x: 1_500 }), aCourier('there too', { x: 1_500 })])).toEqual([]);
  });

  it('does not take away who is needed, alone, going home soon, or lent', () => {
    const route = Array.from({ length: 5 }, (_, i) => aCourier(`route ${i}`, { status: 'route', free: { at: NOW + 90, spot: { key: 'x', x: 0, y: 0 } } }));
    expect(sent([near, far, ...route.slice(0, 4)])).toEqual([['far', 'stall 9']]); // two of six have no work
    expect(sent([near, far, ...route])).toEqual([]); // two of seven
    expect(sent([far])).toEqual([]);
    expect(sent([near, far, aCourier('farther', { x: -1_100 })])).toEqual([['farther', 'stall 9']]);
    for (const more of [{ shiftEnd: NOW + 40 }, { lent: true }]) {
      expect(sent([near, far, aCourier('farther', { x: -1_100, ...more })])).toEqual([['far', 'stall 9']]);
    }
  });

  it('stays open for whom the plan has a trip', () => {
    const job = aJob('j', { x: -1_000, readyAt: NOW + 12, fixes: { pinnedTo: 'far', excluded: [], held: false, together: null, alone: false } });
    const { moves, tentative } = planZone(aZone([job], [near, far, aCourier('farther', { x: -1_100 })], { demand: [stall] }), MOVES, NOW);
    expect(tentative.map(({ courierId }) => courierId)).toEqual(['far']);
    expect(moves.map(({ courierId }) => courierId)).toEqual(['farther']);
  });
});
