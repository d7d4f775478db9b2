import type { Fact } from '@pitulungan/contracts/facts';
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { factsOfOrder } from '../facts/facts.store.ts';
import * as store from './reading.store.ts';

export const listOrders = store.listOrders;
export const pendingPayments = store.pendingPayments;
export const ownPayments = store.ownPayments;

const MAX_TIMELINE = 300;

/** Everything that happened to an order, oldest first; undefined when the village has no such order. */
export async function timeline(ctx: Context, villageId: VillageId, orderId: OrderId): Promise<Omit<Fact, 'changes'>[] | undefined> {
  if (!(await store.hasOrder(ctx, villageId, orderId))) return undefined;
  return (await factsOfOrder(ctx, villageId, orderId, MAX_TIMELINE)).map(({ changes: _, ...fact }) => fact);
}
