import type { MerchantView } from '@pitulungan/contracts/merchants';
import { describe, expect, it } from 'vitest';
import { MAX_SUGGESTIONS, offersOf, splitQuantity, suggest } from './typeahead.ts';

const stall = (id: string, name: string, products: [string, boolean?][], open = true): MerchantView =>
  ({
    id,
    name,
    kind: 'pasar',
    food: false,
    open,
    place: '',
    rw: 1,
    pin: { lat: 0, lng: 0 },
    products: products.map(([product, available = true]) => ({ id: `${id}-${product}`, name: product, unit: 'kg', price: '1000', weightG: 1000, available })),
  }) as unknown as MerchantView;

const offers = offersOf([
  stall('sayur', 'Lapak Sayur Bu Contoh', [['Bawang merah'], ['Bawang putih', false], ['Bayam'], ['Telur ayam']]),
  stall('telur', 'Telur Pak Contoh', [['Telur ayam'], ['Telur puyuh'], ['Ayam potong']]),
  stall('tutup', 'Warung Tutup', [['Telur asin']], false),
]);
const names = (typed: string, stallId: string | null = null): string[] =>
  suggest(offers, typed, stallId).map(({ merchant, product }) => `${merchant.id}:${product.name}`);

describe('suggest', () => {
  it('puts names that begin with what was typed before names that contain it', () => {
    expect(names('ayam')).toEqual(['telur:Ayam potong', 'sayur:Telur ayam', 'telur:Telur ayam', 'sayur:Bayam']);
  });
  it('matches words in any order, by their beginnings, ignoring case and accents', () => {
    expect(names('MÉR baw')).toEqual(['sayur:Bawang merah']);
  });
  it('keeps what cannot be sold now last', () => {
    expect(names('bawang')).toEqual(['sayur:Bawang merah', 'sayur:Bawang putih']);
    expect(names('telur').at(-1)).toBe('tutup:Telur asin');
  });
  it('puts the stall of the basket before all others', () => {
    expect(names('telur', 'telur')).toEqual(['telur:Telur ayam', 'telur:Telur puyuh', 'telur:Ayam potong', 'sayur:Telur ayam', 'tutup:Telur asin']);
  });
  it('finds a product by its stall', () => {
    expect(names('telur pak')).toContain('telur:Telur puyuh');
  });
  it('offers nothing for nothing typed, or the goods of the stall once there is one', () => {
    expect(names('  ')).toEqual([]);
    expect(names('', 'telur')).toHaveLength(3);
  });
  it('never shows more than the limit', () => {
    const many = offersOf([
      stall(
        'm',
        'Lapak',
        Array.from({ length: 40 }, (_, i) => [`Beras ${i}`]),
      ),
    ]);
    expect(suggest(many, 'beras', null)).toHaveLength(MAX_SUGGESTIONS);
  });
});

describe('splitQuantity', () => {
  it.each([
    ['2 telur', 2, 'telur'],
    ['3x bawang merah', 3, 'bawang merah'],
    ['12 ×  bayam', 12, 'bayam'],
    ['telur 2', null, 'telur 2'],
    ['100 ml', null, '100 ml'],
    ['5', null, '5'],
    ['0 telur', null, '0 telur'],
  ])('%s', (typed, quantity, query) => {
    expect(splitQuantity(typed)).toEqual({ quantity, query });
  });
});
