// What an order may still be given back: shown beside the fields. The hub decides (refunds.rules.ts), and knows what was really paid.
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { OrderView } from '@pitulungan/contracts/orders';
import type { RefundView } from '@pitulungan/contracts/refunds';

/** Goods were brought: a refund. The order ended without a sale: a claim of the stall. */
const BROUGHT: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['DELIVERED', 'DISPUTED', 'RESOLVED', 'COMPLETED']);
const ENDED: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['CANCELLED', 'RETURNED']);

/** null: neither, while it is on its way or was never taken. */
export const wayOf = ({ status }: Pick<OrderView, 'status'>): 'refund' | 'claim' | null =>
  BROUGHT.has(status) ? 'refund' : ENDED.has(status) ? 'claim' : null;

export interface Caps {
  goods: bigint;
  delivery: bigint;
  /** Given back, or owed, already */
  earlier: bigint;
}

export function capsOf(order: Pick<OrderView, 'id' | 'goods' | 'fee'>, refunds: readonly RefundView[]): Caps {
  const counted = refunds.filter(({ orderId, status }) => orderId === order.id && status !== 'WITHDRAWN');
  const sum = (part: 'goods' | 'delivery'): bigint => counted.reduce((total, refund) => total + BigInt(refund[part]), 0n);
  const [goods, delivery] = [sum('goods'), sum('delivery')];
  return { goods: BigInt(order.goods) - goods, delivery: BigInt(order.fee.customer) - delivery, earlier: goods + delivery };
}
