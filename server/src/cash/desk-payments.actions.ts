// The buyer comes to the cash desk and pays there (posting 02), before a courier has anything to take.
import type { OrderId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { paidAtHub } from '../ledger/payment-postings.rules.ts';
import { lockOrder } from '../orders/lock.actions.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { cashAfter } from './payments.rules.ts';
import * as store from './payments.store.ts';

const BEFORE_PICKUP = new Set(['PLACED', 'CONFIRMED', 'READY']);

export function payAtHub(ctx: Context, actor: Actor, payment: { key: string; orderId: OrderId }): Promise<Outcome<typeof DONE>> {
  const { orderId } = payment;
  return perform(ctx, { actor, key: payment.key, name: 'payAtHub', input: payment }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, orderId);
    if (!order) return refused('NOT_FOUND');
    const due = await store.paymentOf(tx, actor.villageId, orderId);
    if (!BEFORE_PICKUP.has(order.status) || !due || !cashAfter(due, 'payAtHub')) return refused('PAYMENT_MOVED_ON');
    const now = ctx.clock.now();
    await store.markPaidAtHub(tx, { orderId, by: actor.id, now });
    await post(tx, actor.villageId, paidAtHub({ orderId, paymentId: orderId, amount: due.amount }), now);
    const job = await store.jobAndOffers(tx, actor.villageId, orderId); // whoever holds it or is asked for it sees that there is nothing to take
    return decided(DONE, [{ type: 'payment.paid_at_hub', touched: { orders: [orderId], ...job }, orderId }]);
  });
}
