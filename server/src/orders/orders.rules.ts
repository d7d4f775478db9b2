// C1: what may happen to an order. The lifecycle table says which step exists; these functions say what it carries along.
import { transitionOf, type Party } from '@pitulungan/contracts/lifecycles/lifecycle';
import { orderLifecycle, type OrderCommand, type OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { Rupiah } from '@pitulungan/contracts/money';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { WaitingTimes } from '@pitulungan/contracts/settings';
import type { FeeParts } from '../funds/payers.rules.ts';
import type { CancelledFrom, Order, OrderIn } from './order.ts';
import type { Chosen } from './slots.rules.ts';

export type OrderDecision<S extends OrderStatus> = { ok: true; next: OrderIn<S> } | { ok: false; refusal: Refusal };

const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

/** Whether a party may give this command now. */
export function mayOrder(order: Pick<Order, 'status'>, command: OrderCommand, party: Party): boolean {
  return transitionOf(orderLifecycle, order.status, command)?.by.includes(party) ?? false;
}

export function confirmOrder(order: Order, now: number): OrderDecision<'CONFIRMED'> {
  if (order.status !== 'PLACED') return no('ORDER_MOVED_ON');
  return { ok: true, next: { ...order, status: 'CONFIRMED', confirmedAt: now, attention: withoutMerchantFlag(order) } };
}

export function rejectOrder(order: Order, reason: string, now: number): OrderDecision<'REJECTED'> {
  if (order.status !== 'PLACED') return no('ORDER_MOVED_ON');
  return { ok: true, next: { ...order, status: 'REJECTED', cancelReason: reason, closedAt: now, attention: null } };
}

export function readyOrder(order: Order, now: number): OrderDecision<'READY'> {
  if (order.status !== 'CONFIRMED') return no('ORDER_MOVED_ON');
  return { ok: true, next: { ...order, status: 'READY', readyAt: now, attention: order.attention === 'SLOT_MISSED' ? null : order.attention } };
}

/** Before pickup only; a resident only while the stall has not packed (C1). */
export function cancelOrder(order: Order, by: { party: Party; reason: string; undoMs: number }, now: number): OrderDecision<'CANCELLED'> {
  const { status } = order;
  const cancellable = status === 'PLACED' || status === 'CONFIRMED' || status === 'READY';
  if (!cancellable || !mayOrder(order, 'cancel', by.party)) return no(cancelRefusal(order, by.party));
  const { confirmedAt, readyAt } = timesOf(order);
  return {
    ok: true,
    next: {
      ...order,
      status: 'CANCELLED',
      closedAt: now,
      cancelReason: by.reason,
      cancelledFrom: status,
      undoUntil: now + by.undoMs,
      confirmedAt,
      readyAt,
      attention: null,
    },
  };
}

function cancelRefusal(order: Order, party: Party): RefusalCode {
  if (party === 'R') return 'CANNOT_CANCEL_ANY_MORE';
  return order.status === 'IN_DELIVERY' ? 'GOODS_WITH_COURIER' : 'ORDER_MOVED_ON';
}

const timesOf = (order: Order): { confirmedAt: number | null; readyAt: number | null } => ({
  confirmedAt: 'confirmedAt' in order ? order.confirmedAt : null,
  readyAt: 'readyAt' in order ? order.readyAt : null,
});

/** Takes a cancel back to where it came from, while its undo window is open. */
export function restoreOrder(order: Order, now: number): OrderDecision<CancelledFrom> {
  if (order.status !== 'CANCELLED') return no('ORDER_MOVED_ON');
  if (now > order.undoUntil) return no('UNDO_TOO_LATE');
  const { confirmedAt, readyAt, cancelledFrom, closedAt: _, cancelReason: __, undoUntil: ___, ...frame } = order;
  if (cancelledFrom === 'READY' && confirmedAt !== null && readyAt !== null) return { ok: true, next: { ...frame, status: 'READY', confirmedAt, readyAt } };
  if (cancelledFrom === 'CONFIRMED' && confirmedAt !== null) return { ok: true, next: { ...frame, status: 'CONFIRMED', confirmedAt } };
  return { ok: true, next: { ...frame, status: 'PLACED' } };
}

export function expireOrder(order: Order, now: number): OrderDecision<'EXPIRED'> {
  if (order.status !== 'PLACED') return no('ORDER_MOVED_ON');
  return { ok: true, next: { ...order, status: 'EXPIRED', closedAt: now, attention: null } };
}

export function startDelivery(order: Order): OrderDecision<'IN_DELIVERY'> {
  return order.status === 'READY' ? { ok: true, next: { ...order, status: 'IN_DELIVERY' } } : no('ORDER_MOVED_ON');
}

export function undoPickup(order: Order): OrderDecision<'READY'> {
  return order.status === 'IN_DELIVERY' ? { ok: true, next: { ...order, status: 'READY' } } : no('ORDER_MOVED_ON');
}

/** From the tap on, not from the end of its undo window: the complaint window starts when the buyer has the goods. */
export function deliverOrder(order: Order, deliveredAt: number, waiting: WaitingTimes): OrderDecision<'DELIVERED'> {
  if (order.status !== 'IN_DELIVERY') return no('ORDER_MOVED_ON');
  const complaintUntil = deliveredAt + (order.food ? waiting.complaintFoodMs : waiting.complaintGoodsMs);
  return { ok: true, next: { ...order, status: 'DELIVERED', deliveredAt, complaintUntil, attention: null } };
}

export function returnOrder(order: Order, now: number): OrderDecision<'RETURNED'> {
  return order.status === 'IN_DELIVERY' ? { ok: true, next: { ...order, status: 'RETURNED', closedAt: now, attention: null } } : no('ORDER_MOVED_ON');
}

export function disputeOrder(order: Order, now: number): OrderDecision<'DISPUTED'> {
  if (order.status !== 'DELIVERED') return no('ORDER_MOVED_ON');
  return now > order.complaintUntil ? no('COMPLAINT_WINDOW_OVER') : { ok: true, next: { ...order, status: 'DISPUTED' } };
}

export function resolveOrder(order: Order, now: number): OrderDecision<'RESOLVED'> {
  return order.status === 'DISPUTED' ? { ok: true, next: { ...order, status: 'RESOLVED', resolvedAt: now } } : no('ORDER_MOVED_ON');
}

export type MerchantWatch = 'remind' | 'tell-dispatcher' | 'raise-attention' | 'expire';

/**
 * What the merchant's silence asks for now (product.md C1: 5, 10, 20, 60 minutes), or undefined. Each step happens once: it is
 * found again from what the order already carries, so late and repeated alarms are harmless.
 */
export function watchMerchant(order: Order, waiting: WaitingTimes, now: number): MerchantWatch | undefined {
  if (order.status !== 'PLACED') return undefined;
  const silentMs = now - order.placedAt;
  const steps: [boolean, MerchantWatch][] = [
    [silentMs >= waiting.merchantExpireMs, 'expire'],
    [silentMs >= waiting.merchantAttentionMs && order.attention !== 'MERCHANT_SILENT', 'raise-attention'],
    [silentMs >= waiting.merchantTellDispatcherMs && order.attention !== 'MERCHANT_SLOW' && order.attention !== 'MERCHANT_SILENT', 'tell-dispatcher'],
    [silentMs >= waiting.merchantRemindMs && order.remindedAt === null, 'remind'],
  ];
  return steps.find(([due]) => due)?.[1];
}

const withoutMerchantFlag = (order: Order) => (order.attention === 'MERCHANT_SLOW' || order.attention === 'MERCHANT_SILENT' ? null : order.attention);

export interface Price {
  goods: Rupiah;
  commission: Rupiah;
  fee: FeeParts;
}

export interface PriceRule {
  perItem: Rupiah;
  /** The tariff of a trip with others, or without slots, as its payers have shared it */
  shared: FeeParts;
  expressTariff: Rupiah;
}

/**
 * What is frozen on an order when it is placed (finance.md 4.1, 4.2): commission per item, never more than the goods; a trip
 * with others, or without slots, is paid as the village's payers share it; a trip of its own is paid by who asked for it: the
 * buyer, or the fund.
 */
export function priceOrder(items: readonly { price: Rupiah; quantity: number }[], rule: PriceRule, delivery: Chosen): Price {
  const goods = items.reduce((sum, { price, quantity }) => sum + price * BigInt(quantity), 0n);
  const perItem = items.reduce((sum, { quantity }) => sum + rule.perItem * BigInt(quantity), 0n);
  return { goods, commission: perItem < goods ? perItem : goods, fee: feeOf(delivery, rule) };
}

function feeOf(delivery: Chosen, { shared, expressTariff }: PriceRule): FeeParts {
  if (delivery.kind !== 'express') return shared;
  return { customer: 0n, fund: 0n, bumdes: 0n, [delivery.payer === 'buyer' ? 'customer' : 'fund']: expressTariff };
}
