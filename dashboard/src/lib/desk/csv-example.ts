// The example file of the CSV import, made from what the village sells today, and the columns that the server reads.
import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { ImportRowError } from '@pitulungan/contracts/endpoints/orders';
import type { LatLng } from '@pitulungan/contracts/place';

/** One row per item; rows with the same `ref` are one order. Must agree with server/src/imports. */
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

const BOM = '\uFEFF'; // Excel reads UTF-8 only with it

const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const row = (values: Record<CsvColumn, string>): string => CSV_COLUMNS.map((column) => cell(values[column])).join(';');

/** Two orders: one of up to two items paid in cash, one by QRIS. Demo phone numbers, which cannot ring. */
export function exampleCsv(stalls: readonly MerchantView[], pin: LatLng): string {
  const open = stalls.flatMap((stall) => {
    const products = stall.products.filter((product) => product.available);
    return stall.open && products.length > 0 ? [{ stall, products }] : [];
  });
  const place = { lat: pin.lat.toFixed(5), lng: pin.lng.toFixed(5) };
  const buyers = [
    {
      ref: 'CONTOH-1',
      buyer_name: 'Bu Contoh Lestari',
      buyer_phone: '0800-0000-1901',
      address: 'Gg. Melati III no. 12',
      rt: '4',
      rw: '2',
      patokan: 'pagar hijau; sebelah mushola',
      payment: 'cash',
      note: '',
    },
    {
      ref: 'CONTOH-2',
      buyer_name: 'Pak Contoh Hadi',
      buyer_phone: '0800-0000-1902',
      address: '',
      rt: '1',
      rw: '5',
      patokan: 'depan pos kamling',
      payment: 'qris',
      note: 'telepon dulu',
    },
  ];
  const rows = buyers.flatMap((buyer, at) => {
    const source = open[at] ?? open[0];
    return (source?.products ?? [])
      .slice(0, 2 - at)
      .map((product) => row({ ...buyer, ...place, merchant: source?.stall.name ?? '', product: product.name, qty: '1' }));
  });
  return BOM + [CSV_COLUMNS.join(';'), ...rows, ''].join('\r\n');
}

/** Row errors as a table that pastes into a spreadsheet. */
export const errorsAsText = (errors: readonly ImportRowError[], language: 'id' | 'en'): string =>
  errors.map(({ line, column, sentence }) => [line, column ?? '', sentence[language]].join('\t')).join('\n');
