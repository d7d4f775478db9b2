// Laporan Arus Kas, direct: every journal that moved cash is told by the accounts on its other side, so the lines add up to the
// change of cash exactly. Cash between post, bank, couriers and bags is one purse and is no flow.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { ReportSection, Words } from '@pitulungan/contracts/reports';
import { type Books, CASH_ACCOUNTS, closingOf, isUnder, sumOf, totalOf } from './balances.rules.ts';
import { head, type Line, section, type Sheet } from './lines.rules.ts';

type Activity = 'operating' | 'investing' | 'financing';
interface Flow {
  key: string;
  activity: Activity;
  accounts: readonly string[];
  label: Words;
}

const flow = (key: string, activity: Activity, accounts: readonly string[], [id, en]: readonly [string, string]): Flow => ({
  key,
  activity,
  accounts,
  label: { id, en },
});

/** The first that fits takes the account; the last of all takes what is left. */
const FLOWS: readonly Flow[] = [
  flow('customers', 'operating', ['2.1.01.12', '1.1.03.01', '1.1.03.11', '4.1'], ['Penerimaan dari pelanggan', 'Received from customers']),
  flow('refunds', 'operating', ['2.1.01.13', '6.2.99.14'], ['Pengembalian dana kepada pelanggan', 'Refunded to customers']),
  flow('merchants', 'operating', ['2.1.01.11', '1.1.03.12'], ['Pembayaran kepada pedagang, bersih', 'Paid to stalls, net']),
  flow('groups', 'operating', ['1.1.03.14', '4.2'], ['Penerimaan dari kelompok PKK', 'Received from PKK groups']),
  flow('suppliers', 'operating', ['2.1.01.01', '1.1.05', '5'], ['Pembayaran kepada pemasok', 'Paid to suppliers']),
  flow('people', 'operating', ['2.1.03', '6.2.01', '6.1.01'], ['Pembayaran kurir dan karyawan', 'Paid to couriers and staff']),
  flow('till', 'operating', ['1.1.03.02', '2.1.99.17', '6.2.99.13'], ['Selisih kas kurir', 'Differences in couriers’ cash']),
  flow('programme', 'operating', ['2.1.05', '1.1.03.13', '7.1.99.11'], ['Penerimaan dana program desa', 'Received for village programmes']),
  flow('taxes', 'operating', ['2.1.02', '7.3'], ['Pembayaran pajak', 'Taxes paid']),
  flow('bank', 'operating', ['7.2'], ['Biaya bank dan QRIS', 'Bank and QRIS charges']),
  flow('costs', 'operating', ['6'], ['Pembayaran beban usaha lain', 'Other running expenses paid']),
  flow('other-income', 'operating', ['7.1'], ['Penerimaan lain-lain', 'Other receipts']),
  flow('assets', 'investing', ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9'], ['Perolehan dan pelepasan aset', 'Assets bought and sold']),
  flow('capital', 'financing', ['3.1'], ['Penyertaan modal', 'Capital paid in']),
  flow('donations', 'financing', ['3.4'], ['Modal donasi', 'Donated capital']),
  flow('loans', 'financing', ['2.2', '2.3', '2.4'], ['Pinjaman', 'Loans']),
  flow('shares', 'financing', ['2.1.99', '1.1.03.15', '3.2', '3.3'], ['Pembayaran bagi hasil', 'Shares paid out']),
  flow('other', 'operating', ['1', '2', '3', '4', '5', '6', '7', '8', '9'], ['Arus kas operasi lain', 'Other operating cash flows']),
];

const ACTIVITIES: readonly { key: Activity; label: Words; sum: Words }[] = [
  {
    key: 'operating',
    label: { id: 'ARUS KAS DARI AKTIVITAS OPERASI', en: 'CASH FLOWS FROM OPERATING ACTIVITIES' },
    sum: { id: 'Kas bersih dari aktivitas operasi', en: 'Net cash from operating activities' },
  },
  {
    key: 'investing',
    label: { id: 'ARUS KAS DARI AKTIVITAS INVESTASI', en: 'CASH FLOWS FROM INVESTING ACTIVITIES' },
    sum: { id: 'Kas bersih dari aktivitas investasi', en: 'Net cash from investing activities' },
  },
  {
    key: 'financing',
    label: { id: 'ARUS KAS DARI AKTIVITAS PENDANAAN', en: 'CASH FLOWS FROM FINANCING ACTIVITIES' },
    sum: { id: 'Kas bersih dari aktivitas pendanaan', en: 'Net cash from financing activities' },
  },
];

export const flowOf = (code: string): Flow | undefined => FLOWS.find(({ accounts }) => isUnder(code, accounts));

const amountOf = (books: Books, wanted: (flow: Flow) => boolean): Rupiah =>
  sumOf(
    books.flows.flatMap(({ code, amount }) => {
      const found = flowOf(code);
      return found && wanted(found) ? [amount] : [];
    }),
  );

const cashBefore = (books: Books): Rupiah => totalOf(books, CASH_ACCOUNTS, ({ opening }) => opening);
const cashAfter = (books: Books): Rupiah => totalOf(books, CASH_ACCOUNTS, closingOf);
const net = (books: Books): Rupiah => amountOf(books, () => true);

export function cashFlow(sheet: Sheet): ReportSection[] {
  const happened = (flow: Flow): boolean => [sheet.now, sheet.before].some((books) => books?.flows.some(({ code }) => flowOf(code) === flow));
  const lines: Line[] = ACTIVITIES.flatMap(({ key, label, sum }) => [
    head(key, 0, label),
    ...FLOWS.filter((each) => each.activity === key && happened(each)).map((each): Line => ({
      key: each.key,
      style: 'row',
      level: 1,
      label: each.label,
      amount: (books) => amountOf(books, (found) => found === each),
    })),
    { key: `${key}-sum`, style: 'sum' as const, level: 0, label: sum, amount: (books: Books) => amountOf(books, ({ activity }) => activity === key) },
  ]);
  const ends: Line[] = [
    { key: 'net', style: 'total', level: 0, label: { id: 'KENAIKAN (PENURUNAN) KAS', en: 'INCREASE (DECREASE) IN CASH' }, amount: net },
    { key: 'opening', style: 'row', level: 0, label: { id: 'Kas awal periode', en: 'Cash at the beginning' }, amount: cashBefore },
    { key: 'closing', style: 'total', level: 0, label: { id: 'KAS AKHIR PERIODE', en: 'CASH AT THE END' }, amount: cashAfter },
  ];
  return [section('cash-flow', null, [...lines, ...ends], sheet)];
}

export const cashAddsUp = (books: Books): boolean => cashBefore(books) + net(books) === cashAfter(books);
