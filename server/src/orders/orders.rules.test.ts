import { describe, expect, it } from 'vitest';
import type { MerchantId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import type { Order, OrderFrame } from './order.ts';
import * as rules from './orders.rules.ts';

const T = 1_000_000;
const { waiting } = DEFAULT_SETTINGS;
const RULE = { perItem: 1_000n, shared: { customer: 0n, fund: 500n, bumdes: 1_500n }, expressTariff: 5_000n };
const frame: OrderFrame = {
  id: 'o' as OrderId,
  villageId: 1 as VillageId,
  merchantId: 'm' as MerchantId,
  version: 1,
  goods: 45_000n,
  commission: 3_000n,
  fee: { customer: 0n, fund: 0n, bumdes: 2_000n },
  incentive: 2_500n,
  food: true,
  attention: null,
  placedAt: T,
  remindedAt: null,
  slotAt: null,
};
const placed: Order = { ...frame, status: 'PLACED' };
const confirmed: Order = { ...frame, status: 'CONFIRMED', confirmedAt: T + 1 };
const ready: Order = { ...frame, status: 'READY', confirmedAt: T + 1, readyAt: T + 2 };
const onTheWay: Order = { ...frame, status: 'IN_DELIVERY', confirmedAt: T + 1, readyAt: T + 2 };
const delivered: Order = { ...frame, status: 'DELIVERED', confirmedAt: T + 1, readyAt: T + 2, deliveredAt: T + 3, complaintUntil: T + 100 };

describe('cancel and undo', () => {
  it.each([placed, confirmed, ready])('goes back to where it came from: $status', (order) => {
    const cancelled = rules.cancelOrder(order, { party: 'D', reason: 'x', undoMs: 15 }, T + 50);
    if (!cancelled.ok) throw new Error('not cancelled');
    expect(rules.restoreOrder(cancelled.next, T + 65)).toMatchObject({ ok: true, next: { status: order.status } });
    expect(rules.restoreOrder(cancelled.next, T + 66)).toMatchObject({ ok: false, refusal: { code: 'UNDO_TOO_LATE' } });
  });

  it('is the buyer’s only until the stall has packed, and nobody’s once the courier has the goods', () => {
    const by = { reason: 'x', undoMs: 15 };
    expect(rules.cancelOrder(confirmed, { ...by, party: 'R' }, T).ok).toBe(true);
    expect(rules.cancelOrder(ready, { ...by, party: 'R' }, T)).toMatchObject({ refusal: { code: 'CANNOT_CANCEL_ANY_MORE' } });
    expect(rules.cancelOrder(onTheWay, { ...by, party: 'D' }, T)).toMatchObject({ refusal: { code: 'GOODS_WITH_COURIER' } });
    expect(rules.cancelOrder(delivered, { ...by, party: 'D' }, T)).toMatchObject({ refusal: { code: 'ORDER_MOVED_ON' } });
  });
});

describe('a silent merchant', () => {
  const minutes = (n: number) => T + n * 60_000;
  it('is reminded, told about, raised and at last expired, each once', () => {
    expect(rules.watchMerchant(placed, waiting, minutes(4.9))).toBeUndefined();
    expect(rules.watchMerchant(placed, waiting, minutes(5))).toBe('remind');
    expect(rules.watchMerchant({ ...placed, remindedAt: minutes(5) }, waiting, minutes(9))).toBeUndefined();
    expect(rules.watchMerchant({ ...placed, remindedAt: minutes(5) }, waiting, minutes(10))).toBe('tell-dispatcher');
    expect(rules.watchMerchant({ ...placed, remindedAt: 1, attention: 'MERCHANT_SLOW' }, waiting, minutes(15))).toBeUndefined();
    expect(rules.watchMerchant({ ...placed, remindedAt: 1, attention: 'MERCHANT_SLOW' }, waiting, minutes(20))).toBe('raise-attention');
    expect(rules.watchMerchant({ ...placed, remindedAt: 1, attention: 'MERCHANT_SILENT' }, waiting, minutes(59))).toBeUndefined();
    expect(rules.watchMerchant({ ...placed, remindedAt: 1, attention: 'MERCHANT_SILENT' }, waiting, minutes(60))).toBe('expire');
    expect(rules.watchMerchant(confirmed, waiting, minutes(90))).toBeUndefined();
  });
  it('is also watched when the order looks like a duplicate', () => {
    expect(rules.watchMerchant({ ...placed, remindedAt: 1, attention: 'POSSIBLE_DUPLICATE' }, waiting, minutes(12))).toBe('tell-dispatcher');
  });
});

it('gives food two hours for complaints, and goods a day', () => {
  expect(rules.deliverOrder(onTheWay, T, waiting)).toMatchObject({ next: { complaintUntil: T + 2 * 3_600_000 } });
  expect(rules.deliverOrder({ ...onTheWay, food: false }, T, waiting)).toMatchObject({ next: { complaintUntil: T + 24 * 3_600_000 } });
});

it('prices from the stall, caps the commission at the goods, and leaves a shared trip to the BUMDes', () => {
  expect(
    rules.priceOrder(
      [
        { price: 12_000n, quantity: 2 },
        { price: 4_000n, quantity: 1 },
      ],
      RULE,
      { kind: 'slot', slotAt: T },
    ),
  ).toEqual({ goods: 28_000n, commission: 3_000n, fee: RULE.shared });
  expect(rules.priceOrder([{ price: 500n, quantity: 3 }], RULE, { kind: 'direct' }).commission).toBe(1_500n);
});

it.each([
  ['buyer', { customer: 5_000n, fund: 0n, bumdes: 0n }],
  ['fund', { customer: 0n, fund: 5_000n, bumdes: 0n }],
] as const)('lets the %s pay a trip of its own, and nobody else', (payer, fee) => {
  expect(rules.priceOrder([{ price: 12_000n, quantity: 1 }], RULE, { kind: 'express', payer }).fee).toEqual(fee);
});

it('forgets a missed slot when the stall has packed', () => {
  const confirmed = { ...frame, status: 'CONFIRMED', confirmedAt: T, slotAt: T, attention: 'SLOT_MISSED' } as Order;
  expect(rules.readyOrder(confirmed, T + 1)).toMatchObject({ next: { attention: null, slotAt: T } });
  expect(rules.readyOrder({ ...confirmed, attention: 'POSSIBLE_DUPLICATE' }, T + 1)).toMatchObject({ next: { attention: 'POSSIBLE_DUPLICATE' } });
});
