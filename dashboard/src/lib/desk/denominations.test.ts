import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, DENOMINATIONS, isEmpty, NO_PIECES, pieceCount, sumOf, typedRupiah, type Pieces } from './denominations.ts';

describe('sumOf', () => {
  it('counts a real drawer', () => {
    const pieces: Pieces = { ...NO_PIECES, 100_000: '2', 20_000: '1', 10_000: '2', 500: '9', 100: '5' };
    expect(sumOf(pieces)).toBe(245_000n);
  });
  it('is the sum of its rows, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: DENOMINATIONS.length, maxLength: DENOMINATIONS.length }), (counts) => {
        const pieces = Object.fromEntries(DENOMINATIONS.map((value, at) => [value, String(counts[at])])) as unknown as Pieces;
        const rows = DENOMINATIONS.map((value) => amountOf(value, pieces[value]) ?? 0n);
        expect(sumOf(pieces)).toBe(rows.reduce((sum, row) => sum + row, 0n));
      }),
    );
  });
  it('has no sum while one row is no count', () => {
    expect(sumOf({ ...NO_PIECES, 5_000: '1,5', 1_000: '3' })).toBeNull();
    expect(pieceCount('-1')).toBeNull();
    expect(pieceCount('123456')).toBeNull();
  });
  it('knows an untouched drawer', () => {
    expect(isEmpty(NO_PIECES)).toBe(true);
    expect(isEmpty({ ...NO_PIECES, 100: '0' })).toBe(false);
  });
});

describe('typedRupiah', () => {
  it.each([
    ['245000', 245_000n],
    ['245.000', 245_000n],
    ['Rp1.245.000', 1_245_000n],
    ['rp. 12 500', 12_500n],
    ['0', 0n],
    ['', null],
    ['12.5', null],
    ['1,000', null],
    ['-5', null],
    ['1.2345', null],
  ])('%s', (typed, amount) => {
    expect(typedRupiah(typed)).toBe(amount);
  });
});
