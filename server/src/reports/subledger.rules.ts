// A statement of account: opening, every line with its order, closing.
import type { Movement } from '@pitulungan/contracts/endpoints/reports';
import { rupiahFromJson, rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { ReportColumn, ReportRow, ReportSection, Span, Words } from '@pitulungan/contracts/reports';

export interface Account {
  account: string;
  name: Words;
  sub: string;
  /** Sum of all lines before the span, + debit */
  opening: Rupiah;
  /** In the order of posting */
  movements: readonly Movement[];
}

/** debit: what grows on the debit side is shown as +; credit: the other way round, as a debt is. */
export type Side = 'debit' | 'credit';

const SIDES: Record<Side, { plus: Words; minus: Words; sign: 1n | -1n }> = {
  debit: { plus: { id: 'Bertambah', en: 'In' }, minus: { id: 'Berkurang', en: 'Out' }, sign: 1n },
  credit: { plus: { id: 'Bertambah', en: 'Added' }, minus: { id: 'Berkurang', en: 'Taken' }, sign: -1n },
};

const columns = (side: Side): ReportColumn[] => [
  { key: 'date', label: { id: 'Tanggal', en: 'Date' }, kind: 'date' },
  { key: 'label', label: { id: 'Uraian', en: 'Description' }, kind: 'text' },
  { key: 'order', label: { id: 'Pesanan', en: 'Order' }, kind: 'text' },
  { key: 'plus', label: SIDES[side].plus, kind: 'money' },
  { key: 'minus', label: SIDES[side].minus, kind: 'money' },
  { key: 'balance', label: { id: 'Saldo', en: 'Balance' }, kind: 'money' },
];

export function accountSection({ account, name, sub, opening, movements }: Account, span: Span, side: Side): ReportSection {
  const { sign } = SIDES[side];
  const behind = (from: string | null) => ({ accounts: [account], sub: sub === '' ? null : sub, from, to: span.to });
  let balance = sign * opening;
  const sums = { plus: 0n, minus: 0n };
  const rows = movements.map((movement, n): ReportRow => {
    const amount = sign * rupiahFromJson(movement.amount);
    balance += amount;
    sums[amount > 0n ? 'plus' : 'minus'] += amount > 0n ? amount : -amount;
    const [plus, minus] = amount > 0n ? [amount, null] : [null, -amount];
    const money = [plus, minus, balance].map((value) => (value === null ? null : rupiahToJson(value)));
    return {
      key: `${n}`,
      style: 'row',
      level: 0,
      cells: [movement.date, movement.label, movement.orderCode, ...money],
      behind: null,
      orderId: movement.orderId,
    };
  });
  const first = bound('opening', { id: 'Saldo awal', en: 'Opening balance' }, [span.from, null, null, null, rupiahToJson(sign * opening)]);
  const last = bound('closing', { id: 'Saldo akhir', en: 'Closing balance' }, [
    span.to,
    null,
    rupiahToJson(sums.plus),
    rupiahToJson(sums.minus),
    rupiahToJson(balance),
  ]);
  return {
    key: sub === '' ? account : `${account}:${sub}`,
    heading: name,
    paragraphs: [],
    columns: columns(side),
    rows: [first, ...rows, { ...last, style: 'total', behind: behind(null) }],
  };
}

/** cells: date, order, plus, minus, balance; the label comes between */
const bound = (key: string, label: Words, [date = null, ...rest]: (string | null)[]): ReportRow => ({
  key,
  style: 'sum',
  level: 0,
  cells: [date, label, ...rest],
  behind: null,
  orderId: null,
});

/** Closing = opening + all lines. */
export const closes = ({ opening, movements }: Account, closing: Rupiah): boolean =>
  movements.reduce((sum, { amount }) => sum + rupiahFromJson(amount), opening) === closing;

export function settledSection(orders: { orders: number; goods: Rupiah; commission: Rupiah }): ReportSection {
  const row = (key: string, label: Words, text: string, style: ReportRow['style'] = 'row'): ReportRow => ({
    key,
    style,
    level: 0,
    cells: [label, text],
    behind: null,
    orderId: null,
  });
  return {
    key: 'settled',
    heading: { id: `Pesanan selesai: ${orders.orders}`, en: `Orders settled: ${orders.orders}` },
    paragraphs: [],
    columns: [
      { key: 'label', label: { id: 'Uraian', en: 'Description' }, kind: 'text' },
      { key: 'amount', label: { id: 'Jumlah', en: 'Amount' }, kind: 'money' },
    ],
    rows: [
      row('goods', { id: 'Harga barang', en: 'Goods' }, rupiahToJson(orders.goods)),
      row('commission', { id: 'Komisi BUMDes', en: 'BUMDes’s commission' }, rupiahToJson(-orders.commission)),
      row('net', { id: 'Hak pedagang', en: 'The stall’s own' }, rupiahToJson(orders.goods - orders.commission), 'total'),
    ],
  };
}
