// Laporan Laba Rugi in the order of Kepmendesa PDTT 136/2022. Income and profit are positive, cost is positive in its own block.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { ReportSection, Words } from '@pitulungan/contracts/reports';
import { type Books, movedIn, profitOf, totalOf } from './balances.rules.ts';
import { accountLines, head, type Line, section, type Sheet } from './lines.rules.ts';

interface Block {
  key: string;
  accounts: readonly string[];
  /** −1: grows on the credit side, as income does */
  sign: 1n | -1n;
  label: Words;
  sum: Words;
}

/** 4.2 … 4.9: what the decree does not name yet falls into the last block of its golongan. */
const fields = (golongan: number, from: number): string[] => Array.from({ length: 10 - from }, (_, n) => `${golongan}.${from + n}`);

const block = (key: string, accounts: readonly string[], sign: 1n | -1n, words: { label: Words; sum: Words }): Block => ({ key, accounts, sign, ...words });

const INCOME: readonly Block[] = [
  block('services', ['4.1'], -1n, {
    label: { id: 'Pendapatan jasa', en: 'Service income' },
    sum: { id: 'Jumlah pendapatan jasa', en: 'Total service income' },
  }),
  block('sales', fields(4, 2), -1n, {
    label: { id: 'Penjualan', en: 'Sales' },
    sum: { id: 'Jumlah penjualan', en: 'Total sales' },
  }),
];
const COST_OF_GOODS = block('goods', ['5'], 1n, {
  label: { id: 'Harga pokok penjualan', en: 'Cost of goods sold' },
  sum: { id: 'Jumlah harga pokok penjualan', en: 'Total cost of goods sold' },
});
const RUNNING: readonly Block[] = [
  block('administration', ['6.1'], 1n, {
    label: { id: 'Beban administrasi dan umum', en: 'Administrative and general expenses' },
    sum: { id: 'Jumlah beban administrasi dan umum', en: 'Total administrative and general expenses' },
  }),
  block('operations', ['6.2'], 1n, {
    label: { id: 'Beban operasional', en: 'Operating expenses' },
    sum: { id: 'Jumlah beban operasional', en: 'Total operating expenses' },
  }),
  block('marketing', fields(6, 3), 1n, {
    label: { id: 'Beban pemasaran', en: 'Marketing expenses' },
    sum: { id: 'Jumlah beban pemasaran', en: 'Total marketing expenses' },
  }),
];
const OTHER_INCOME = block('other-income', ['7.1'], -1n, {
  label: { id: 'Pendapatan lain-lain', en: 'Other income' },
  sum: { id: 'Jumlah pendapatan lain-lain', en: 'Total other income' },
});
const OTHER_COST = block('other-cost', ['7.2'], 1n, {
  label: { id: 'Beban lain-lain', en: 'Other expenses' },
  sum: { id: 'Jumlah beban lain-lain', en: 'Total other expenses' },
});
const TAX = block('tax', fields(7, 3), 1n, {
  label: { id: 'Beban pajak', en: 'Tax' },
  sum: { id: 'Jumlah beban pajak', en: 'Total tax' },
});

const valueOf =
  ({ accounts, sign }: Block) =>
  (books: Books): Rupiah =>
    sign * totalOf(books, accounts, movedIn);
const all = (blocks: readonly Block[]) => blocks.flatMap(({ accounts }) => accounts);

function blockLines(sheet: Sheet, each: Block): Line[] {
  const { key, accounts, sign, label, sum } = each;
  return [
    head(key, 1, label),
    ...accountLines(sheet, accounts, { level: 2, amountOf: (balance) => sign * movedIn(balance) }),
    { key: `${key}-sum`, style: 'sum', level: 1, label: sum, amount: valueOf(each), accounts },
  ];
}

/** A result: what the accounts gave, on the credit side. */
const result = (key: string, label: Words, accounts: readonly string[]): Line => ({
  key,
  style: 'total',
  level: 0,
  label,
  amount: (books) => -totalOf(books, accounts, movedIn),
  accounts,
});

export function profitLoss(sheet: Sheet): ReportSection[] {
  const gross = [...all(INCOME), ...COST_OF_GOODS.accounts];
  const operating = [...gross, ...all(RUNNING)];
  const beforeTax = [...operating, ...OTHER_INCOME.accounts, ...OTHER_COST.accounts];
  const lines: Line[] = [
    head('income', 0, { id: 'PENDAPATAN USAHA', en: 'OPERATING INCOME' }),
    ...INCOME.flatMap((each) => blockLines(sheet, each)),
    result('income-total', { id: 'JUMLAH PENDAPATAN USAHA', en: 'TOTAL OPERATING INCOME' }, all(INCOME)),
    ...blockLines(sheet, COST_OF_GOODS),
    result('gross', { id: 'LABA (RUGI) KOTOR', en: 'GROSS PROFIT (LOSS)' }, gross),
    head('running', 0, { id: 'BEBAN USAHA', en: 'RUNNING EXPENSES' }),
    ...RUNNING.flatMap((each) => blockLines(sheet, each)),
    result('operating', { id: 'LABA (RUGI) USAHA', en: 'OPERATING PROFIT (LOSS)' }, operating),
    head('other', 0, { id: 'PENDAPATAN DAN BEBAN LAIN-LAIN', en: 'OTHER INCOME AND EXPENSES' }),
    ...blockLines(sheet, OTHER_INCOME),
    ...blockLines(sheet, OTHER_COST),
    result('before-tax', { id: 'LABA (RUGI) SEBELUM PAJAK', en: 'PROFIT (LOSS) BEFORE TAX' }, beforeTax),
    ...blockLines(sheet, TAX),
    { ...result('profit', { id: 'LABA (RUGI) BERSIH', en: 'NET PROFIT (LOSS)' }, ['4', '5', '6', '7']), amount: profitOf },
  ];
  return [section('profit-loss', null, lines, sheet)];
}

/** Every account of golongan 4 to 7 must lie in exactly one block, or the statement would not add up to the profit. */
export const covers = (code: string): boolean =>
  [...INCOME, COST_OF_GOODS, ...RUNNING, OTHER_INCOME, OTHER_COST, TAX].filter(({ accounts }) =>
    accounts.some((prefix) => code === prefix || code.startsWith(`${prefix}.`)),
  ).length === 1;
