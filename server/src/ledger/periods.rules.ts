// When a month may be reckoned and locked, and what its end posts. Pure; the actions beside it lock, look and save.
import type { PeriodHashes } from '@pitulungan/contracts/books';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { startOfBusinessDate, type BusinessDate, type MonthId } from '@pitulungan/contracts/time';
import type { WornPart } from './month-postings.rules.ts';

export interface Period {
  month: MonthId;
  starts: BusinessDate;
  ends: BusinessDate;
  status: 'open' | 'locked';
  computed: { by: string; byName: string; atMs: number } | null;
  withoutTax: boolean;
  hashes: PeriodHashes | null;
  locked: { by: string; byName: string; atMs: number } | null;
}

const DAY_MS = 86_400_000;

/** The instant at which the next month begins in Asia/Jakarta. */
export const endOf = (period: Pick<Period, 'ends'>): number => startOfBusinessDate(period.ends) + DAY_MS;

export function computeRefusal(
  period: Period,
  { earlierOpen, now, hasTaxRule, withoutTax }: { earlierOpen: boolean; now: number; hasTaxRule: boolean; withoutTax: boolean },
): RefusalCode | undefined {
  if (period.status === 'locked') return 'PERIOD_LOCKED';
  if (now < endOf(period)) return 'PERIOD_NOT_OVER';
  if (earlierOpen) return 'PERIOD_EARLIER_OPEN';
  return hasTaxRule || withoutTax ? undefined : 'TAX_RULE_MISSING';
}

/** `books`: what the books hash to now; `shown`: what the second person saw. Both must be what the first person reckoned. */
export function lockRefusal(
  period: Period,
  { earlierOpen, hasTaxRule, books, shown, by }: { earlierOpen: boolean; hasTaxRule: boolean; books: PeriodHashes; shown: PeriodHashes; by: string },
): RefusalCode | undefined {
  if (period.status === 'locked') return 'PERIOD_LOCKED';
  if (!period.hashes) return 'PERIOD_NOT_COMPUTED';
  if (isSamePerson(period, by)) return 'SECOND_PERSON_NEEDED';
  if (earlierOpen) return 'PERIOD_EARLIER_OPEN';
  return areSame(period.hashes, books, shown) && period.withoutTax !== hasTaxRule ? undefined : 'PERIOD_CHANGED';
}

const isSamePerson = ({ computed }: Period, by: string): boolean => computed?.by === by;

const areSame = (...all: PeriodHashes[]): boolean =>
  new Set(all.map(({ journals, merkleRoot, balanceHash }) => `${journals} ${merkleRoot} ${balanceHash}`)).size === 1;

/** The year that a month ends, or undefined. */
export const yearEndedBy = (month: MonthId): string | undefined => (month.endsWith('-12') ? month.slice(0, 4) : undefined);

export interface Asset {
  id: string;
  code: string;
  cost: Rupiah;
  residual: Rupiah;
  acquiredOn: BusinessDate;
  months: number;
  /** Taken back: nothing of it is worn out */
  gone: boolean;
}

/** Expense and accumulated depreciation of each class of things. */
const WEAR: Record<string, { code: string; against: string }> = {
  '1.3.02.01': { code: '6.1.07.02', against: '1.3.07.01' },
  '1.3.03.01': { code: '6.1.07.03', against: '1.3.07.02' },
  '1.3.04.01': { code: '6.1.07.04', against: '1.3.07.03' },
};

/** Straight line, in whole rupiah: after `k` of `n` months floor((cost - residual) × k / n), so that the months add up exactly. */
export function wornOut(asset: Asset, month: MonthId): Rupiah {
  const passed = monthNumber(month) - monthNumber(asset.acquiredOn) + 1; // the month of purchase counts
  if (asset.gone || passed <= 0) return 0n;
  return ((asset.cost - asset.residual) * BigInt(Math.min(passed, asset.months))) / BigInt(asset.months);
}

/** What is still to be posted, so that the books show what is worn out by the end of the month. `booked`: asset id → amount. */
export const wearDue = (assets: readonly Asset[], booked: ReadonlyMap<string, Rupiah>, month: MonthId): WornPart[] =>
  assets.flatMap((asset) => {
    const accounts = WEAR[asset.code];
    const amount = wornOut(asset, month) - (booked.get(asset.id) ?? 0n);
    return accounts && amount !== 0n ? [{ ...accounts, sub: asset.id, amount }] : [];
  });

function monthNumber(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return year * 12 + month;
}
