// Which accounts each kind of voucher may name: the desk offers these, the hub refuses all others.
import type { VoucherKind } from './vouchers.ts';

/** Accounts with a door of their own (orders, wages, the provider's file, the month's end), so that a plain voucher cannot go round it. */
const OWN_DOOR: ReadonlySet<string> = new Set([
  '4.1.11.01', // commission
  '4.1.06.01', // delivery fees
  '4.2.01.11', // raw material sold
  '7.1.99.11', // village programme income
  '5.1.01.01', // cost of goods
  '6.1.07.02', // depreciation: of vehicles, equipment, furniture
  '6.1.07.03',
  '6.1.07.04',
  '6.2.01.11', // courier incentives
  '6.2.99.12', // running of the health car
  '6.2.99.13', // shortages written off
  '6.3.99.11', // delivery subsidy
  '7.2.01.11', // QRIS fees
  '7.3.01.10', // final income tax
]);
const STOCK = /^1\.1\.0(5\.01|6\.01|7\.0[12])$/; // bought now, used later
/** Commission, village programmes, PKK groups. What buyers and couriers owe is taken back at the cash desk. */
const RECEIVABLES: ReadonlySet<string> = new Set(['1.1.03.12', '1.1.03.13', '1.1.03.14']);
const INCOME_SUMMARY = '3.9.01.01';

const isExpense = (code: string): boolean => (/^(5|6|7\.[23])\./.test(code) && !OWN_DOOR.has(code)) || STOCK.test(code);

const FITS = {
  EXPENSE: isExpense,
  EXPENSE_ON_ACCOUNT: isExpense,
  INCOME: (code) => /^(4|7\.1)\./.test(code) && !OWN_DOOR.has(code),
  RECEIVABLE_PAID: (code) => RECEIVABLES.has(code),
  TAX_PAID: (code) => /^2\.1\.02\./.test(code),
  OPENING_BALANCES: (code) => /^[123]\./.test(code) && code !== INCOME_SUMMARY,
} as const satisfies Partial<Record<VoucherKind, (code: string) => boolean>>;

/** Kinds whose paper names an account freely. */
export type KindWithAccount = keyof typeof FITS;

export const namesAccount = (kind: VoucherKind): kind is KindWithAccount => kind in FITS;
/** Whether an account of the chart may stand on a voucher of this kind. */
export const accountFits = (kind: KindWithAccount, code: string): boolean => FITS[kind](code);
