// What an account had, got and has: the one input of every statement. Amounts are whole rupiah, + debit, − credit.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Span, Words } from '@pitulungan/contracts/reports';

export interface Balance {
  code: string;
  name: Words;
  /** An addition of ours to the decree's chart */
  local: boolean;
  /** Before the first day of the span, all journals */
  opening: Rupiah;
  /** Both >= 0: what was posted in the span, originals and reversals alike */
  debit: Rupiah;
  credit: Rupiah;
  /** Part of debit − credit that closed a year (posting 23): it moves a result that is already counted */
  yearClose: Rupiah;
  /** Part that closed the distribution into retained earnings (posting 25) */
  shareClose: Rupiah;
}

/** A cash movement told by the account on its other side: + came in, − went out. */
export interface CashFlow {
  code: string;
  amount: Rupiah;
}

export interface Books {
  span: Span;
  balances: readonly Balance[];
  flows: readonly CashFlow[];
}

export const closingOf = ({ opening, debit, credit }: Balance): Rupiah => opening + debit - credit;
/** What happened in the span, closing journals apart. */
export const movedIn = ({ debit, credit, yearClose, shareClose }: Balance): Rupiah => debit - credit - yearClose - shareClose;

/** Whether a code is one of the prefixes or lies below it: 2.1 holds 2.1.05.11, and not 2.10. */
export const isUnder = (code: string, prefixes: readonly string[]): boolean => prefixes.some((prefix) => code === prefix || code.startsWith(`${prefix}.`));

export const sumOf = (amounts: readonly Rupiah[]): Rupiah => amounts.reduce((sum, amount) => sum + amount, 0n);

export const totalOf = (books: Books, prefixes: readonly string[], amountOf: (balance: Balance) => Rupiah): Rupiah =>
  sumOf(books.balances.filter(({ code }) => isUnder(code, prefixes)).map(amountOf));

/** Income and cost: golongan 4 to 7. */
export const RESULT_ACCOUNTS = ['4', '5', '6', '7'];
/** 1.1.01: at the post, in the bank, with couriers, in bags that wait for their count. */
export const CASH_ACCOUNTS = ['1.1.01'];

/** Profit (+) or loss (−) of the span, whether its year has been closed or not. */
export const profitOf = (books: Books): Rupiah => -totalOf(books, RESULT_ACCOUNTS, movedIn);
