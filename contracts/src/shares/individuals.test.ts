// I6 for persons, and what has no golden case: rotation, caps per person, people without weight, mixes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hybrid } from './hybrid.ts';
import { individuals, type IndividualsInput } from './individuals.ts';

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
const equal = (count: number) => Array.from({ length: count }, () => 1n);
const base: Omit<IndividualsInput, 'pool' | 'weights'> = { unit: 1n, mode: 'hamilton', tie: 'registry' };

describe('rotation', () => {
  it('n = 5, pool 7, cursor 3: the two left go to 3 and 4, the next begins at 0', () =>
    expect(individuals({ ...base, tie: 'rotate', pool: 7n, weights: equal(5), cursor: 3 })).toEqual({ amounts: [1n, 1n, 1n, 2n, 2n], residue: 0n, cursor: 0 }));

  it('wraps around the end of the registry', () =>
    expect(individuals({ ...base, tie: 'rotate', pool: 8n, weights: equal(5), cursor: 3 })).toEqual({ amounts: [2n, 1n, 1n, 2n, 2n], residue: 0n, cursor: 1 }));

  it('favours everybody equally often over n rounds', () => {
    let cursor = 0;
    const got = equal(7).map(() => 0n);
    for (let round = 0; round < 7; round += 1) {
      const result = individuals({ ...base, tie: 'rotate', pool: 10n, weights: equal(7), cursor });
      result.amounts.forEach((amount, index) => (got[index] = (got[index] ?? 0n) + amount));
      cursor = result.cursor;
    }
    expect(new Set(got)).toEqual(new Set([10n]));
  });

  it('a cursor from a longer registry still points somewhere', () =>
    expect(individuals({ ...base, tie: 'rotate', pool: 1n, weights: equal(3), cursor: 1847 }).amounts).toEqual([0n, 0n, 1n])); // 1847 mod 3 = 2
});

describe('caps per person', () => {
  it('frees what the capped may not take to the others, in whole units', () =>
    expect(individuals({ ...base, unit: 100n, pool: 10_000n, weights: [90n, 5n, 5n], cap: 4_050n }).amounts).toEqual([4_000n, 3_000n, 3_000n]));

  it('what nobody may take is residue', () =>
    expect(individuals({ ...base, mode: 'floor', pool: 10_000n, weights: equal(2), cap: 3_000n })).toMatchObject({
      amounts: [3_000n, 3_000n],
      residue: 4_000n,
    }));

  it('a cap below the unit pays nobody', () =>
    expect(individuals({ ...base, unit: 1_000n, pool: 10_000n, weights: equal(2), cap: 999n })).toMatchObject({ amounts: [0n, 0n], residue: 10_000n }));
});

it('nobody there, or nobody with a weight: all is residue', () => {
  expect(individuals({ ...base, pool: 9n, weights: [] })).toEqual({ amounts: [], residue: 9n, cursor: 0 });
  expect(individuals({ ...base, pool: 9n, weights: [0n, 0n] })).toMatchObject({ amounts: [0n, 0n], residue: 9n });
  expect(individuals({ ...base, mode: 'floor', pool: 9n, weights: [0n, 0n] })).toMatchObject({ amounts: [0n, 0n], residue: 9n });
});

const input = fc.record({
  pool: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  weights: fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 30 }),
  unit: fc.constantFrom(1n, 100n, 500n, 1000n),
  mode: fc.constantFrom('floor' as const, 'hamilton' as const),
  tie: fc.constantFrom('registry' as const, 'rotate' as const),
  cursor: fc.integer({ min: -5, max: 100 }),
  cap: fc.option(fc.bigInt({ min: 0n, max: 10n ** 14n }), { nil: null }),
});

it('I6: amounts + residue = pool; whole units; caps hold; weight 0 gets 0; in floor mode equal weights get equal amounts', () => {
  fc.assert(
    fc.property(input, (given) => {
      const { amounts, residue } = individuals(given);
      expect(sum(amounts) + residue).toBe(given.pool);
      expect(residue).toBeGreaterThanOrEqual(0n);
      const byWeight = new Map<bigint, bigint>();
      amounts.forEach((amount, index) => {
        const weight = given.weights[index] ?? -1n;
        expect(amount % given.unit).toBe(0n);
        expect(amount).toBeGreaterThanOrEqual(0n);
        if (given.cap !== null) expect(amount).toBeLessThanOrEqual(given.cap);
        if (weight === 0n) expect(amount).toBe(0n);
        if (given.mode === 'floor') expect(amount).toBe(byWeight.get(weight) ?? amount);
        byWeight.set(weight, amount);
      });
    }),
    { numRuns: 3000 },
  );
});

describe('hybrid', () => {
  const half = { mix: 500_000n, mode: 'hamilton' as const };

  it('splits the pool by mix, each part by its own weights, and adds', () =>
    expect(
      hybrid({
        pool: 1_001n,
        unit: 1n,
        tie: 'registry',
        parts: [
          { ...half, weights: [1n, 1n] },
          { ...half, weights: [0n, 7n] },
        ],
      }),
    ).toEqual({ pools: [501n, 500n], amounts: [251n, 750n], residue: 0n, cursor: 0 }));

  it('counts a cap over all methods together', () =>
    expect(
      hybrid({
        pool: 1_000n,
        unit: 1n,
        tie: 'registry',
        cap: 600n,
        parts: [
          { ...half, weights: [1n, 1n] },
          { ...half, weights: [0n, 7n] },
        ],
      }),
    ).toMatchObject({ amounts: [250n, 600n], residue: 150n }));

  it('adds up for every mix', () => {
    const person = fc.tuple(fc.bigInt({ min: 0n, max: 1000n }), fc.bigInt({ min: 0n, max: 1000n }));
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(person, { minLength: 1, maxLength: 20 }),
        fc.bigInt({ min: 1n, max: 9n }),
        input,
        (pool, people, mix, { unit, tie, cursor, cap, mode }) => {
          const parts = [
            { mix, mode, weights: people.map(([a]) => a) },
            { mix: 5n, mode, weights: people.map(([, b]) => b) },
          ];
          const result = hybrid({ pool, unit, tie, cursor, cap, parts });
          expect(sum(result.amounts) + result.residue).toBe(pool);
          expect(sum(result.pools)).toBe(pool);
          if (cap !== null) expect(result.amounts.every((amount) => amount <= cap)).toBe(true);
        },
      ),
    );
  });
});
