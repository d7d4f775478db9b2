import { expect, it } from 'vitest';
import { businessDate, monthOf, startOfBusinessDate } from './time.ts';

it.each([
  ['2026-08-31T16:59:59.999Z', '2026-08-31'],
  ['2026-08-31T17:00:00Z', '2026-09-01'],
  ['2026-12-31T17:00:00Z', '2027-01-01'],
  ['2028-02-28T17:00:00Z', '2028-02-29'],
])('%s is %s in Asia/Jakarta', (instant, date) => {
  expect(businessDate(Date.parse(instant))).toBe(date);
  expect(monthOf(Date.parse(instant))).toBe(date.slice(0, 7));
});

it('begins a business date at 17.00 UTC of the day before', () => {
  const start = startOfBusinessDate('2026-09-01');
  expect(new Date(start).toISOString()).toBe('2026-08-31T17:00:00.000Z');
  expect(businessDate(start - 1)).toBe('2026-08-31');
});
