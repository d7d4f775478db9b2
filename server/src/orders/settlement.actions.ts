import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import { paymentOf, type Payment } from '../cash/payments.actions.ts';
import { moneyCertainAt } from '../cash/payments.rules.ts';
import type { Context } from '../context.ts';
import { useReservation } from '../funds/reservations.actions.ts';
import { post } from '../ledger/ledger.actions.ts';
import { shareMerchantMoney } from '../merchants/merchants.actions.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, DONE, perform, systemActor, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import { lockOrder, saveOrder } from './orders.store.ts';
import type { SettledOrder } from '../ledger/settlement-postings.rules.ts';
import { isEmpty, settlementPosting } from './settlement-posting.rules.ts';
import { completeOrder, isSettleable, metAt, settlementDate, type Settleable } from './settlement.rules.ts';
import { courierOf, earlyRefunds, openAt } from './settlement.store.ts';

/** Settles an order if it is due: one balanced journal (posting 10) in the same transaction. Again and again without harm. */
export function settleOrder(ctx: Context, at: { villageId: VillageId; orderId: OrderId }): Promise<Outcome<typeof DONE>> {
  return perform<typeof DONE>(ctx, { actor: systemActor(at.villageId), key: null, name: 'settleOrder' }, async (tx) => {
    const order = await lockOrder(tx, at.villageId, at.orderId);
    const payment = order && (await paymentOf(tx, at.villageId, at.orderId));
    if (!order || !payment || !isSettleable(order)) return decided(DONE, []);
    const now = ctx.clock.now();
    const date = await dateOf(tx, { order, payment, now });
    const journal = date === undefined ? undefined : await book(tx, { order, payment, now, date });
    if (journal === undefined) return decided(DONE, []);
    await saveOrder(tx, completeOrder(order, journal, now));
    return decided(DONE, [{ type: 'order.completed', touched: { orders: [order.id] }, orderId: order.id }]);
  });
}

interface Due {
  order: Settleable;
  payment: Payment;
  now: number;
}

async function dateOf(tx: Tx, { order, payment, now }: Due): Promise<number | undefined> {
  const { waitForDiscrepancy } = (await settingsIn(tx, order.villageId)).settlement;
  const certainAt = moneyCertainAt(payment, waitForDiscrepancy);
  const isOpen = await openAt(tx, order.villageId, [metAt(order, certainAt, now) ?? now, now]);
  return settlementDate(order, { moneyCertainAt: certainAt, isOpen }, now);
}

/** undefined: all of it was given back and nobody is paid for the trip, so there is nothing to book and it stays delivered. */
async function book(tx: Tx, { order, payment, now, date }: Due & { date: number }): Promise<bigint | undefined> {
  const heldBy = payment.flow === 'Q2' ? 'MERCHANT' : 'BUMDES';
  const posting = settlementPosting(await settledOrder(tx, order, now), heldBy, await earlyRefunds(tx, order.id));
  if (isEmpty(posting)) return undefined;
  await shareMerchantMoney(tx, order.merchantId);
  return post(tx, order.villageId, posting, date);
}

async function settledOrder(tx: Tx, order: Settleable, now: number): Promise<SettledOrder> {
  const { id, villageId, merchantId, goods, commission, fee, incentive } = order;
  const courierId = await courierOf(tx, villageId, id);
  invariant(courierId, `order ${id} was delivered by nobody`);
  const fund = fee.fund > 0n ? await useReservation(tx, id, now) : '';
  return { id, merchantId, courierId, goods, commission, fee, incentive, fundedBy: { kind: 'prepaid', fund } };
}
