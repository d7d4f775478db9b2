import type { MerchantView } from '@pitulungan/contracts/merchants';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, errorsAsText, exampleCsv } from './csv-example.ts';

const product = (name: string, available = true) => ({ id: name, name, unit: 'kg', price: '1', weightG: 1, available });
const stalls = [
  { name: 'Tutup', open: false, products: [product('Es teh')] },
  { name: 'Lapak "Bu" Contoh; pasar', open: true, products: [product('Habis', false), product('Telur'), product('Bayam'), product('Tahu')] },
  { name: 'Warkop', open: true, products: [product('Kopi')] },
] as unknown as MerchantView[];

describe('exampleCsv', () => {
  const lines = exampleCsv(stalls, { lat: -7.34679, lng: 112.74163 }).split('\r\n');
  it('starts with the byte order mark and the agreed columns', () => {
    expect(lines[0]).toBe(`\uFEFF${CSV_COLUMNS.join(';')}`);
  });
  it('orders only what can be had now, two items in one order, one in another', () => {
    expect(lines.slice(1).map((line) => line.split(';')[0])).toEqual(['CONTOH-1', 'CONTOH-1', 'CONTOH-2', '']);
    expect(lines[1]).toContain(';Telur;1;');
    expect(lines[3]).toContain('Warkop;Kopi;1;');
  });
  it('quotes what holds a separator or a quote', () => {
    expect(lines[1]).toContain('"Lapak ""Bu"" Contoh; pasar"');
    expect(lines[1]).toContain('"pagar hijau; sebelah mushola"');
  });
});

describe('errorsAsText', () => {
  it('writes one error per line, with tabs', () => {
    expect(errorsAsText([{ line: 3, column: 'qty', sentence: { id: 'Jumlah salah.', en: 'Wrong quantity.' } }], 'en')).toBe('3\tqty\tWrong quantity.');
  });
});
