// Laporan Posisi Keuangan (neraca) at the end of a day. Assets are positive on the debit side, liabilities and equity on the credit.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { ReportSection, Words } from '@pitulungan/contracts/reports';
import { type Books, closingOf, RESULT_ACCOUNTS, totalOf } from './balances.rules.ts';
import { accountLines, head, type Line, section, type Sheet } from './lines.rules.ts';

type Side = 1n | -1n;
interface Group {
  key: string;
  accounts: readonly string[];
  side: Side;
  label: Words;
  sum: Words;
}

const group = (key: string, accounts: readonly string[], side: Side, [label, sum]: readonly [Words, Words]): Group => ({ key, accounts, side, label, sum });
const words = (id: string, en: string): Words => ({ id, en });

/** 1.2 … 1.9 and so on, but for those named. */
const others = (golongan: number, but: readonly number[]): string[] =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((field) => !but.includes(field)).map((field) => `${golongan}.${field}`);

const ASSETS: readonly Group[] = [
  group('current', ['1.1'], 1n, [words('Aset lancar', 'Current assets'), words('Jumlah aset lancar', 'Total current assets')]),
  group('investments', ['1.2'], 1n, [words('Investasi', 'Investments'), words('Jumlah investasi', 'Total investments')]),
  group('fixed', ['1.3'], 1n, [words('Aset tetap', 'Fixed assets'), words('Jumlah aset tetap', 'Total fixed assets')]),
  group('other-assets', others(1, [1, 2, 3]), 1n, [words('Aset lainnya', 'Other assets'), words('Jumlah aset lainnya', 'Total other assets')]),
];
const LIABILITIES: readonly Group[] = [
  group('short', ['2.1'], -1n, [words('Kewajiban jangka pendek', 'Current liabilities'), words('Jumlah kewajiban jangka pendek', 'Total current liabilities')]),
  group('long', others(2, [1]), -1n, [
    words('Kewajiban jangka panjang', 'Long-term liabilities'),
    words('Jumlah kewajiban jangka panjang', 'Total long-term liabilities'),
  ]),
];
const CAPITAL = group('capital', ['3.1'], -1n, [words('Penyertaan modal', 'Capital'), words('Jumlah penyertaan modal', 'Total capital')]);
/** Distributed, retained, reserved, and whatever stands on the way between two years. */
const RETAINED = group('retained', ['3.2', '3.3', '3.5', '3.6', '3.7', '3.8', '3.9'], -1n, [
  words('Saldo laba', 'Retained earnings'),
  words('Jumlah saldo laba', 'Total retained earnings'),
]);
const DONATED = group('donated', ['3.4'], -1n, [words('Modal donasi', 'Donated capital'), words('Jumlah modal donasi', 'Total donated capital')]);

const valueOf = ({ accounts, side }: Group, books: Books): Rupiah => side * totalOf(books, accounts, closingOf);
const all = (groups: readonly Group[]) => groups.flatMap(({ accounts }) => accounts);

const isEmpty = (sheet: Sheet, { accounts }: Group): boolean =>
  [sheet.now, sheet.before].every(
    (books) => !books?.balances.some((balance) => accounts.some((a) => balance.code.startsWith(`${a}.`)) && closingOf(balance) !== 0n),
  );

const detail = (sheet: Sheet, { accounts, side }: Group): Line[] =>
  accountLines(sheet, accounts, { level: 2, amountOf: (balance) => side * closingOf(balance) });

const sumLine = (each: Group): Line => ({
  key: `${each.key}-sum`,
  style: 'sum',
  level: 1,
  label: each.sum,
  amount: (books) => valueOf(each, books),
  accounts: each.accounts,
});

/** A group in which there is nothing is left out; what is always asked for stays. */
function groupLines(sheet: Sheet, each: Group, { always = false } = {}): Line[] {
  if (!always && isEmpty(sheet, each)) return [];
  return [head(each.key, 1, each.label), ...detail(sheet, each), sumLine(each)];
}

/** Result of years that are not closed yet: it belongs to equity before it is booked there. */
export const unclosedResult = (books: Books): Rupiah => -totalOf(books, RESULT_ACCOUNTS, closingOf);

const assetsOf = (books: Books): Rupiah => totalOf(books, ['1'], closingOf);
const liabilitiesOf = (books: Books): Rupiah => -totalOf(books, ['2'], closingOf);
export const equityOf = (books: Books): Rupiah => -totalOf(books, ['3'], closingOf) + unclosedResult(books);

const total = (key: string, label: Words, spec: { amount: (books: Books) => Rupiah; accounts: readonly string[] }): Line => ({
  key,
  style: 'total',
  level: 0,
  label,
  ...spec,
});

function retainedLines(sheet: Sheet): Line[] {
  const running: Line = {
    key: 'unclosed',
    style: 'row',
    level: 2,
    label: words('Laba (rugi) berjalan, belum ditutup', 'Result not closed yet'),
    amount: unclosedResult,
    accounts: RESULT_ACCOUNTS,
  };
  const sum: Line = {
    ...sumLine(RETAINED),
    amount: (books) => valueOf(RETAINED, books) + unclosedResult(books),
    accounts: [...RETAINED.accounts, ...RESULT_ACCOUNTS],
  };
  return [head(RETAINED.key, 1, RETAINED.label), ...detail(sheet, RETAINED), running, sum];
}

export function position(sheet: Sheet): ReportSection[] {
  const lines: Line[] = [
    head('assets', 0, words('ASET', 'ASSETS')),
    ...ASSETS.flatMap((each) => groupLines(sheet, each, { always: each.key === 'current' })),
    total('assets-total', words('JUMLAH ASET', 'TOTAL ASSETS'), { amount: assetsOf, accounts: ['1'] }),
    head('liabilities', 0, words('KEWAJIBAN', 'LIABILITIES')),
    ...LIABILITIES.flatMap((each) => groupLines(sheet, each, { always: each.key === 'short' })),
    total('liabilities-total', words('JUMLAH KEWAJIBAN', 'TOTAL LIABILITIES'), { amount: liabilitiesOf, accounts: all(LIABILITIES) }),
    head('equity', 0, words('EKUITAS', 'EQUITY')),
    ...groupLines(sheet, CAPITAL, { always: true }),
    ...retainedLines(sheet),
    ...groupLines(sheet, DONATED),
    total('equity-total', words('JUMLAH EKUITAS', 'TOTAL EQUITY'), { amount: equityOf, accounts: ['3', ...RESULT_ACCOUNTS] }),
    total('both-total', words('JUMLAH KEWAJIBAN DAN EKUITAS', 'TOTAL LIABILITIES AND EQUITY'), {
      amount: (books) => liabilitiesOf(books) + equityOf(books),
      accounts: ['2', '3', ...RESULT_ACCOUNTS],
    }),
  ];
  return [section('position', null, lines, sheet)];
}

/** I13: at any instant. */
export const positionBalances = (books: Books): boolean => assetsOf(books) === liabilitiesOf(books) + equityOf(books);
