// Months, semesters and years: which span stands where in time, and what it is called. Months are "2026-11".
import { formatMonth } from '@pitulungan/ui/format';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import type { MonthId } from '@pitulungan/contracts/time';

export const SPAN_KINDS = ['month', 'semester', 'year', 'free'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** Whole months, both included. */
export interface Months {
  from: MonthId;
  to: MonthId;
}

const LENGTH = { month: 1, semester: 6, year: 12 } as const;

const numberOf = (month: MonthId): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const idOf = (count: number): MonthId => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;

/** "2026-01" − 1 = "2025-12". */
export const shiftMonth = (month: MonthId, by: number): MonthId => idOf(numberOf(month) + by);

/** What a span is, seen from outside: January to June is a semester, January alone a month. */
export function kindOf({ from, to }: Months): SpanKind {
  const count = numberOf(to) - numberOf(from) + 1;
  const kind = (['month', 'semester', 'year'] as const).find((each) => LENGTH[each] === count && numberOf(from) % count === 0);
  return count === 1 ? 'month' : (kind ?? 'free');
}

/** The month, semester or year in which a month lies; a free span begins as that month alone. */
export function spanAround(month: MonthId, kind: SpanKind): Months {
  if (kind === 'free') return { from: month, to: month };
  const length = LENGTH[kind];
  const first = numberOf(month) - (numberOf(month) % length);
  return { from: idOf(first), to: idOf(first + length - 1) };
}

/** The span just before or after, of the same length. */
export function stepSpan({ from, to }: Months, by: 1 | -1): Months {
  const count = numberOf(to) - numberOf(from) + 1;
  return { from: shiftMonth(from, by * count), to: shiftMonth(to, by * count) };
}

/** "November 2026", "Semester 2 2026", "Tahun 2026", "Mei 2026 – Agustus 2026". */
export function spanName(months: Months, language: Language): string {
  const year = months.from.slice(0, 4);
  switch (kindOf(months)) {
    case 'month':
      return formatMonth(months.from, language);
    case 'semester':
      return `Semester ${months.from.slice(5) === '01' ? 1 : 2} ${year}`;
    case 'year':
      return language === 'id' ? `Tahun ${year}` : `Year ${year}`;
    case 'free':
      return `${formatMonth(months.from, language)} – ${formatMonth(months.to, language)}`;
  }
}

/** The last day of a month, "2026-02-28". */
export const lastDayOf = (month: MonthId): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
