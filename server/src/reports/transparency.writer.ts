// The board as CSV: one figure a line, so that a spreadsheet or a script reads it without a parser of its own.
import { stringify } from 'csv-stringify/sync';
import type { Transparency } from '@pitulungan/contracts/transparency';
import { harmless } from './csv.writer.ts';
import { formatRupiah } from './format.rules.ts';

type Line = [part: string, key: string, name: string, raw: string, written: string];

const money = (part: string, key: string, name: string, amount: string | null): Line => [
  part,
  key,
  name,
  amount ?? '',
  amount === null ? 'disembunyikan (kurang dari 5)' : formatRupiah(BigInt(amount), 'id'),
];
const count = (part: string, key: string, name: string, value: number | null): Line => [
  part,
  key,
  name,
  value === null ? '' : `${value}`,
  value === null ? 'disembunyikan (kurang dari 5)' : `${value}`,
];
const text = (part: string, key: string, name: string, value: string): Line => [part, key, name, value, value];

export function writeTransparency(board: Transparency): Buffer {
  const { village, span, delivery, funds, months, statements } = board;
  const lines: Line[] = [
    text('desa', 'kode', village.name, village.code),
    text('periode', 'dari', '', span.from),
    text('periode', 'sampai', '', span.to),
    count('usaha', 'pesananSelesai', 'Pesanan selesai', board.settledOrders),
    money('usaha', 'omzet', 'Omzet pedagang', board.turnover),
    money('usaha', 'pendapatan', 'Pendapatan BUMDes', board.income),
    money('usaha', 'beban', 'Beban BUMDes', board.expense),
    money('usaha', 'laba', 'Laba (rugi)', board.result),
    money('ongkir', 'dana', 'Dari dana desa', delivery.fund),
    money('ongkir', 'bumdes', 'Dari margin BUMDes', delivery.own),
    money('ongkir', 'pembeli', 'Dari pembeli', delivery.customers),
    money('ongkir', 'danaPerPesanan', 'Dana desa per pesanan', delivery.fundPerOrder),
    money('ongkir', 'bumdesPerPesanan', 'Margin BUMDes per pesanan', delivery.ownPerOrder),
    ...funds.flatMap((fund) => fundLines(fund)),
    ...months.flatMap(({ month, settledOrders, turnover, result }) => [
      count(`bulan ${month}`, 'pesananSelesai', 'Pesanan selesai', settledOrders),
      money(`bulan ${month}`, 'omzet', 'Omzet pedagang', turnover),
      money(`bulan ${month}`, 'laba', 'Laba (rugi)', result),
    ]),
    ...statements.flatMap(statementLines),
  ];
  const rows = [
    ['bagian', 'kunci', 'uraian', 'nilai', 'tertulis'],
    ...lines.map(([part, key, name, raw, written]) => [part, key, harmless(name), raw, harmless(written)]),
  ];
  return Buffer.from(stringify(rows, { bom: true, delimiter: ';', record_delimiter: '\r\n' }), 'utf8');
}

function fundLines({ account, sub, name, received, used, left }: Transparency['funds'][number]): Line[] {
  const part = `dana ${account}${sub === '' ? '' : `/${sub}`}`;
  return [money(part, 'diterima', name.id, received), money(part, 'terpakai', name.id, used), money(part, 'sisa', name.id, left)];
}

function statementLines(statement: Transparency['statements'][number]): Line[] {
  const part = `bagi hasil ${statement.statementNo}`;
  return [
    text(part, 'beritaAcara', 'Berita acara', statement.minutesNo),
    money(part, 'laba', 'Laba', statement.profit),
    money(part, 'dasar', 'Dasar bagi hasil', statement.base),
    ...statement.shares.map(({ key, label, amount }) => money(part, key, label.id, amount)),
    text(part, 'hash', 'sha256 pernyataan', statement.hash),
  ];
}
