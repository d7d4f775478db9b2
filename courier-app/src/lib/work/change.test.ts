import { expect, test } from 'vitest';
import { countCash, likelyNotes, waysOut, typedAmount } from './change.ts';

test('reads an amount however it is typed', () => {
  expect(['54500', '54.500', 'Rp 54.500', '', 'abc', '1234567890'].map(typedAmount)).toEqual([54_500n, 54_500n, 54_500n, undefined, undefined, undefined]);
});

test('too little is refused, exact is exact, more gives change to the rupiah', () => {
  expect(countCash(undefined, 54_500n)).toEqual({ kind: 'missing' });
  expect(countCash(50_000n, 54_500n)).toEqual({ kind: 'short', by: 4_500n });
  expect(countCash(54_500n, 54_500n)).toEqual({ kind: 'exact' });
  expect(countCash(100_000n, 54_500n)).toEqual({ kind: 'over', change: 45_500n });
});

test('offers the round sums a buyer is likely to hand over', () => {
  expect(likelyNotes(54_500n)).toEqual([60_000n, 100_000n]);
  expect(likelyNotes(17_000n)).toEqual([20_000n, 50_000n]);
  expect(likelyNotes(100_000n)).toEqual([]);
});

test('what is missing may be owed or rounded up to its ceiling, and nothing at all is no payment', () => {
  const ceilings = { shortCeiling: '20000', changeCeiling: '1000' };
  expect(waysOut(500n, 10_000n, ceilings)).toEqual(['SHORT', 'NO_CHANGE']);
  expect(waysOut(1_001n, 10_000n, ceilings)).toEqual(['SHORT']);
  expect(waysOut(20_001n, 10_000n, ceilings)).toEqual([]);
  expect(waysOut(500n, 0n, ceilings)).toEqual([]);
});
