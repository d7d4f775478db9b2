import { expect, test } from 'vitest';
import { atTimeOfDay, isPast } from './time-of-day.ts';

const TEN = Date.parse('2026-11-24T03:00:00.000Z'); // 10.00 in Jakarta

test('a time that is still to come is today, one that has passed is tomorrow, nonsense is none', () => {
  expect(atTimeOfDay('15:30', TEN)).toBe('2026-11-24T08:30:00.000Z');
  expect(atTimeOfDay('10:00', TEN)).toBe('2026-11-25T03:00:00.000Z');
  expect(atTimeOfDay('00:15', TEN)).toBe('2026-11-24T17:15:00.000Z');
  for (const nonsense of ['', '25:00', 'sore']) expect(atTimeOfDay(nonsense, TEN)).toBeNull();
});

test('a time of day is past from its minute on until midnight', () => {
  expect([isPast('09:59', TEN), isPast('10:00', TEN), isPast('10:01', TEN), isPast('sore', TEN)]).toEqual([true, true, false, false]);
});
