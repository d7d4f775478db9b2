// Postings 21 and 23: what the end of a month and of a year post by themselves. 22, the month close, posts nothing.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { MonthId } from '@pitulungan/contracts/time';
import { ACCOUNTS, credit, debit, type Line, type Posting } from './postings.rules.ts';

export const DEPRECIATED = 'month.depreciated';
export const TAXED = 'month.taxed';

const compact = (month: MonthId): string => month.replace('-', '');

/** The first journal of a month has the plain key; the differences that came up while the month was open are numbered from 2. */
const numbered = (key: string, nth: number): string => (nth === 1 ? key : `${key}:${nth}`);

export interface WornPart {
  /** Expense account */
  code: string;
  /** Accumulated depreciation */
  against: string;
  /** The thing */
  sub: string;
  amount: Rupiah;
}

/** 21: depreciation of a month, one journal for all things that wear out. */
export const depreciated = (month: MonthId, parts: readonly WornPart[], nth = 1): Posting => ({
  fact: DEPRECIATED,
  source: month,
  key: numbered(`susut:${compact(month)}`, nth),
  lines: parts.flatMap(({ code, against, sub, amount }) => [debit(code, amount), credit(against, amount, sub)]),
});

/** 21: final income tax of a month; a difference may be negative. */
export const finalTaxOwed = (month: MonthId, amount: Rupiah, nth = 1): Posting => ({
  fact: TAXED,
  source: month,
  key: numbered(`pph:${compact(month)}`, nth),
  lines: [debit(ACCOUNTS.finalTax, amount), credit(ACCOUNTS.finalTaxPayable, amount)],
});

/** Parts per million of a turnover, floored; 5,000 ppm is the 0.5 % of PP 55/2022. No turnover, or less than none, owes nothing. */
export const taxOn = (turnover: Rupiah, ppm: number): Rupiah => (turnover <= 0n ? 0n : (turnover * BigInt(ppm)) / 1_000_000n);

/** Profit and loss accounts: golongan 4, 5, 6 and 7. */
export const isResult = (code: string): boolean => /^[4567]\./.test(code);

export const YEAR_CLOSED = 'year.closed';

/**
 * 23: every account of golongan 4-7 into the income summary, then that into retained earnings: two journals, so that the summary
 * shows. Reports on a year leave out journals of the fact YEAR_CLOSED. Balances: + debit, - credit.
 */
export function yearClosed(year: string, balances: readonly Line[]): Posting[] {
  const result = balances.filter(({ code, amount }) => isResult(code) && amount !== 0n);
  if (result.length === 0) return [];
  const loss = result.reduce((sum, { amount }) => sum + amount, 0n);
  const summary: Posting = {
    fact: YEAR_CLOSED,
    source: year,
    key: `close:${year}`,
    lines: [...result.map((line) => ({ ...line, amount: -line.amount })), debit(ACCOUNTS.incomeSummary, loss)],
  };
  const retained: Posting = {
    fact: YEAR_CLOSED,
    source: year,
    key: `close:${year}:laba`,
    lines: [credit(ACCOUNTS.incomeSummary, loss), debit(ACCOUNTS.retainedEarnings, loss)],
  };
  return loss === 0n ? [summary] : [summary, retained];
}
