import { expect, it } from 'vitest';
import { CSV_COLUMNS, parseOrders, type CsvRow, type Stall } from './orders-csv.rules.ts';

const stalls: Stall[] = [
  {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Warung Bu Contoh',
    products: [
      { id: '00000000-0000-4000-8000-0000000000a1', name: 'Nasi pecel' },
      { id: '00000000-0000-4000-8000-0000000000a2', name: 'Es teh' },
    ],
  },
];
const GOOD = {
  ref: 'A1',
  merchant: 'warung bu contoh',
  product: 'nasi PECEL',
  qty: '2',
  buyer_name: 'Siti',
  buyer_phone: '80000001001',
  address: 'Gg. Melati 3',
  rt: '4',
  rw: '2',
  patokan: 'pagar hijau',
  lat: '-7,34679',
  lng: '112.74163',
  payment: 'COD',
  note: '',
};
const row = (line: number, more: Partial<CsvRow['cells']> = {}): CsvRow => ({
  line,
  cells: { ...(Object.fromEntries(CSV_COLUMNS.map((column) => [column, ''])) as CsvRow['cells']), ...GOOD, ...more },
});
const columns = (rows: CsvRow[]) => parseOrders(rows, stalls).errors.map(({ line, column }) => `${line}:${column}`);

it('makes one order of rows with one reference; mends Excel’s lost zero and decimal comma', () => {
  const { orders, errors } = parseOrders([row(2), row(3, { product: 'Es teh', qty: '1' })], stalls);
  expect(errors).toEqual([]);
  expect(orders).toMatchObject([
    { ref: 'A1', line: 2, request: { buyerPhone: '+6280000001001', payment: 'cash', address: { rt: 4, rw: 2, pin: { lat: -7.34679, lng: 112.74163 } } } },
  ]);
  expect(orders[0]?.request.items.map(({ quantity }) => quantity)).toEqual([2, 1]);
});

it('keeps the good orders and names line and column of what is wrong in the others', () => {
  const bad = [
    row(3, { ref: 'B', qty: '1.5' }),
    row(4, { ref: 'C', product: 'Rawon' }),
    row(5, { ref: 'D', buyer_phone: '8,12E+10' }),
    row(6, { ref: 'E', lat: '' }),
    row(7, { ref: 'F', payment: 'bitcoin' }),
    row(8, { ref: '' }),
  ];
  const { orders } = parseOrders([row(2), ...bad], stalls);
  expect(orders.map(({ ref }) => ref)).toEqual(['A1']);
  expect(columns([row(2), ...bad])).toEqual(['3:qty', '4:product', '5:buyer_phone', '6:lat', '7:payment', '8:ref']);
});

it('refuses an unknown stall, and two stalls in one order', () => {
  expect(columns([row(2, { merchant: 'Lapak Hantu' })])).toEqual(['2:merchant']);
  expect(columns([row(2), row(3, { merchant: 'Lain' })])).toEqual(['3:merchant']);
});
