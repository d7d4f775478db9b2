// When an order is settled (finance.md 3.2): delivered, the money certain, the complaint window over, nothing disputed, and the
// accounting month of that moment open. One rule for the task, the sweep and the tests.
import type { Order, OrderIn } from './order.ts';

export type Settleable = OrderIn<'DELIVERED' | 'RESOLVED'>;

export interface SettlementFrame {
  /** When the money became certain (cash/payments.rules.ts), epoch ms; null: it is not */
  moneyCertainAt: number | null;
  /** Whether the accounting month in which an instant falls (Asia/Jakarta) is open */
  isOpen: (at: number) => boolean;
}

/** Delivered or with its complaint closed: the only two from which an order settles. */
export const isSettleable = (order: Order): order is Settleable => order.status === 'DELIVERED' || order.status === 'RESOLVED';

/** The moment at which delivery, money and complaints had come together (epoch ms), whoever noticed it later; undefined: not yet. */
export function metAt(order: Order, moneyCertainAt: number | null, now: number): number | undefined {
  if (!isSettleable(order) || moneyCertainAt === null) return undefined;
  const windowOver = order.status === 'RESOLVED' ? (order.resolvedAt ?? now) : order.complaintUntil;
  const met = Math.max(order.deliveredAt, windowOver, moneyCertainAt);
  return met <= now ? met : undefined;
}

/**
 * The settlement date (epoch ms): the moment at which all five conditions are met. When the month of the other four is closed
 * already, that is now, if now's month is open; undefined: the order waits.
 */
export function settlementDate(order: Order, { moneyCertainAt, isOpen }: SettlementFrame, now: number): number | undefined {
  const met = metAt(order, moneyCertainAt, now);
  if (met === undefined) return undefined;
  return [met, now].find(isOpen);
}

export function completeOrder(order: Settleable, settledJournal: bigint, now: number): OrderIn<'COMPLETED'> {
  return { ...order, status: 'COMPLETED', settledJournal, closedAt: now };
}
