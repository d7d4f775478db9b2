import { expect, test } from 'vitest';
import type { LivePosition } from '@pitulungan/ui/live.svelte.ts';
import { courier, job, order } from '../testing/samples.ts';
import { courierPoints, focusOfOrder } from './features.ts';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const seen = (ageMs: number, headingDeg: number | null = 90) =>
  new Map([['courier-1', { pin: { lat: -7.3, lng: 112.7 }, headingDeg, measuredAt: NOW - ageMs } as LivePosition]]);
const pointOf = (ageMs: number, changes: Parameters<typeof courier>[0] = {}) => courierPoints({ 'courier-1': courier(changes) }, seen(ageMs), NOW)[0];

test('a courier fades after 3 minutes and is hollow, without a nose, after 10', () => {
  expect(pointOf(1 * MINUTE)?.properties).toMatchObject({ icon: 'courier:ON:solid:0', opacity: 1, heading: 90 });
  expect(pointOf(4 * MINUTE)?.properties).toMatchObject({ icon: 'courier:ON:solid:0', opacity: 0.55 });
  expect(pointOf(11 * MINUTE)?.properties).toMatchObject({ icon: 'courier:ON:hollow:0', heading: -1 });
});

test('no place known, or off duty: not on the map', () => {
  expect(courierPoints({ 'courier-1': courier() }, new Map(), NOW)).toEqual([]);
  expect(pointOf(0, { duty: 'OFF' })).toBeUndefined();
});

test('after pickup the way leads straight to the door', () => {
  const at = { lat: -7.31, lng: 112.71 };
  expect(focusOfOrder(order(), job({ status: 'TO_PICKUP' }), at).line).toHaveLength(3);
  expect(focusOfOrder(order(), job({ status: 'TO_DROP' }), at).line).toHaveLength(2);
  expect(focusOfOrder(order(), null, null).line).toEqual([]);
});
