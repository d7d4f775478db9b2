// Payments inside other use cases (the caller holds the order's lock), and QRIS at the desk.
import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { cashCollected, qrisVerified } from '../ledger/postings.rules.ts';
import { lockOrder } from '../orders/lock.actions.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { cashAfter, isMoneyCertain, qrisAfter, revived, voided } from './payments.rules.ts';
import * as store from './payments.store.ts';

export async function voidPayment(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<void> {
  const payment = await store.paymentOf(tx, villageId, orderId);
  const status = payment && voided(payment);
  if (status) await store.setStatus(tx, orderId, status);
}

export async function revivePayment(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<void> {
  const payment = await store.paymentOf(tx, villageId, orderId);
  const status = payment && revived(payment);
  if (status) await store.setStatus(tx, orderId, status);
}

/** Cash at the door: custody goes to the courier, posting 06. */
export async function collectCash(ctx: Context, tx: Tx, at: { villageId: VillageId; orderId: OrderId; courierId: CourierId; attempt: number }): Promise<void> {
  const payment = await store.paymentOf(tx, at.villageId, at.orderId);
  if (payment?.method !== 'cash') return;
  invariant(cashAfter(payment, 'collect'), `cash of ${at.orderId} is ${payment.status}, it cannot be collected`);
  const now = ctx.clock.now();
  await store.markCollected(tx, { orderId: at.orderId, courierId: at.courierId, amount: payment.amount, now });
  await post(tx, at.villageId, cashCollected({ id: at.orderId, courierId: at.courierId, amount: payment.amount, attempt: at.attempt }), now);
}

export async function moneyIsCertain(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<boolean> {
  const payment = await store.paymentOf(tx, villageId, orderId);
  return payment !== undefined && isMoneyCertain(payment);
}

export function sendProof(ctx: Context, actor: Actor, proof: { key: string; orderId: OrderId; reference: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: proof.key, name: 'sendProof', input: proof }, async (tx) => {
    const payment = (await lockOrder(tx, actor.villageId, proof.orderId)) && (await store.paymentOf(tx, actor.villageId, proof.orderId));
    if (!payment || !qrisAfter(payment, 'sendProof')) return refused('PAYMENT_MOVED_ON');
    await store.setProof(tx, proof.orderId, proof.reference);
    return decided(DONE, [{ type: 'payment.proof_sent', touched: { orders: [proof.orderId] }, orderId: proof.orderId }]);
  });
}

/** Against the account's own list, never against a screenshot. */
export function verifyPayment(ctx: Context, actor: Actor, proof: { key: string; orderId: OrderId; reference: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: proof.key, name: 'verifyPayment', input: proof }, async (tx) => {
    const { villageId } = actor;
    if (!(await lockOrder(tx, villageId, proof.orderId))) return refused('NOT_FOUND');
    const payment = await store.paymentOf(tx, villageId, proof.orderId);
    if (!payment || !qrisAfter(payment, 'verify')) return refused('PAYMENT_MOVED_ON');
    if (await store.isReferenceUsed(tx, villageId, proof.reference)) return refused('REFERENCE_USED'); // its twin in SQL: payment_reference_once
    const now = ctx.clock.now();
    await store.markVerified(tx, { orderId: proof.orderId, reference: proof.reference, by: actor.id, now });
    await post(tx, villageId, qrisVerified({ id: proof.orderId, amount: payment.amount, reference: proof.reference }), now);
    return decided(DONE, [{ type: 'payment.verified', touched: { orders: [proof.orderId] }, orderId: proof.orderId }]);
  });
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
