// Postings 24, 25 and 26: the village decides over the profit, and it is paid.
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type Line, type MoneyAccount, type Posting } from './postings.rules.ts';

/** One amount of a statement; accounts as its policy says. A reserve goes from 3.3.01.01 to 3.3.01.11 or .12. */
export interface ShareAmount {
  accountDr: string;
  accountCr: string;
  amount: Rupiah;
  /** Person or programme */
  sub?: string;
}

/** 24: approved. Old residue that joins a pool is a debit of 2.1.99.16, a new one a credit. */
export const statementPosted = (statementNo: string, amounts: readonly ShareAmount[]): Posting => ({
  fact: 'statement.posted',
  source: statementNo,
  key: `bh:${statementNo}`,
  lines: amounts.flatMap(({ accountDr, accountCr, amount, sub }) => [debit(accountDr, amount), credit(accountCr, amount, sub)]),
});

/** 25: what the distribution accounts (3.2) hold of this statement goes into retained earnings. Balances: + debit. */
export const distributionClosed = (statementNo: string, balances: readonly Line[]): Posting => ({
  fact: 'statement.closed',
  source: statementNo,
  key: `bhclose:${statementNo}`,
  lines: [
    debit(
      ACCOUNTS.retainedEarnings,
      balances.reduce((sum, { amount }) => sum + amount, 0n),
    ),
    ...balances.map(({ code, sub, amount }) => credit(code, amount, sub)),
  ],
});

/** 26: paid to the village treasury, a person or a programme. */
export const sharePaid = (share: { statementNo: string; recipient: string; account: string; sub: string; amount: Rupiah; from: MoneyAccount }): Posting => ({
  fact: 'share.paid',
  source: share.statementNo,
  key: `bhpay:${share.statementNo}:${share.recipient}`,
  lines: [debit(share.account, share.amount, share.sub), credit(share.from, share.amount)],
});
