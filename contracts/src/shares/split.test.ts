// I7 of finance.md: quota, limits, weight 0, permutation. And the corners of step 3 that have no golden case.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { freeze, type Part, split } from './split.ts';

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { minLength: 1, maxLength: 12 });
const total = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });

describe('allocate', () => {
  it('adds up, stays within one of each quota, gives nothing for weight 0', () => {
    fc.assert(
      fc.property(total, weights, (whole, parts) => {
        const weight = sum(parts);
        const given = allocate(whole, parts);
        expect(sum(given)).toBe(weight === 0n ? 0n : whole);
        if (weight === 0n) return;
        given.forEach((amount, index) => {
          const distance = amount * weight - whole * (parts[index] ?? 0n);
          expect(distance < weight && distance > -weight).toBe(true);
          if (parts[index] === 0n) expect(amount).toBe(0n);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('gives equal remainders in the order of the rules', () => {
    expect(allocate(2n, [1n, 1n, 1n, 1n])).toEqual([1n, 1n, 0n, 0n]);
    expect(allocate(-2n, [1n, 1n, 1n, 1n])).toEqual([-1n, -1n, 0n, 0n]);
  });

  it('is permuted by a permutation while no remainders are equal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (whole, parts) => {
        const weight = sum(parts);
        const remainders = parts.map((part) => (weight === 0n ? 0n : (whole * part) % weight));
        fc.pre(new Set(remainders).size === parts.length);
        expect(allocate(whole, parts.toReversed())).toEqual(allocate(whole, parts).toReversed());
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a negative weight', () => expect(() => allocate(1n, [2n, -1n])).toThrow(RangeError));
});

const part = fc
  .tuple(fc.bigInt({ min: 0n, max: 20n }), fc.bigInt({ min: 0n, max: 60n }), fc.bigInt({ min: 0n, max: 80n }), fc.boolean(), fc.boolean())
  .map(([weight, floor, room, floored, capped]): Part => ({ weight, floor: floored ? floor : null, cap: capped ? (floored ? floor : 0n) + room : null }));
const parts = fc.array(part, { minLength: 1, maxLength: 8 });
const pool = fc.bigInt({ min: 0n, max: 300n });

describe('split', () => {
  it('adds up with the overflow, and keeps every cap and every floor that can be kept', () => {
    fc.assert(
      fc.property(pool, parts, (whole, rules) => {
        const { amounts, overflow } = split(whole, rules);
        expect(sum(amounts) + overflow).toBe(whole);
        expect(overflow).toBeGreaterThanOrEqual(0n);
        const feasible = sum(rules.map(({ floor }) => floor ?? 0n)) <= whole;
        rules.forEach(({ weight, floor, cap }, index) => {
          const amount = amounts[index] ?? -1n;
          expect(amount).toBeGreaterThanOrEqual(feasible ? (floor ?? 0n) : 0n);
          if (cap !== null && cap !== undefined) expect(amount).toBeLessThanOrEqual(cap);
          if (weight === 0n && !floor) expect(amount).toBe(0n);
        });
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves nothing over while somebody with a weight is below their cap', () => {
    fc.assert(
      fc.property(pool, parts, (whole, rules) => {
        const { amounts, overflow } = split(whole, rules);
        if (overflow === 0n) return;
        rules.forEach(({ weight, cap }, index) => {
          if (weight > 0n) expect(amounts[index]).toBe(cap);
        });
      }),
      { numRuns: 5000 },
    );
  });

  it('divides among the free by weight alone: what one free part gets for a weight is what every other does', () => {
    fc.assert(
      fc.property(pool, parts, (whole, rules) => {
        const { free, rest } = freeze(whole, rules);
        const { amounts } = split(whole, rules);
        const weight = sum(free.map((index) => rules[index]?.weight ?? 0n));
        for (const index of free) {
          const distance = (amounts[index] ?? 0n) * weight - rest * (rules[index]?.weight ?? 0n);
          expect(distance < weight && distance > -weight).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('serves floors that cannot all be kept in the order of the rules', () => {
    const floors = [{ weight: 1n, floor: 8n }, { weight: 1n }, { weight: 98n, floor: 5n }, { weight: 0n, floor: 1n }];
    expect(split(10n, floors)).toEqual({ amounts: [8n, 0n, 2n, 0n], overflow: 0n, left: 0 });
    expect(split(14n, floors).amounts).toEqual([8n, 0n, 5n, 1n]);
  });

  it('leaves over what nobody may take when all are capped', () =>
    expect(
      split(100n, [
        { weight: 1n, cap: 10n },
        { weight: 1n, cap: 20n },
      ]),
    ).toEqual({ amounts: [10n, 20n], overflow: 70n, left: 0 }));

  it('gives free parts of weight 0 their floor once the others are capped', () =>
    expect(split(100n, [{ weight: 1_000_000n, cap: 10n }, { weight: 0n, floor: 7n }, { weight: 0n }])).toEqual({
      amounts: [10n, 7n, 0n],
      overflow: 83n,
      left: 0,
    }));

  it('gives nothing of nothing', () => expect(split(0n, [{ weight: 1n }, { weight: 2n, cap: 5n }]).amounts).toEqual([0n, 0n]));

  it('frees money by a cap that lifts another above its floor, and money taken by a floor that pushes a third below its cap', () => {
    // by weight 40/40/20: the cap of 10 frees 30, so the floor of 25 is met without freezing it
    expect(split(100n, [{ weight: 2n, cap: 10n }, { weight: 2n }, { weight: 1n, floor: 25n }]).amounts).toEqual([10n, 60n, 30n]);
    // a floor of 70 leaves 30 for two equal parts: the cap of 20 no longer binds
    expect(split(100n, [{ weight: 1n, floor: 70n }, { weight: 1n, cap: 20n }, { weight: 1n }]).amounts).toEqual([70n, 15n, 15n]);
  });

  it('freezes ten thousand capped people without getting slow by rounds', () => {
    const many = Array.from({ length: 10_000 }, (_, index): Part => ({ weight: BigInt(index * index + 1), cap: 1_000n }));
    const { amounts, overflow } = split(9_000_000n, many);
    expect(sum(amounts) + overflow).toBe(9_000_000n);
    expect(amounts.every((amount) => amount <= 1_000n)).toBe(true);
  });
});
