import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import { paymentOf } from '../cash/payments.actions.ts';
import { moneyCertainAt } from '../cash/payments.rules.ts';
import type { Context } from '../context.ts';
import { useReservation } from '../funds/reservations.actions.ts';
import { post } from '../ledger/ledger.actions.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, DONE, perform, systemActor, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import { lockOrder, saveOrder } from './orders.store.ts';
import { orderSettled, type SettledOrder } from './settlement-posting.rules.ts';
import { completeOrder, isSettleable, metAt, settlementDate, type Settleable } from './settlement.rules.ts';
import { courierOf, earlyRefunds, openAt } from './settlement.store.ts';

/** Settles an order if it is due: one balanced journal (posting 10) in the same transaction. Again and again without harm. */
export function settleOrder(ctx: Context, at: { villageId: VillageId; orderId: OrderId }): Promise<Outcome<typeof DONE>> {
  return perform<typeof DONE>(ctx, { actor: systemActor(at.villageId), key: null, name: 'settleOrder' }, async (tx) => {
    const order = await lockOrder(tx, at.villageId, at.orderId);
    const payment = order && (await paymentOf(tx, at.villageId, at.orderId));
    if (!order || !payment || !isSettleable(order)) return decided(DONE, []);
    const now = ctx.clock.now();
    const { waitForDiscrepancy } = (await settingsIn(tx, at.villageId)).settlement;
    const certainAt = moneyCertainAt(payment, waitForDiscrepancy);
    const isOpen = await openAt(tx, at.villageId, [metAt(order, certainAt, now) ?? now, now]);
    const date = settlementDate(order, { moneyCertainAt: certainAt, isOpen }, now);
    if (date === undefined) return decided(DONE, []);
    const journal = await post(tx, at.villageId, orderSettled(await settledOrder(tx, order, payment.flow)), date);
    await saveOrder(tx, completeOrder(order, journal, now));
    return decided(DONE, [{ type: 'order.completed', touched: { orders: [order.id] }, orderId: order.id }]);
  });
}

async function settledOrder(tx: Tx, order: Settleable, flow: 'Q1' | 'Q2' | null): Promise<SettledOrder> {
  const { id, villageId, merchantId, goods, commission, fee, incentive } = order;
  const courierId = await courierOf(tx, villageId, id);
  invariant(courierId, `order ${id} was delivered by nobody`);
  const fundCode = fee.fund > 0n ? await useReservation(tx, id, order.deliveredAt) : '';
  return {
    id,
    merchantId,
    courierId,
    goods,
    commission,
    fee,
    fundCode,
    incentive,
    heldBy: flow === 'Q2' ? 'MERCHANT' : 'BUMDES',
    refunds: await earlyRefunds(tx, id),
  };
}
