// The days of a month as bars. Drawing wants numbers; what is read is always the exact text.
import type { DayLine } from '@pitulungan/contracts/month';

export const DAY_SERIES = ['turnover', 'income', 'settledOrders', 'result'] as const;
export type DaySeries = (typeof DAY_SERIES)[number];

/** The exact figure of a day: whole rupiah, or a count for the orders. */
export function valueOf(day: DayLine, series: DaySeries): string {
  if (series === 'income') return (BigInt(day.commission) + BigInt(day.deliveryFee)).toString();
  return series === 'settledOrders' ? String(day.settledOrders) : day[series];
}

/** Heights of bars, in rupiah or orders: far below what a float holds exactly. */
export const heightsOf = (days: readonly DayLine[], series: DaySeries): number[] => days.map((day) => Number(valueOf(day, series)));

/** The axis begins at zero and leaves a little room above; below zero only where something is. */
export function axisOf(heights: readonly number[]): [number, number] {
  const most = Math.max(0, ...heights);
  const least = Math.min(0, ...heights);
  if (most === 0 && least === 0) return [0, 1];
  const room = (most - least) * 0.08;
  return [least === 0 ? 0 : least - room, most === 0 ? 0 : most + room];
}
