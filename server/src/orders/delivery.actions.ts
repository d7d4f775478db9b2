// The order follows its job. The caller holds the order's lock and appends the facts.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Attention } from '@pitulungan/contracts/orders';
import type { WaitingTimes } from '@pitulungan/contracts/settings';
import { invariant } from '../platform/invariant.ts';
import type { Tx } from '../platform/database.ts';
import type { Order } from './order.ts';
import { deliverOrder, returnOrder, startDelivery, undoPickup, type OrderDecision } from './orders.rules.ts';
import { lockOrder, saveOrder } from './orders.store.ts';

interface Target {
  villageId: VillageId;
  orderId: OrderId;
}

async function follow(tx: Tx, { villageId, orderId }: Target, rule: (order: Order) => OrderDecision<Order['status']>): Promise<void> {
  const order = await lockOrder(tx, villageId, orderId);
  invariant(order, `job without its order ${orderId}`);
  const decision = rule(order);
  invariant(decision.ok, `order ${orderId} is ${order.status} and does not follow its job`);
  await saveOrder(tx, decision.next as Order);
}

export const startOrderDelivery = (tx: Tx, target: Target): Promise<void> => follow(tx, target, startDelivery);
export const undoOrderPickup = (tx: Tx, target: Target): Promise<void> => follow(tx, target, undoPickup);
export const deliverOrderOf = (tx: Tx, target: Target, deliveredAt: number, waiting: WaitingTimes): Promise<void> =>
  follow(tx, target, (order) => deliverOrder(order, deliveredAt, waiting));
export const returnOrderOf = (tx: Tx, target: Target, now: number): Promise<void> => follow(tx, target, (order) => returnOrder(order, now));

/** Raises or clears what the dispatcher should look at. */
export async function setAttention(tx: Tx, { villageId, orderId }: Target, attention: Attention | null): Promise<void> {
  const order = await lockOrder(tx, villageId, orderId);
  if (order && order.attention !== attention) await saveOrder(tx, { ...order, attention });
}
