import type { CourierId, MerchantId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyCertainAt } from '../cash/payments.rules.ts';
import { isBalanced } from '../ledger/postings.rules.ts';
import type { Order } from './order.ts';
import type { SettledOrder } from '../ledger/settlement-postings.rules.ts';
import { isEmpty, settlementPosting, type EarlyRefunds } from './settlement-posting.rules.ts';
import { metAt, settlementDate } from './settlement.rules.ts';

const T = 1_000_000;
const delivered = {
  id: 'o' as OrderId,
  villageId: 1 as VillageId,
  status: 'DELIVERED',
  deliveredAt: T,
  complaintUntil: T + 100,
} as Order;
const always = () => true;
const date = (order: Order, moneyCertain: number | null, now: number, isOpen: (at: number) => boolean = always) =>
  settlementDate(order, { moneyCertainAt: moneyCertain, isOpen }, now);

describe('an order is settled at the moment when all five hold', () => {
  it('the window is over', () => {
    expect(date(delivered, T, T + 99)).toBeUndefined();
    expect(date(delivered, T, T + 100)).toBe(T + 100);
    expect(date(delivered, T, T + 9_000)).toBe(T + 100); // noticed later
  });
  it('the money is certain', () => {
    expect(date(delivered, null, T + 9_000)).toBeUndefined();
    expect(date(delivered, T + 700, T + 9_000)).toBe(T + 700);
  });
  it('nothing is disputed', () => {
    expect(date({ ...delivered, status: 'DISPUTED' } as Order, T, T + 9_000)).toBeUndefined();
    const closed = { ...delivered, status: 'RESOLVED' } as Order;
    expect(date({ ...closed, resolvedAt: T + 40 } as Order, T, T + 50)).toBe(T + 40); // its window counts no longer
    expect(date({ ...closed, resolvedAt: null } as Order, T, T + 50)).toBe(T + 50); // closed before that moment was kept
  });
  it('it was delivered', () => expect(date({ ...delivered, status: 'IN_DELIVERY' } as Order, T, T + 9_000)).toBeUndefined());
  it('the month of that moment is open, or else the month of now', () => {
    expect(date(delivered, T, T + 9_000, (at) => at > T + 100)).toBe(T + 9_000);
    expect(date(delivered, T, T + 9_000, () => false)).toBeUndefined();
  });
});

it('once it may settle it may at any later time, with the same date while its month is open', () => {
  const moment = fc.integer({ min: 0, max: 1_000 });
  fc.assert(
    fc.property(moment, moment, moment, moment, (money, now, later, window) => {
      const order = { ...delivered, deliveredAt: 0, complaintUntil: window } as Order;
      const met = metAt(order, money, now);
      if (met === undefined) expect(now < window || now < money).toBe(true);
      else expect(metAt(order, money, now + later)).toBe(met);
    }),
  );
});

describe('money is certain', () => {
  const times = { countedAt: 10, resolvedAt: 20, verifiedAt: 30 };
  const at = (status: string, wait = true) => moneyCertainAt({ method: 'cash', status, ...times } as Parameters<typeof moneyCertainAt>[0], wait);
  it('when it is counted, and a difference when it is decided', () => {
    expect(['DUE', 'COLLECTED', 'DECLARED', 'MATCHED', 'DISCREPANCY', 'RESOLVED', 'PAID', 'VOIDED'].map((status) => at(status))).toEqual([
      ...[null, null, null, 10, null, 20, 30, null],
    ]);
  });
  it('where the village does not wait for a difference, when it is counted', () => expect([at('DISCREPANCY', false), at('RESOLVED', false)]).toEqual([10, 10]));
  it('never by a proof that somebody sent', () =>
    expect(['AWAITING_PROOF', 'PROOF_SENT', 'REJECTED', 'VERIFIED'].map((s) => at(s))).toEqual([null, null, null, 30]));
});

const example: SettledOrder = {
  id: 'o' as OrderId,
  merchantId: 'm' as MerchantId,
  courierId: 'c' as CourierId,
  goods: 100_000n,
  commission: 5_000n,
  fee: { customer: 0n, fund: 5_000n, bumdes: 3_000n },
  incentive: 6_000n,
  fundedBy: { kind: 'prepaid', fund: 'ongkir-2026' },
};
const NOTHING: EarlyRefunds = { byMerchant: { goods: 0n, delivery: 0n, commission: 0n }, byBumdes: 0n };
/** As post_journal writes them: equal accounts added up, zeros dropped. */
function linesOf(order: SettledOrder, heldBy: 'BUMDES' | 'MERCHANT', refunds: EarlyRefunds): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { code, sub, amount } of settlementPosting(order, heldBy, refunds).lines) {
    const name = `${code}${sub && `[${sub}]`}`;
    sums[name] = (sums[name] ?? 0n) + amount;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0n));
}

describe('what was refunded before the settlement', () => {
  it('by the stall is nobody’s income, and what BUMDes bears is its cost', () =>
    expect(linesOf(example, 'BUMDES', { byMerchant: { goods: 40_000n, delivery: 0n, commission: 2_000n }, byBumdes: 10_000n })).toEqual({
      '2.1.01.12[o]': 50_000n,
      '6.2.99.14': 10_000n,
      '2.1.05.11[ongkir-2026]': 5_000n,
      '6.3.99.11': 3_000n,
      '6.2.01.11': 6_000n,
      '2.1.01.11[m]': -57_000n,
      '4.1.11.01': -3_000n,
      '4.1.06.01': -8_000n,
      '2.1.03.02[c]': -6_000n,
    }));
  it('by a stall with its own QRIS lessens what it owes', () => {
    const order = { ...example, fee: { customer: 8_000n, fund: 0n, bumdes: 0n } };
    expect(linesOf(order, 'MERCHANT', { byMerchant: { goods: 40_000n, delivery: 1_000n, commission: 2_000n }, byBumdes: 0n })).toMatchObject({
      '1.1.03.12[m]': 10_000n,
      '4.1.11.01': -3_000n,
      '4.1.06.01': -7_000n,
    });
  });
  it('in full leaves the trip, and nothing at all where nobody was paid for it', () => {
    const all = { ...NOTHING, byMerchant: { goods: 100_000n, delivery: 0n, commission: 5_000n } };
    expect(Object.keys(linesOf(example, 'BUMDES', all)).sort()).toEqual(['2.1.03.02[c]', '2.1.05.11[ongkir-2026]', '4.1.06.01', '6.2.01.11', '6.3.99.11']);
    const unpaid = { ...example, fee: { customer: 0n, fund: 0n, bumdes: 0n }, incentive: 0n };
    expect(isEmpty(settlementPosting(unpaid, 'BUMDES', all))).toBe(true);
    expect(isEmpty(settlementPosting(unpaid, 'BUMDES', NOTHING))).toBe(false);
  });
});

it('balances, whatever the amounts and whoever holds the money', () => {
  const rupiah = fc.bigInt({ min: 0n, max: 10n ** 9n });
  const parts = fc.record({ goods: rupiah, commission: rupiah, customer: rupiah, fund: rupiah, incentive: rupiah, a: rupiah, b: rupiah, c: rupiah, d: rupiah });
  fc.assert(
    fc.property(parts, fc.constantFrom('BUMDES', 'MERCHANT'), ({ goods, commission, customer, fund, incentive, a, b, c, d }, heldBy) => {
      const order = { ...example, goods, commission, fee: { customer, fund, bumdes: customer }, incentive };
      expect(isBalanced(settlementPosting(order, heldBy, { byMerchant: { goods: a, delivery: b, commission: c }, byBumdes: d }))).toBe(true);
    }),
  );
});
