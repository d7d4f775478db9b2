import { expect, test } from 'vitest';
import { figureBars, sumOfBars } from './figure-bars.ts';

const part = (key: string, amount: string) => ({ key, label: { id: key, en: key }, ppm: 500_000, amount });

test('bars stand on one scale, add up to the whole, and a correction says what it changes', () => {
  const bars = figureBars({ reserves: [part('risk', '1000')], shares: [part('a', '4000'), part('b', '0')], overflow: '500', deltas: null });
  expect(bars.map(({ key, kind, length }) => [key, kind, length])).toEqual([
    ['risk', 'reserve', 250],
    ['a', 'share', 1000],
    ['b', 'share', 0],
    ['overflow', 'overflow', 125],
  ]);
  expect(sumOfBars(bars)).toBe(5_500n);
  expect(bars[0]?.delta).toBeNull();
  const corrected = figureBars({ reserves: [], shares: [part('a', '0'), part('b', '0')], overflow: '0', deltas: [{ key: 'a', amount: '-4000' }] });
  expect(corrected.map(({ delta, length }) => [delta, length])).toEqual([
    [-4_000n, 0],
    [0n, 0],
  ]);
});
