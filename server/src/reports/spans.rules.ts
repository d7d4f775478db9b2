// Spans of whole months, and the one before it of the same length.
import type { Span } from '@pitulungan/contracts/reports';
import type { BusinessDate, MonthId } from '@pitulungan/contracts/time';
import { lastDayOf } from './format.rules.ts';

export const MAX_MONTHS = 24;
const PAD = 2;

const numberOf = (month: MonthId): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const idOf = (count: number): MonthId => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(PAD, '0')}`;

export const firstDay = (month: MonthId): BusinessDate => `${month}-01`;
export const lastDay = (month: MonthId): BusinessDate => `${month}-${String(lastDayOf(Number(month.slice(0, 4)), Number(month.slice(5)))).padStart(PAD, '0')}`;

export const addMonths = (month: MonthId, count: number): MonthId => idOf(numberOf(month) + count);
export const monthsBetween = (from: MonthId, to: MonthId): MonthId[] =>
  Array.from({ length: Math.max(0, numberOf(to) - numberOf(from) + 1) }, (_, n) => addMonths(from, n));

/** null: the wrong way round, too long, or beginning after the month it is now. */
export function spanOf(months: { from: MonthId; to: MonthId }, thisMonth: MonthId): Span | null {
  const count = numberOf(months.to) - numberOf(months.from) + 1;
  if (count < 1 || count > MAX_MONTHS || numberOf(months.from) > numberOf(thisMonth)) return null;
  return { from: firstDay(months.from), to: lastDay(months.to) };
}

/** As many months, just before: June for July, the second half of last year for the first of this one, last year for a year. */
export function spanBefore({ from, to }: Span): Span {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  const count = numberOf(last) - numberOf(first) + 1;
  return { from: firstDay(addMonths(first, -count)), to: lastDay(addMonths(first, -1)) };
}

/** Every day of it up to `last`, in order. */
export function daysOf({ from, to }: Span, last: BusinessDate): BusinessDate[] {
  const days: BusinessDate[] = [];
  const end = to < last ? to : last;
  for (let at = Date.parse(`${from}T00:00:00Z`); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > end) return days;
    days.push(day);
  }
}

export const addDays = (date: BusinessDate, days: number): BusinessDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** From `last` down to `first`, at least `last`. */
export const yearsDown = (last: string, first: string | null): string[] =>
  Array.from({ length: Math.max(1, Number(last) - Number(first ?? last) + 1) }, (_, n) => String(Number(last) - n));
