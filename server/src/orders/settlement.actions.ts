import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import { moneyIsCertain } from '../cash/payments.actions.ts';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { orderSettled } from '../ledger/postings.rules.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, DONE, perform, systemActor, type Outcome } from '../platform/perform.ts';
import { lockOrder, saveOrder } from './orders.store.ts';
import { completeOrder, isSettled } from './settlement.rules.ts';

/** Settles an order if it is due: one balanced journal (posting 10) in the same transaction. Again and again without harm. */
export function settleOrder(ctx: Context, at: { villageId: VillageId; orderId: OrderId }): Promise<Outcome<typeof DONE>> {
  return perform<typeof DONE>(ctx, { actor: systemActor(at.villageId), key: null, name: 'settleOrder' }, async (tx) => {
    const order = await lockOrder(tx, at.villageId, at.orderId);
    const now = ctx.clock.now();
    if (!order || !isSettled(order, await moneyIsCertain(tx, at.villageId, at.orderId), now)) return decided(DONE, []);
    const job = await tx.job.findUniqueOrThrow({ where: { villageId_orderId: { villageId: at.villageId, orderId: at.orderId } }, select: { courierId: true } });
    invariant(job.courierId, `order ${order.id} was delivered by nobody`);
    const posting = orderSettled({
      id: order.id,
      merchantId: order.merchantId,
      courierId: job.courierId as CourierId,
      goods: order.goods,
      commission: order.commission,
      fee: order.fee,
      incentive: order.incentive,
    });
    const journal = await post(tx, at.villageId, posting, now);
    await saveOrder(tx, completeOrder(order, journal, now));
    return decided(DONE, [{ type: 'order.completed', touched: { orders: [order.id] }, orderId: order.id }]);
  });
}
