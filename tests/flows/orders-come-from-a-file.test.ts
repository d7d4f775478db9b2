import { endpoints } from '@pitulungan/contracts/endpoints';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import { expect, test } from 'vitest';
import { atDesk, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const COLUMNS = ['ref', 'merchant', 'product', 'qty', 'buyer_name', 'buyer_phone', 'address', 'rt', 'rw', 'patokan', 'lat', 'lng', 'payment', 'note'];
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

const cells = (merchant: MerchantView, row: Row): string[] => {
  const usual: Row = {
    ref: 'A-1',
    merchant: merchant.name,
    product: merchant.products[0]!.name,
    qty: '1',
    buyer_name: 'Bu Contoh',
    buyer_phone: '0800-0000-1001',
    rt: '3',
    rw: '2',
    patokan: 'pagar hijau',
    lat: String(merchant.pin.lat),
    lng: String(merchant.pin.lng),
    payment: 'cash',
  };
  return COLUMNS.map((column) => row[column] ?? usual[column] ?? '');
};
const file = (lines: string[][], delimiter = ',', end = '\n') => lines.map((line) => line.join(delimiter)).join(end);

test('good rows are kept, bad ones named by line and column, and a second run adds nothing', async () => {
  const desk = await atDesk(hub);
  const merchant = await stall(hub);
  const other = (await desk.person.ask(endpoints.stalls, { params: { village: '35.15.18.2014' } })) as { ok: true; value: MerchantView[] };
  const csv = file([
    COLUMNS,
    cells(merchant, { ref: 'A-1' }),
    cells(merchant, { ref: 'A-1', product: merchant.products[1]!.name, qty: '3' }), // the same order, a second line of it
    cells(merchant, { ref: 'A-2', merchant: 'Lapak Entah' }),
    cells(merchant, { ref: 'A-3', product: 'Barang Entah' }),
    cells(merchant, { ref: 'A-4', qty: '0' }),
    cells(merchant, { ref: 'A-5', buyer_phone: '"8,12E+10"' }),
    cells(merchant, { ref: 'A-6', lat: '0', lng: '0' }),
    cells(merchant, { ref: 'A-7', lat: '-8.2', lng: '114.3' }), // another Janti
    cells(merchant, { ref: '' }),
    cells(merchant, { ref: 'A-8', payment: 'hutang' }),
    cells(merchant, { ref: 'A-9' }),
    cells(merchant, { ref: 'A-9', merchant: other.value.find(({ id }) => id !== merchant.id)!.name }),
    cells(merchant, { ref: 'A-10', payment: 'qris', buyer_phone: '80000001002' }), // Excel took the zero away
  ]);

  const first = await desk.person.act(endpoints.importOrders, { body: { csv } });
  expect(first).toMatchObject({ added: 2, alreadyThere: 0 });
  expect(first.errors.map(({ line, column }) => [line, column])).toEqual([
    [4, 'merchant'],
    [5, 'product'],
    [6, 'qty'],
    [7, 'buyer_phone'],
    [8, null],
    [9, null],
    [10, 'ref'],
    [11, 'payment'],
    [13, 'merchant'],
  ]);
  const orders = Object.values(desk.live.board.orders);
  expect(orders.map(({ source, items, payment }) => [source, items.length, payment.method]).sort()).toEqual([
    ['csv', 1, 'qris'],
    ['csv', 2, 'cash'],
  ]);
  expect(orders.every(({ buyerPhone }) => buyerPhone.startsWith('+628000000'))).toBe(true);

  const second = await desk.person.act(endpoints.importOrders, { body: { csv } });
  expect(second).toMatchObject({ added: 0, alreadyThere: 2, errors: first.errors });
  expect(Object.keys(desk.live.board.orders)).toHaveLength(2);
});

test('files as Excel writes them are read: byte order mark, sep=, semicolons, tabs, CRLF, quotes, decimal commas', async () => {
  const desk = await atDesk(hub);
  const merchant = await stall(hub);
  const comma = (value: number) => String(value).replace('.', ',');
  const files = [
    `\uFEFFsep=;\r\n${file([COLUMNS, cells(merchant, { ref: 'B-1', lat: comma(merchant.pin.lat), lng: comma(merchant.pin.lng) })], ';', '\r\n')}\r\n;;;;;;;;;;;;;\r\n`,
    file([COLUMNS, cells(merchant, { ref: 'B-2' })], '\t', '\r\n'),
    file([
      COLUMNS.map((column) => ` ${column.toUpperCase()} `),
      cells(merchant, { ref: '"B-3"', patokan: '"sebelah ""Toko Jaya"", biru"', note: '"dua\nbaris"' }),
    ]),
    file([COLUMNS, cells(merchant, { ref: 'B-4', note: '=1+1' })], ';', '\r'),
  ];
  for (const csv of files) {
    const result = await desk.person.act(endpoints.importOrders, { body: { csv } });
    expect(result.added, csv).toBe(1);
  }
  const notes = Object.values(desk.live.board.orders).map(({ note, address }) => [note, address.patokan]);
  expect(notes).toContainEqual(['dua\nbaris', 'sebelah "Toko Jaya", biru']);
});

test('line numbers count the sep= line, and the rows of a file that is none are not guessed', async () => {
  const desk = await atDesk(hub);
  const merchant = await stall(hub);
  const bad = await desk.person.act(endpoints.importOrders, { body: { csv: `sep=;\n${file([COLUMNS, cells(merchant, { qty: 'dua' })], ';')}` } });
  expect(bad.errors.map(({ line, column }) => [line, column])).toEqual([[3, 'qty']]);
  for (const csv of ['PK\u0003\u0004 bukan csv', 'nama;harga\nA;1', 'ref,merchant\n"tidak tertutup']) {
    expect(await desk.person.refused(endpoints.importOrders, { body: { csv } })).toBe('CSV_UNREADABLE');
  }
});
