// Rows of an order file → orders to place, with an error per bad row and its line number. Pure: the file is parsed before.
import { Phone } from '@pitulungan/contracts/phone';
import { OrderRequest, type PaymentMethod } from '@pitulungan/contracts/orders';
import type { ImportRowError } from '@pitulungan/contracts/endpoints/orders';

export const CSV_COLUMNS = [
  'ref',
  'merchant',
  'product',
  'qty',
  'buyer_name',
  'buyer_phone',
  'address',
  'rt',
  'rw',
  'patokan',
  'lat',
  'lng',
  'payment',
  'note',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

export interface CsvRow {
  /** As a spreadsheet counts: the header is line 1 */
  line: number;
  cells: Record<CsvColumn, string>;
}
export interface Stall {
  id: string;
  name: string;
  products: readonly { id: string; name: string }[];
}
export interface ParsedOrder {
  ref: string;
  line: number;
  request: OrderRequest;
}

/** "6-11" of a spreadsheet, "12.500" of a shop: only plain decimal numbers are numbers; a comma is a decimal point here. */
const toNumber = (text: string): number => (/^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN);
const same = (a: string, b: string): boolean => a.trim().toLocaleLowerCase('id') === b.trim().toLocaleLowerCase('id');

const bad = (line: number, column: CsvColumn | null, [id, en]: [string, string]): ImportRowError => ({ line, column, sentence: { id, en } });

/** Rows with the same `ref` are one order. A bad row spoils its own order only; all good orders are kept. */
export function parseOrders(rows: readonly CsvRow[], stalls: readonly Stall[]): { orders: ParsedOrder[]; errors: ImportRowError[] } {
  const groups = new Map<string, CsvRow[]>();
  const errors: ImportRowError[] = [];
  for (const row of rows) {
    const ref = row.cells.ref.trim();
    if (ref === '')
      errors.push(bad(row.line, 'ref', ['Kolom ref kosong. Isi nomor pesanan Anda sendiri.', 'The column ref is empty. Fill in your own order number.']));
    else groups.set(ref, [...(groups.get(ref) ?? []), row]);
  }
  const orders: ParsedOrder[] = [];
  for (const [ref, group] of groups) {
    const parsed = parseGroup(ref, group, stalls);
    if (Array.isArray(parsed)) errors.push(...parsed);
    else orders.push(parsed);
  }
  return { orders, errors: errors.sort((a, b) => a.line - b.line) };
}

function parseGroup(ref: string, group: readonly CsvRow[], stalls: readonly Stall[]): ParsedOrder | ImportRowError[] {
  const head = group[0];
  if (!head) return [];
  const stall = stalls.find(({ name }) => same(name, head.cells.merchant));
  if (!stall)
    return [
      bad(head.line, 'merchant', [`Lapak "${head.cells.merchant}" tidak ada di desa ini.`, `There is no stall "${head.cells.merchant}" in this village.`]),
    ];
  const errors: ImportRowError[] = [];
  const items = group.flatMap((row) => {
    const item = parseItem(row, stall);
    if ('sentence' in item) errors.push(item);
    return 'sentence' in item ? [] : [item];
  });
  const request = parseBuyer(head, { merchantId: stall.id, items });
  if (Array.isArray(request)) errors.push(...request);
  return errors.length > 0 || Array.isArray(request) ? errors : { ref, line: head.line, request };
}

function parseItem(row: CsvRow, stall: Stall): { productId: string; quantity: number } | ImportRowError {
  if (row.cells.merchant.trim() !== '' && !same(row.cells.merchant, stall.name)) {
    return bad(row.line, 'merchant', ['Satu pesanan (ref) hanya dari satu lapak.', 'One order (ref) comes from one stall only.']);
  }
  const product = stall.products.find(({ name }) => same(name, row.cells.product));
  if (!product) return bad(row.line, 'product', [`${stall.name} tidak menjual "${row.cells.product}".`, `${stall.name} does not sell "${row.cells.product}".`]);
  const quantity = toNumber(row.cells.qty);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 99)
    return bad(row.line, 'qty', ['Jumlah harus bilangan bulat 1 sampai 99.', 'The quantity must be a whole number from 1 to 99.']);
  return { productId: product.id, quantity };
}

const FIELD_COLUMNS: Record<string, CsvColumn> = {
  buyerName: 'buyer_name',
  buyerPhone: 'buyer_phone',
  'address.line': 'address',
  'address.rt': 'rt',
  'address.rw': 'rw',
  'address.patokan': 'patokan',
  'address.pin.lat': 'lat',
  'address.pin.lng': 'lng',
  payment: 'payment',
  note: 'note',
};
const PAYMENTS: Record<string, PaymentMethod> = { cash: 'cash', cod: 'cash', tunai: 'cash', qris: 'qris' };

function parseBuyer({ line, cells }: CsvRow, order: { merchantId: string; items: unknown[] }): OrderRequest | ImportRowError[] {
  const optional = (text: string) => (text.trim() === '' ? null : toNumber(text));
  const result = OrderRequest.safeParse({
    ...order,
    items: order.items.length === 0 ? [{ productId: order.merchantId, quantity: 1 }] : order.items, // the items' own errors are told already
    buyerName: cells.buyer_name,
    buyerPhone: withLeadingZero(cells.buyer_phone),
    address: {
      line: cells.address,
      rt: optional(cells.rt),
      rw: optional(cells.rw),
      patokan: cells.patokan,
      pin: { lat: toNumber(cells.lat), lng: toNumber(cells.lng) },
    },
    payment: PAYMENTS[cells.payment.trim().toLowerCase()] ?? cells.payment,
    note: cells.note,
  });
  if (result.success) return result.data;
  return result.error.issues.map((issue) => {
    const column = FIELD_COLUMNS[issue.path.join('.')] ?? null;
    return bad(line, column, [`Isi kolom ${column ?? '?'} tidak benar.`, `The value in column ${column ?? '?'} is not right.`]);
  });
}

/** Excel drops the leading 0 of 0812…, and writes long numbers as 8,12E+10: the first can be mended, the second not. */
const withLeadingZero = (text: string): string => (Phone.safeParse(text).success ? text : `0${text.trim()}`);
