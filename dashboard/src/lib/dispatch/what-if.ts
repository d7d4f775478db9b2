// Two days beside each other: the same day under the numbers in force and under others, and which of them went better.
import type { DayResult } from '@pitulungan/contracts/policy';

export type DayRowName = Exclude<keyof DayResult, 'jobs'>;
export type Verdict = 'better' | 'worse' | 'same';

export interface DayRow {
  name: DayRowName;
  inForce: number;
  proposed: number;
  digits: number;
  verdict: Verdict;
}

const ROWS = [
  { name: 'delivered', digits: 0, wanted: 'more' },
  { name: 'undelivered', digits: 0, wanted: 'less' },
  { name: 'latenessMeanMin', digits: 1, wanted: 'less' },
  { name: 'latenessP90Min', digits: 1, wanted: 'less' },
  { name: 'distanceKm', digits: 1, wanted: 'less' },
  { name: 'trips', digits: 0, wanted: 'less' },
  { name: 'jobsPerHourGini', digits: 2, wanted: 'less' },
] as const satisfies readonly { name: DayRowName; digits: number; wanted: 'more' | 'less' }[];

/** Compared as they are shown: what looks alike is alike. */
export const compareDays = (inForce: DayResult, proposed: DayResult): DayRow[] =>
  ROWS.map(({ name, digits, wanted }) => {
    const before = rounded(inForce[name], digits);
    const after = rounded(proposed[name], digits);
    return { name, digits, inForce: before, proposed: after, verdict: verdictOf(after - before, wanted) };
  });

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function verdictOf(change: number, wanted: 'more' | 'less'): Verdict {
  if (change === 0) return 'same';
  return change > 0 === (wanted === 'more') ? 'better' : 'worse';
}

export const countVerdicts = (rows: readonly DayRow[]): Record<Verdict, number> => ({
  better: rows.filter(({ verdict }) => verdict === 'better').length,
  worse: rows.filter(({ verdict }) => verdict === 'worse').length,
  same: rows.filter(({ verdict }) => verdict === 'same').length,
});
