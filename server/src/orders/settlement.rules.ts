// When an order is settled (finance.md 3.2): delivered, the money certain, the complaint window over, nothing disputed.
// The fifth condition, an open accounting period, is the ledger's own guard.
import type { Order, OrderIn } from './order.ts';

export type Settleable = OrderIn<'DELIVERED' | 'RESOLVED'>;

export function isSettled(order: Order, moneyIsCertain: boolean, now: number): order is Settleable {
  if (order.status !== 'DELIVERED' && order.status !== 'RESOLVED') return false;
  const windowOver = order.status === 'RESOLVED' || now >= order.complaintUntil;
  return moneyIsCertain && windowOver;
}

export function completeOrder(order: Settleable, settledJournal: bigint, now: number): OrderIn<'COMPLETED'> {
  return { ...order, status: 'COMPLETED', settledJournal, closedAt: now };
}
