// The books: journals with their lines, the chart, trial balances, and the months with their locks.
import { z } from 'zod';
import { RupiahAmount, RupiahText } from './money.ts';
import { BusinessDate, Instant, MonthId } from './time.ts';

/** One line of a journal: positive is debit, negative is credit. */
export const JournalLineView = z.strictObject({
  code: z.string(),
  sub: z.string(),
  name: z.string(),
  nameEn: z.string(),
  amount: RupiahText,
});
export type JournalLineView = z.infer<typeof JournalLineView>;

export const JournalView = z.strictObject({
  id: z.string(),
  fact: z.string(),
  key: z.string(),
  /** The order, deposit, voucher, month … that caused it */
  source: z.string(),
  orderCode: z.string().nullable(),
  /** The voucher that posted it, or took it back */
  voucherCode: z.string().nullable(),
  occurredAt: Instant,
  businessDate: BusinessDate,
  /** The day of the event, when its month was locked already and the journal went into a later one ("periode sebelumnya") */
  belongsTo: BusinessDate.nullable(),
  memo: z.string(),
  /** The journal that this one takes back, and the one that takes this one back */
  reversalOf: z.string().nullable(),
  reversedBy: z.string().nullable(),
  lines: z.array(JournalLineView),
});
export type JournalView = z.infer<typeof JournalView>;

export const AccountCode = z.string().regex(/^\d\.\d\.\d\d\.\d\d$/);
export type AccountCode = z.infer<typeof AccountCode>;
/** Courier, merchant, order, fund …; '' is the account itself. */
export const AccountSub = z.string().max(100);

/** Where money lies that can be paid out at once: the post's till, petty cash, the banks of the decree. */
export const MoneyAccount = z.enum(['1.1.01.01', '1.1.01.98', '1.1.01.04', '1.1.01.02', '1.1.01.03', '1.1.01.05']);
export type MoneyAccount = z.infer<typeof MoneyAccount>;

/** The side on which an account grows: debit or kredit. */
export const Side = z.enum(['D', 'K']);
export type Side = z.infer<typeof Side>;

const named = { code: AccountCode, name: z.string(), nameEn: z.string(), normal: Side, isLocal: z.boolean() };

/** One account of the chart; `balance` over all its subs, debit positive. */
export const AccountView = z.strictObject({ ...named, guarded: z.boolean(), balance: RupiahText, subs: z.int() });
export type AccountView = z.infer<typeof AccountView>;

/** `label`: the name or code behind an id, where the village knows one. */
export const SubView = z.strictObject({ sub: z.string(), label: z.string().nullable(), balance: RupiahText });
export type SubView = z.infer<typeof SubView>;

/** opening + debit - credit = closing; balances are debit positive, debit and credit never negative. */
const movement = { opening: RupiahText, debit: RupiahAmount, credit: RupiahAmount, closing: RupiahText };
export const TrialBalanceRow = z.strictObject({ ...named, ...movement });
export type TrialBalanceRow = z.infer<typeof TrialBalanceRow>;

export const TrialBalance = z.strictObject({
  month: MonthId,
  locked: z.boolean(),
  rows: z.array(TrialBalanceRow),
  /** Both sides of the closing balances: equal */
  debit: RupiahAmount,
  credit: RupiahAmount,
});
export type TrialBalance = z.infer<typeof TrialBalance>;

/** A line of an account card (kartu buku besar), oldest first; `balance` after it. */
export const CardLine = z.strictObject({
  journalId: z.string(),
  businessDate: BusinessDate,
  fact: z.string(),
  memo: z.string(),
  orderCode: z.string().nullable(),
  sub: z.string(),
  /** The name or code behind the sub, where the village knows one */
  label: z.string().nullable(),
  amount: RupiahText,
  balance: RupiahText,
});
export type CardLine = z.infer<typeof CardLine>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What two people lock: so many journals, with these hashes. The balance hash is over the trial balance with all its subs. */
export const PeriodHashes = z.strictObject({ journals: z.int(), merkleRoot: Sha256, balanceHash: Sha256 });
export type PeriodHashes = z.infer<typeof PeriodHashes>;

const Signed = z.strictObject({ by: z.string(), at: Instant });

export const PeriodView = z.strictObject({
  month: MonthId,
  starts: BusinessDate,
  ends: BusinessDate,
  status: z.enum(['open', 'locked']),
  /** Who reckoned what is to be locked, or was */
  computed: Signed.nullable(),
  /** Confirmed that no tax is due, because no rule is in force */
  withoutTax: z.boolean(),
  hashes: PeriodHashes.nullable(),
  locked: Signed.nullable(),
});
export type PeriodView = z.infer<typeof PeriodView>;

/** A tax rule in force between two days; `ppm` of the turnover, 5,000 = 0.5 %. */
export const TaxRuleView = z.strictObject({
  id: z.int(),
  kind: z.enum(['PPH_FINAL']),
  ppm: z.int().min(0).max(1_000_000),
  from: BusinessDate,
  to: BusinessDate.nullable(),
  /** The part of the fee that BUMDes pays itself is no turnover (to be confirmed by the accountant) */
  excludesOwnSubsidy: z.boolean(),
  legalBasis: z.string(),
  by: z.string(),
});
export type TaxRuleView = z.infer<typeof TaxRuleView>;

/** The whole ledger replayed from zero against everything that is stored (invariants I1, I11, I14). Empty lists: all is well. */
export const ReplayCheck = z.strictObject({
  ledgerSum: RupiahText,
  unbalancedJournals: z.array(z.string()),
  /** Months whose stored balances, or hashes, are not what their journals say */
  months: z.array(z.strictObject({ month: MonthId, balances: z.boolean(), journals: z.boolean() })),
  guardedBalances: z.array(z.string()),
});
export type ReplayCheck = z.infer<typeof ReplayCheck>;

/** The running month's share, computed from its journals; shares add up to `base` to the rupiah. */
export const ShareView = z.strictObject({
  month: MonthId,
  policy: z.string(),
  income: RupiahText,
  expense: RupiahText,
  profit: RupiahText,
  base: RupiahText,
  settledOrders: z.int(),
  shares: z.array(z.strictObject({ key: z.string(), ppm: z.int(), amount: RupiahText })),
});
export type ShareView = z.infer<typeof ShareView>;
