// QRIS payments: a proof that the buyer names is a claim; the account's own list is the truth.
import type { OrderId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { qrisVerified } from '../ledger/payment-postings.rules.ts';
import { lockOrder } from '../orders/lock.actions.ts';
import type { Order } from '../orders/order.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { refundAll } from '../refunds/automatic.actions.ts';
import { qrisAfter } from './payments.rules.ts';
import * as store from './payments.store.ts';

export function sendProof(ctx: Context, actor: Actor, proof: { key: string; orderId: OrderId; reference: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: proof.key, name: 'sendProof', input: proof }, async (tx) => {
    const payment = (await lockOrder(tx, actor.villageId, proof.orderId)) && (await store.paymentOf(tx, actor.villageId, proof.orderId));
    if (!payment || !qrisAfter(payment, 'sendProof')) return refused('PAYMENT_MOVED_ON');
    await store.setProof(tx, proof.orderId, proof.reference);
    return decided(DONE, [{ type: 'payment.proof_sent', touched: { orders: [proof.orderId] }, orderId: proof.orderId }]);
  });
}

/** Against the account's own list, never against a screenshot: ours by the cashier, a stall's own (Q2) by the stall or on its behalf. */
export function verifyPayment(ctx: Context, actor: Actor, proof: { key: string; orderId: OrderId; reference: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: proof.key, name: 'verifyPayment', input: proof }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, proof.orderId);
    return order ? verified(ctx, tx, { order, actor, reference: proof.reference }) : refused('NOT_FOUND');
  });
}

/** The stall finds the money in its own QRIS (flow Q2). */
export function confirmOwnQris(ctx: Context, actor: Actor, proof: { key: string; orderId: OrderId; reference: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: proof.key, name: 'confirmOwnQris', input: proof }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, proof.orderId);
    if (!order || !(await store.isOwnQris(tx, order.id, actor.id))) return refused('NOT_FOUND');
    return verified(ctx, tx, { order, actor, reference: proof.reference });
  });
}

async function verified(ctx: Context, tx: Tx, { order, actor, reference }: { order: Order; actor: Actor; reference: string }): Promise<Decision<typeof DONE>> {
  const payment = await store.paymentOf(tx, order.villageId, order.id);
  if (!payment || !arrives(payment)) return refused('PAYMENT_MOVED_ON');
  if (await store.isReferenceUsed(tx, order.villageId, reference)) return refused('REFERENCE_USED'); // its twin in SQL: payment_reference_once
  return decided(DONE, await moneyCame(ctx, tx, { order, payment, reference, by: actor.id }));
}

/** Whether QRIS money may still come for this payment, also when it is late. */
export const arrives = (payment: store.Payment): boolean => (qrisAfter(payment, 'verify') ?? qrisAfter(payment, 'arriveLate')) !== undefined;

/** Posting 03, unless the money is the stall's own; of an order that ended without goods it goes back at once (13). */
export async function moneyCame(
  ctx: Context,
  tx: Tx,
  { order, payment, reference, by }: { order: Order; payment: store.Payment; reference: string; by: string },
): Promise<NewFact[]> {
  const now = ctx.clock.now();
  await store.markVerified(tx, { orderId: order.id, reference, by, now });
  if (payment.flow === 'Q1') await post(tx, order.villageId, qrisVerified({ id: order.id, amount: payment.amount, reference }), now);
  const fact: NewFact = { type: 'payment.verified', touched: { orders: [order.id] }, orderId: order.id };
  if (payment.status !== 'VOIDED') return [fact];
  const late = await store.paymentOf(tx, order.villageId, order.id);
  return late ? [fact, ...(await refundAll(ctx, tx, { order, payment: late, reason: 'uang datang setelah batal / paid after the end' }))] : [fact];
}

export function rejectPayment(ctx: Context, actor: Actor, proof: { key: string; orderId: OrderId; reason: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: proof.key, name: 'rejectPayment', input: proof }, async (tx) => {
    if (!(await lockOrder(tx, actor.villageId, proof.orderId))) return refused('NOT_FOUND');
    const payment = await store.paymentOf(tx, actor.villageId, proof.orderId);
    const status = payment && qrisAfter(payment, 'reject');
    if (!status) return refused('PAYMENT_MOVED_ON');
    await store.setStatus(tx, proof.orderId, status);
    return decided(DONE, [{ type: 'payment.rejected', touched: { orders: [proof.orderId] }, orderId: proof.orderId, note: proof.reason }]);
  });
}
