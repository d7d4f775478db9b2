// What money does when an order ends without goods: nothing is to be paid any more, what was paid goes back,
// and the fund has its promise back. The caller
// holds the order's lock.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import { paymentOf, voidPayment } from '../cash/payments.actions.ts';
import type { Context } from '../context.ts';
import { releaseReservation } from '../funds/reservations.actions.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { NewFact } from '../platform/perform.ts';
import { refundAll } from '../refunds/automatic.actions.ts';
import { returnOrderOf } from './delivery.actions.ts';
import type { Order } from './order.ts';
import { lockOrder } from './orders.store.ts';

export async function endWithoutGoods(ctx: Pick<Context, 'clock'>, tx: Tx, order: Order, reason: string): Promise<NewFact[]> {
  await voidPayment(tx, order.villageId, order.id);
  await releaseReservation(tx, order.id, ctx.clock.now());
  const payment = await paymentOf(tx, order.villageId, order.id);
  return payment ? refundAll(ctx, tx, { order, payment, reason }) : [];
}

/** The goods came back to the stall: the same. */
export async function endReturned(ctx: Pick<Context, 'clock'>, tx: Tx, at: { villageId: VillageId; orderId: OrderId }): Promise<NewFact[]> {
  await returnOrderOf(tx, at, ctx.clock.now());
  const order = await lockOrder(tx, at.villageId, at.orderId);
  invariant(order, `job without its order ${at.orderId}`);
  return endWithoutGoods(ctx, tx, order, 'barang kembali / goods came back');
}
