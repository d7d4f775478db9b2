// Refunds that nobody decides: an order ended without goods and was paid, or its money came later. The caller holds the order's lock.
import { randomUUID } from 'node:crypto';
import type { OrderId, RefundId, VillageId } from '@pitulungan/contracts/ids';
import { paidOf } from '../cash/payments.rules.ts';
import type { Payment } from '../cash/payments.actions.ts';
import type { Context } from '../context.ts';
import { post, reverse } from '../ledger/ledger.actions.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { NewFact } from '../platform/perform.ts';
import { fullRefund, refundPosting, type Refundable } from './refunds.rules.ts';
import * as store from './refunds.store.ts';

/** All that was paid goes back (posting 13): a refund that is due. Nothing was paid: no refund. */
export async function refundAll(
  ctx: Pick<Context, 'clock'>,
  tx: Tx,
  { order, payment, reason }: { order: Refundable & { villageId: VillageId }; payment: Payment; reason: string },
): Promise<NewFact[]> {
  const paid = { amount: paidOf(payment), flow: payment.flow };
  const terms = fullRefund(order, paid);
  if (!terms || (await store.automaticRefund(tx, order.id))) return [];
  const id = randomUUID() as RefundId;
  const now = ctx.clock.now();
  const posting = refundPosting(id, order, paid, terms);
  const journal = posting ? await post(tx, order.villageId, posting, now) : null;
  const { villageId } = order;
  await store.insertRefund(tx, {
    ...terms,
    id,
    villageId,
    orderId: order.id,
    reason,
    decidedBy: null,
    decidedByName: 'Sistem',
    decidedAt: new Date(now),
    journal,
  });
  return [{ type: 'refund.decided', touched: { orders: [order.id] }, orderId: order.id, note: reason }];
}

/** A cancel is taken back: the money is for the goods again. false: it has been paid out already. */
export async function takeBackRefund(ctx: Pick<Context, 'clock'>, tx: Tx, at: { villageId: VillageId; orderId: OrderId }): Promise<boolean> {
  const refund = await store.automaticRefund(tx, at.orderId);
  if (!refund) return true;
  if (refund.status !== 'DUE') return false;
  await store.withdraw(tx, refund.id);
  if (refund.journal === null) return true;
  const back = await reverse(tx, at.villageId, refund.journal, { reason: 'pembatalan diurungkan / cancel undone', now: ctx.clock.now() });
  invariant(back.ok, `the journal of refund ${refund.id} cannot be taken back`);
  return true;
}
