// What holds of every plan, whatever the state.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planHealthCars } from './cars-plan.rules.ts';
import { busy, call, car, MINUTE, network, NOW, onWay, policy } from './cars-samples.ts';
import type { CarCall, CarLevel, CarsState, HealthCar } from './cars-types.rules.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const arbitraryState = fc
  .record({
    cars: fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...IDS), lat: fc.integer({ min: 0, max: 45 }), advanced: fc.boolean(), kind: fc.integer({ min: 0, max: 3 }) }),
      {
        selector: ({ id }) => id,
      },
    ),
    calls: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 12 }),
        level: fc.constantFrom<CarLevel>(1, 2, 3),
        lat: fc.integer({ min: 0, max: 45 }),
        waited: fc.integer({ min: 0, max: 400 }),
        advanced: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    ),
    overrides: fc.record({
      pins: fc.array(fc.record({ callId: fc.constantFrom('1', '2', '3'), carId: fc.constantFrom(...IDS) }), { maxLength: 2 }),
      exclusions: fc.array(fc.record({ callId: fc.constantFrom('1', '2', '3', '4'), carId: fc.constantFrom(...IDS) }), { maxLength: 4 }),
      heldCalls: fc.subarray(['2', '5']),
      outOfService: fc.subarray(['a', 'e']),
      fixedPosts: fc.subarray([{ carId: 'b', postId: 'p-east' }]),
      noRelocation: fc.subarray(['c', 'd']),
    }),
  })
  .map(({ cars, calls, overrides }): CarsState => {
    const open = calls.map(({ id, level, lat, waited, advanced }) => call(String(id), level, lat, { calledAt: NOW - waited * MINUTE, advanced }));
    const fleet = cars.map(({ id, lat, advanced, kind }, index) => {
      const own = open[index];
      if (kind === 0 && own) return { ...onWay(id, lat, own.id), advanced };
      return { ...(kind === 1 ? busy(id, lat, lat) : car(id, lat, { phase: kind === 2 ? 'RELOCATING' : 'IDLE' })), advanced };
    });
    return { cars: fleet, calls: open, network, overrides };
  });

describe('whatever the state', () => {
  it('books nobody twice, diverts only before arrival and to the more urgent, and honours staff', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { overrides } = state;
        const result = planHealthCars(state, policy, NOW);
        const gone = [...result.dispatch.map(({ carId }) => carId), ...result.relocate.map(({ carId }) => carId)];
        expect(new Set(gone).size).toBe(gone.length);
        expect(new Set(result.dispatch.map(({ callId }) => callId)).size).toBe(result.dispatch.length);
        for (const { carId, callId } of result.dispatch) {
          const who = state.cars.find(({ id }) => id === carId) as HealthCar;
          const what = state.calls.find(({ id }) => id === callId) as CarCall;
          const left = state.calls.find(({ id }) => id === who.callId);
          const calledBack = result.requeue.some((one) => one.carId === carId && one.reason.code === 'STAFF');
          expect(who.phase).not.toBe('BUSY');
          if (left && !calledBack) expect(what.level).toBeLessThan(left.level);
          expect(overrides.exclusions).not.toContainEqual({ callId, carId });
          expect(overrides.heldCalls).not.toContain(callId);
          expect(overrides.outOfService).not.toContain(carId);
          const pins = overrides.pins.filter((pin) => pin.callId === callId);
          if (pins.length) expect(pins.map((pin) => pin.carId)).toContain(carId);
        }
        for (const { carId } of result.relocate) expect(['IDLE', 'RELOCATING', 'TO_SCENE']).toContain(state.cars.find(({ id }) => id === carId)?.phase);
        for (const { carId, reason } of result.relocate) if (reason.code === 'COVERAGE') expect(overrides.noRelocation).not.toContain(carId);
      }),
      { numRuns: 400 },
    );
  });

  it('says of every call that it has a car, gets one, or waits, and why', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const result = planHealthCars(state, policy, NOW);
        const lost = new Set(result.requeue.map(({ callId }) => callId));
        const kept = state.cars.flatMap(({ callId }) => (callId !== null && !lost.has(callId) ? [callId] : []));
        const named = [...kept, ...result.dispatch.map(({ callId }) => callId), ...result.hold.map(({ callId }) => callId)];
        expect(named.sort()).toEqual(state.calls.map(({ id }) => id).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same plan in whatever order the state comes', () => {
    fc.assert(
      fc.property(arbitraryState, fc.integer(), (state, salt) => {
        const mix = <T extends { id: string }>(list: readonly T[]): T[] =>
          [...list].sort((x, y) => ((x.id.charCodeAt(0) ^ salt) % 5) - ((y.id.charCodeAt(0) ^ salt) % 5));
        const mixed = { ...state, cars: mix(state.cars).reverse(), calls: mix(state.calls) };
        expect(planHealthCars(mixed, policy, NOW)).toEqual(planHealthCars(state, policy, NOW));
      }),
      { numRuns: 200 },
    );
  });
});
