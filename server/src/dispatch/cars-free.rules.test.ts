import { expect, it } from 'vitest';
import { expectFree, type CarWork } from './cars-free.rules.ts';
import { CARS_POLICY } from './cars-policy.rules.ts';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const { hub } = CARS_POLICY;

it.each([
  ['SCENE', 5, hub.sceneMin - 5 + 20 + hub.handoverMin],
  ['SCENE', 90, hub.workLeastMin + 20 + hub.handoverMin],
  ['TRANSPORT', 5, 20 + hub.handoverMin],
  ['HANDOVER', 5, hub.handoverMin - 5],
  ['HANDOVER', -5, hub.handoverMin],
] as const)('expects a car at %s for %i min to be free in %i min, at the facility', (step, spentMin, freeMin) => {
  const work: CarWork = { step, since: NOW - spentMin * MINUTE, wayMin: 20, facility: { lat: 1, lng: 2 } };
  expect(expectFree(work, hub, NOW)).toEqual({ at: NOW + freeMin * MINUTE, place: { lat: 1, lng: 2 } });
});
