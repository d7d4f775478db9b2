// Cases with a name (G01…) are golden: inputs and results agreed on before this code was written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, ILLUSTRATION, shareProfit } from './allocation.rules.ts';

const amounts = (profit: bigint) => shareProfit(profit, ILLUSTRATION).shares.map(({ amount }) => amount);

describe('golden cases', () => {
  it('G01: Rp18,000,000 by 50/30/10/5/5', () => expect(amounts(18_000_000n)).toEqual([9_000_000n, 5_400_000n, 1_800_000n, 900_000n, 900_000n]));
  it('G02: the other reading, Rp36,000,000', () => expect(amounts(36_000_000n)).toEqual([18_000_000n, 10_800_000n, 3_600_000n, 1_800_000n, 1_800_000n]));
  it('G03: one rupiah short', () => expect(amounts(17_999_999n)).toEqual([8_999_999n, 5_400_000n, 1_800_000n, 900_000n, 900_000n]));
  it('G06: one rupiah', () => expect(amounts(1n)).toEqual([1n, 0n, 0n, 0n, 0n]));
  it('G07: a tie goes to the rule listed first', () => expect(allocate(3n, [1n, 1n])).toEqual([2n, 1n]));
  it('G09: a loss is not shared', () =>
    expect(shareProfit(-3_250_000n, ILLUSTRATION)).toMatchObject({ base: 0n, shares: ILLUSTRATION.shares.map(() => ({ amount: 0n })) }));
  it('G15: beyond 2^53', () => expect(allocate(9_007_199_254_740_993n, [1n, 1n])).toEqual([4_503_599_627_370_497n, 4_503_599_627_370_496n]));
  it('G18: larger whole, smaller part', () => {
    expect(allocate(10n, [6n, 6n, 2n])).toEqual([4n, 4n, 2n]);
    expect(allocate(11n, [6n, 6n, 2n])).toEqual([5n, 5n, 1n]);
  });
  it('G19: negative', () => expect(allocate(-10n, [1n, 1n, 1n])).toEqual([-4n, -3n, -3n]));
});

const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 12 });
const total = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });

it('adds up to the whole, keeps each part within one rupiah of its quota, and gives nothing for weight 0', () => {
  fc.assert(
    fc.property(total, weights, (whole, parts) => {
      const sum = parts.reduce((a, b) => a + b, 0n);
      const split = allocate(whole, parts);
      expect(split.reduce((a, b) => a + b, 0n)).toBe(sum === 0n ? 0n : whole);
      split.forEach((amount, i) => {
        const distance = amount * sum - whole * (parts[i] ?? 0n);
        expect(distance < sum && distance > -sum ? true : sum === 0n).toBe(true);
        if (parts[i] === 0n) expect(amount).toBe(0n);
      });
    }),
  );
});

it('shares exactly one million parts', () => expect(ILLUSTRATION.shares.reduce((sum, { ppm }) => sum + ppm, 0)).toBe(1_000_000));
