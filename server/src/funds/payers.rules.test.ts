import type { Payer } from '@pitulungan/contracts/funds';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitTariff } from './payers.rules.ts';

const FUND: Payer = { payer: 'fund', fund: 'ongkir-2026', most: null };
const BUMDES: Payer = { payer: 'bumdes', most: null };

it('asks the fund first, then the margin, then the buyer', () => {
  expect(splitTariff(8_000n, [FUND, BUMDES], 8_000n)).toEqual({ customer: 0n, fund: 8_000n, bumdes: 0n });
  expect(splitTariff(8_000n, [FUND, BUMDES], 7_999n)).toEqual({ customer: 0n, fund: 0n, bumdes: 8_000n });
  expect(splitTariff(8_000n, [FUND], 0n)).toEqual({ customer: 8_000n, fund: 0n, bumdes: 0n });
  expect(splitTariff(8_000n, [FUND], null)).toEqual({ customer: 8_000n, fund: 0n, bumdes: 0n });
  expect(splitTariff(8_000n, [], 100_000n)).toEqual({ customer: 8_000n, fund: 0n, bumdes: 0n });
});

it('example E: the fund gives Rp5,000 of each trip, the margin the rest', () =>
  expect(splitTariff(8_000n, [{ ...FUND, most: '5000' }, BUMDES], 5_000n)).toEqual({ customer: 0n, fund: 5_000n, bumdes: 3_000n }));

it('takes the order of the settings', () =>
  expect(splitTariff(8_000n, [{ ...BUMDES, most: '3000' }, FUND], 5_000n)).toEqual({ customer: 0n, fund: 5_000n, bumdes: 3_000n }));

const most = fc.option(fc.bigInt({ min: 0n, max: 20_000n }).map(String));
const payers = fc
  .shuffledSubarray([0, 1])
  .chain((which) => fc.tuple(...which.map((n): fc.Arbitrary<Payer> => most.map((limit) => ({ ...(n === 0 ? FUND : BUMDES), most: limit })))));
it('always adds up, never exceeds what a payer gives, and never what the fund has', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 20_000n }), payers, fc.option(fc.bigInt({ min: 0n, max: 20_000n })), (tariff, order, free) => {
      const parts = splitTariff(tariff, order, free);
      expect(parts.customer + parts.fund + parts.bumdes).toBe(tariff);
      expect(parts.fund).toBeLessThanOrEqual(free ?? 0n);
      for (const { payer, most: limit } of order) if (limit !== null) expect(parts[payer]).toBeLessThanOrEqual(BigInt(limit));
      expect([parts.customer, parts.fund, parts.bumdes].every((part) => part >= 0n)).toBe(true);
    }),
  );
});
