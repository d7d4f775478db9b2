// I6 of finance.md, and what has no golden case: release, offsetLosses false, capBalance, floors above the pool, zero pools.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compute, type ReserveRule, type ShareArithmetic, type ShareRule, WHOLE_PPM } from './compute.ts';
import { arithmeticOf } from './policy.ts';
import { ILLUSTRATION } from './presets.ts';

const J = arithmeticOf(ILLUSTRATION, () => 0n);
const sum = (list: readonly { amount: bigint }[]) => list.reduce((total, { amount }) => total + amount, 0n);
const amounts = (list: readonly { amount: bigint }[]) => list.map(({ amount }) => amount);
const reserve = (rule: Partial<ReserveRule>): ReserveRule => ({ key: 'cadangan', of: 'base', ...rule });
const withReserves = (...reserves: ReserveRule[]): ShareArithmetic => ({ ...J, reserves });

describe('base', () => {
  it('does not offset old losses when the policy says so, and still carries what is left of them', () => {
    const result = compute({ profit: 3_000_000n, openingRetained: -5_000_000n, policy: { ...J, offsetLosses: false } });
    expect(result).toMatchObject({ lossOffset: 0n, base: 3_000_000n, deficitCarried: -2_000_000n });
  });

  it('adds what is released from retained earnings, at most what they hold', () => {
    expect(compute({ profit: 1_000n, openingRetained: 700n, release: 500n, policy: J })).toMatchObject({ release: 500n, base: 1_500n });
    expect(compute({ profit: 1_000n, openingRetained: 700n, release: 900n, policy: J })).toMatchObject({ release: 700n, base: 1_700n });
    expect(compute({ profit: 1_000n, openingRetained: -700n, release: 900n, policy: J })).toMatchObject({ release: 0n, base: 300n });
    expect(compute({ profit: 0n, openingRetained: 700n, release: 300n, policy: J })).toMatchObject({ release: 300n, base: 300n });
  });

  it('shares nothing in a year of loss, and releases nothing', () => {
    const result = compute({ profit: -1n, openingRetained: 1_000n, release: 1_000n, policy: J });
    expect(result).toMatchObject({ release: 0n, base: 0n, pool: 0n, overflow: 0n, deficitCarried: 0n });
    expect(amounts(result.shares)).toEqual([0n, 0n, 0n, 0n, 0n]);
  });

  it('a profit of exactly the deficit shares nothing and carries nothing', () =>
    expect(compute({ profit: 500n, openingRetained: -500n, policy: J })).toMatchObject({ lossOffset: 500n, base: 0n, deficitCarried: 0n }));
});

describe('reserves', () => {
  const reserved = (base: bigint, ...rules: ReserveRule[]) => amounts(compute({ profit: base, openingRetained: 0n, policy: withReserves(...rules) }).reserves);

  it('half a rupiah goes to the reserve', () => expect(reserved(1n, reserve({ ppm: 500_000n }))).toEqual([1n]));
  it('a floor without ppm is a fixed amount', () => expect(reserved(900n, reserve({ floor: 400n }))).toEqual([400n]));
  it('a floor above what is there takes all that is there', () => expect(reserved(900n, reserve({ ppm: 1n, floor: 5_000n }))).toEqual([900n]));
  it('the cap holds after the floor', () => expect(reserved(900n, reserve({ ppm: 500_000n, floor: 100n, cap: 300n }))).toEqual([300n]));
  it('two whole bases take the base once', () =>
    expect(reserved(900n, reserve({ ppm: 1_000_000n }), reserve({ key: 'lain', ppm: 1_000_000n }))).toEqual([900n, 0n]));
  it('stops once its account holds the wanted balance, whatever its floor', () => {
    const half = { ppm: 500_000n, floor: 10n, capBalance: 1_000n };
    expect(reserved(900n, reserve({ ...half, balance: 0n }))).toEqual([450n]);
    expect(reserved(900n, reserve({ ...half, balance: 800n }))).toEqual([200n]);
    expect(reserved(900n, reserve({ ...half, balance: 1_000n }))).toEqual([0n]);
    expect(reserved(900n, reserve({ ...half, balance: 4_000n }))).toEqual([0n]);
  });
  it('the second of `remaining` counts from what the first has left, of `base` from the whole', () => {
    const first = reserve({ ppm: 100_000n });
    expect(reserved(1_000n, first, reserve({ key: 'sisa', of: 'remaining', ppm: 100_000n }))).toEqual([100n, 90n]);
    expect(reserved(1_000n, first, reserve({ key: 'dasar', of: 'base', ppm: 100_000n }))).toEqual([100n, 100n]);
  });
  it('a base of 0 reserves 0, floors and all', () => expect(reserved(0n, reserve({ ppm: 500_000n, floor: 10n }))).toEqual([0n]));
});

const money = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const limit = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: null });
const limits = fc.tuple(limit, limit).map(([a, b]) => (a !== null && b !== null && a > b ? { floor: b, cap: a } : { floor: a, cap: b }));
const reserves = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: WHOLE_PPM }), limits, fc.constantFrom('base' as const, 'remaining' as const), limit, money), {
  maxLength: 4,
});
const policy = fc
  .tuple(fc.boolean(), reserves, fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 1_000n }), limits), { minLength: 1, maxLength: 8 }))
  .map(([offsetLosses, list, shares]): ShareArithmetic => {
    const weight = shares.reduce((total, [part]) => total + part, 0n);
    const ppm = (part: bigint) => (weight === 0n ? 0n : (part * WHOLE_PPM) / weight);
    const missing = WHOLE_PPM - shares.reduce((total, [part]) => total + ppm(part), 0n);
    return {
      offsetLosses,
      reserves: list.map(([part, bounds, of, capBalance, balance], index) => ({ key: `r${index}`, ppm: part, ...bounds, of, capBalance, balance })),
      shares: shares.map(([part, bounds], index): ShareRule => ({ key: `s${index}`, ppm: ppm(part) + (index === 0 ? missing : 0n), ...bounds })),
    };
  });

it('I6: reserves + shares + overflow = base ≤ profit + release, nothing is negative, and the same inputs give the same result', () => {
  fc.assert(
    fc.property(money, money, fc.bigInt({ min: 0n, max: 10n ** 18n }), policy, (profit, openingRetained, release, rules) => {
      const result = compute({ profit, openingRetained, release, policy: rules });
      expect(sum(result.reserves) + sum(result.shares) + result.overflow).toBe(result.base);
      expect(result.base).toBeLessThanOrEqual((profit > 0n ? profit : 0n) + result.release);
      expect([result.base, result.pool, result.overflow, ...amounts(result.reserves), ...amounts(result.shares)].every((amount) => amount >= 0n)).toBe(true);
      if (profit < 0n) expect(result.base).toBe(0n);
      if (rules.offsetLosses) expect(openingRetained + profit - result.base >= 0n || result.base === 0n).toBe(true);
      expect(compute({ profit, openingRetained, release, policy: rules })).toEqual(result);
    }),
    { numRuns: 3000 },
  );
});
