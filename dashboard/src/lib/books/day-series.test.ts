import type { DayLine } from '@pitulungan/contracts/month';
import { expect, test } from 'vitest';
import { axisOf, heightsOf, valueOf } from './day-series.ts';

const day: DayLine = {
  date: '2026-11-24',
  settledOrders: 3,
  turnover: '150000',
  commission: '7500',
  deliveryFee: '24000',
  incentive: '18000',
  subsidyOwn: '15000',
  subsidyFund: '0',
  result: '-1500',
};

test('income of a day is commission and fee; a loss stays below zero', () => {
  expect(valueOf(day, 'income')).toBe('31500');
  expect(valueOf(day, 'settledOrders')).toBe('3');
  expect(heightsOf([day], 'result')).toEqual([-1500]);
});

test('bars stand on zero', () => {
  expect(axisOf([])).toEqual([0, 1]);
  expect(axisOf([100, 50])).toEqual([0, 108]);
  expect(axisOf([-100])).toEqual([-108, 0]);
  const [least, most] = axisOf([-10, 90]);
  expect(least).toBeLessThan(-10);
  expect(most).toBeGreaterThan(90);
});
