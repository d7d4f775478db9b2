import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CARS_POLICY } from './cars-policy.rules.ts';
import type { CarCall, CarLevel } from './cars-types.rules.ts';
import { urgencyOf } from './cars-urgency.rules.ts';

const MINUTE = 60_000;
const call = (level: CarLevel): CarCall => ({ id: 'k', level, place: { lat: 0, lng: 0 }, calledAt: 0, advanced: false });

it.each(Object.entries(CARS_POLICY))('never falls while a call waits, and passes any bound (%s)', (_, policy) => {
  fc.assert(
    fc.property(fc.constantFrom<CarLevel>(1, 2, 3), fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }), (level, a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
      expect(urgencyOf(call(level), policy, later * MINUTE)).toBeGreaterThanOrEqual(urgencyOf(call(level), policy, sooner * MINUTE));
    }),
  );
  const bound = urgencyOf(call(2), policy, 0) + policy.level[2].minutePrice * 120;
  expect(urgencyOf(call(3), policy, 3 * 24 * 60 * MINUTE)).toBeGreaterThan(bound);
});

it('counts a call from the future as just made: clocks differ', () => {
  expect(urgencyOf(call(2), CARS_POLICY.hub, -MINUTE)).toBe(urgencyOf(call(2), CARS_POLICY.hub, 0));
});
