import type { ShareView } from '@pitulungan/contracts/books';
import { describe, expect, it } from 'vitest';
import { partsAndWhole, percentText, shareBars } from './share-bars.ts';

const share = (base: string, amounts: string[]): ShareView =>
  ({
    month: '2026-11',
    policy: 'ILUSTRASI',
    income: base,
    expense: '0',
    profit: base,
    base,
    settledOrders: 1,
    shares: amounts.map((amount, at) => ({ key: `k${at}`, ppm: 0, amount })),
  }) as ShareView;

describe('shareBars', () => {
  it('starts at zero and gives the largest part the whole width', () => {
    expect(shareBars(share('100', ['50', '30', '10', '5', '5']).shares).map(({ length }) => length)).toEqual([1000, 600, 200, 100, 100]);
  });
  it('draws nothing for nothing, and nothing for a loss', () => {
    expect(shareBars(share('0', ['0', '0']).shares).map(({ length }) => length)).toEqual([0, 0]);
    expect(shareBars(share('0', ['-5', '0']).shares).map(({ length }) => length)).toEqual([0, 0]);
  });
  it('keeps the exact rupiah beside a length that is rounded', () => {
    expect(shareBars(share('0', ['999999999999999', '1']).shares)[0]?.amount).toBe(999_999_999_999_999n);
  });
});

describe('partsAndWhole', () => {
  it('finds parts that are the whole, and parts that are not', () => {
    expect(partsAndWhole(share('101', ['51', '30', '10', '5', '5']))).toEqual({ parts: 101n, whole: 101n, equal: true });
    expect(partsAndWhole(share('101', ['50', '30', '10', '5', '5'])).equal).toBe(false);
  });
});

describe('words', () => {
  it('writes percent with the mark of the language', () => {
    expect([percentText(500_000, 'id'), percentText(125_000, 'id'), percentText(333_333, 'en')]).toEqual(['50', '12,5', '33.3333']);
  });
});
