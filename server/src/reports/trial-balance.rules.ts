// Neraca saldo: every account that has or had something, with what was posted on both sides.
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { ReportColumn, ReportRow, ReportSection } from '@pitulungan/contracts/reports';
import { type Balance, type Books, closingOf, sumOf } from './balances.rules.ts';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'code', label: { id: 'Kode', en: 'Code' }, kind: 'text' },
  { key: 'label', label: { id: 'Akun', en: 'Account' }, kind: 'text' },
  { key: 'opening', label: { id: 'Saldo awal', en: 'Opening' }, kind: 'money' },
  { key: 'debit', label: { id: 'Debit', en: 'Debit' }, kind: 'money' },
  { key: 'credit', label: { id: 'Kredit', en: 'Credit' }, kind: 'money' },
  { key: 'closingDebit', label: { id: 'Saldo debit', en: 'Debit balance' }, kind: 'money' },
  { key: 'closingCredit', label: { id: 'Saldo kredit', en: 'Credit balance' }, kind: 'money' },
];

const isUsed = (balance: Balance): boolean => balance.opening !== 0n || balance.debit !== 0n || balance.credit !== 0n;
const debitSide = (balance: Balance): Rupiah => (closingOf(balance) > 0n ? closingOf(balance) : 0n);
const creditSide = (balance: Balance): Rupiah => (closingOf(balance) < 0n ? -closingOf(balance) : 0n);
const amounts = (balance: Balance): Rupiah[] => [balance.opening, balance.debit, balance.credit, debitSide(balance), creditSide(balance)];

export function trialBalance({ balances, span }: Books): ReportSection[] {
  const used = balances.filter(isUsed);
  const rows = used.map((balance): ReportRow => ({
    key: balance.code,
    style: 'row',
    level: 0,
    cells: [balance.code, balance.name, ...amounts(balance).map(rupiahToJson)],
    behind: { accounts: [balance.code], sub: null, from: span.from, to: span.to },
    orderId: null,
  }));
  const sums = COLUMNS.slice(2).map((_, n) => rupiahToJson(sumOf(used.map((balance) => amounts(balance)[n] ?? 0n))));
  const total: ReportRow = { key: 'total', style: 'total', level: 0, cells: [null, { id: 'JUMLAH', en: 'TOTAL' }, ...sums], behind: null, orderId: null };
  return [{ key: 'trial-balance', heading: null, paragraphs: [], columns: [...COLUMNS], rows: [...rows, total] }];
}

/** Both sides of every column pair are equal, and what was there before summed to 0. */
export const trialBalances = ({ balances }: Books): boolean =>
  sumOf(balances.map(({ opening }) => opening)) === 0n &&
  sumOf(balances.map(({ debit }) => debit)) === sumOf(balances.map(({ credit }) => credit)) &&
  sumOf(balances.map(debitSide)) === sumOf(balances.map(creditSide));
