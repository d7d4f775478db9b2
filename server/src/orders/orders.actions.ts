// The merchant's and the dispatcher's steps on an order. The dashboard stands in for the merchant.
import type { OrderId } from '@pitulungan/contracts/ids';
import type { Party } from '@pitulungan/contracts/lifecycles/lifecycle';
import { revivePayment } from '../cash/payments.actions.ts';
import type { Context } from '../context.ts';
import { cancelJobOf, queueJob, restoreJobOf } from '../jobs/intake.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, systemActor, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import { renewReservation } from '../funds/reservations.actions.ts';
import { takeBackRefund } from '../refunds/automatic.actions.ts';
import { endWithoutGoods } from './ending.actions.ts';
import type { Order } from './order.ts';
import { cancelOrder, confirmOrder, disputeOrder, expireOrder, readyOrder, rejectOrder, resolveOrder, restoreOrder, watchMerchant } from './orders.rules.ts';
import { lockOrder, saveOrder } from './orders.store.ts';
import { jobSlotOf } from './slots.actions.ts';

export interface OnOrder {
  key: string;
  orderId: OrderId;
}
type Done = typeof DONE;

/** Lock, decide, and let `next` save and tell. */
function onOrder(
  ctx: Context,
  actor: Actor,
  command: { name: string; target: OnOrder },
  next: (tx: Tx, order: Order) => Promise<Decision<Done>>,
): Promise<Outcome<Done>> {
  return perform(ctx, { actor, key: command.target.key, name: command.name, input: command.target }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, command.target.orderId);
    return order ? next(tx, order) : refused('NOT_FOUND');
  });
}

const fact = (type: NewFact['type'], orderId: OrderId, more: Partial<NewFact> = {}): NewFact => ({ type, orderId, touched: { orders: [orderId] }, ...more });

export const confirm = (ctx: Context, actor: Actor, target: OnOrder): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'confirmOrder', target }, async (tx, order) => {
    const decision = confirmOrder(order, ctx.clock.now());
    if (!decision.ok) return decision;
    await saveOrder(tx, decision.next);
    return decided(DONE, [fact('order.confirmed', order.id)]);
  });

export const reject = (ctx: Context, actor: Actor, target: OnOrder & { reason: string }): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'rejectOrder', target }, async (tx, order) => {
    const decision = rejectOrder(order, target.reason, ctx.clock.now());
    if (!decision.ok) return decision;
    await saveOrder(tx, decision.next);
    const refunds = await endWithoutGoods(ctx, tx, order, target.reason);
    return decided(DONE, [fact('order.rejected', order.id, { note: target.reason }), ...refunds]);
  });

/** Packed: from here on there is a job. */
export const ready = (ctx: Context, actor: Actor, target: OnOrder): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'readyOrder', target }, async (tx, order) => {
    const decision = readyOrder(order, ctx.clock.now());
    if (!decision.ok) return decision;
    await saveOrder(tx, decision.next);
    const slotAt = await jobSlotOf(tx, order);
    const jobId = await queueJob(ctx, tx, { villageId: order.villageId, orderId: order.id, slotAt });
    return decided(DONE, [fact('order.readied', order.id, { jobId, touched: { orders: [order.id], jobs: [jobId] } })]);
  });

export const cancel = (ctx: Context, actor: Actor, target: OnOrder & { reason: string; party: Extract<Party, 'R' | 'D'> }): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'cancelOrder', target }, async (tx, order) => {
    const { undoMs } = (await settingsIn(tx, order.villageId)).waiting;
    const decision = cancelOrder(order, { party: target.party, reason: target.reason, undoMs }, ctx.clock.now());
    if (!decision.ok) return decision;
    const job = await cancelJobOf(ctx, tx, { villageId: order.villageId, orderId: order.id });
    if (!job) return refused('GOODS_WITH_COURIER');
    await saveOrder(tx, decision.next);
    const refunds = await endWithoutGoods(ctx, tx, order, target.reason);
    return decided(DONE, [
      fact('order.cancelled', order.id, {
        note: target.reason,
        touched: { ...job.touched, orders: [order.id] },
        left: job.left,
        ...(job.jobId ? { jobId: job.jobId } : {}),
      }),
      ...refunds,
    ]);
  });

export const restore = (ctx: Context, actor: Actor, target: OnOrder): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'restoreOrder', target }, async (tx, order) => {
    const decision = restoreOrder(order, ctx.clock.now());
    if (!decision.ok) return decision;
    await saveOrder(tx, decision.next);
    if (!(await renewReservation(tx, order.villageId, order.id))) return refused('FUND_SPENT');
    if (!(await takeBackRefund(ctx, tx, { villageId: order.villageId, orderId: order.id }))) return refused('REFUND_PAID');
    await revivePayment(tx, order.villageId, order.id);
    const jobId = await restoreJobOf(ctx, tx, { villageId: order.villageId, orderId: order.id });
    return decided(DONE, [fact('order.restored', order.id, { touched: { orders: [order.id], jobs: jobId ? [jobId] : [] }, ...(jobId ? { jobId } : {}) })]);
  });

export const dispute = (ctx: Context, actor: Actor, target: OnOrder & { reason: string }): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'disputeOrder', target }, async (tx, order) => {
    const decision = disputeOrder(order, ctx.clock.now());
    if (!decision.ok) return decision;
    await saveOrder(tx, decision.next);
    return decided(DONE, [fact('order.disputed', order.id, { note: target.reason })]);
  });

export const resolve = (ctx: Context, actor: Actor, target: OnOrder & { reason: string }): Promise<Outcome<Done>> =>
  onOrder(ctx, actor, { name: 'resolveDispute', target }, async (tx, order) => {
    const decision = resolveOrder(order, ctx.clock.now());
    if (!decision.ok) return decision;
    await saveOrder(tx, decision.next);
    return decided(DONE, [fact('order.resolved', order.id, { note: target.reason })]);
  });

/** The merchant's alarm rang: do what the silence asks for, if it still does. */
export function watch(ctx: Context, at: { villageId: Actor['villageId']; orderId: OrderId }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor: systemActor(at.villageId), key: null, name: 'watchMerchant' }, async (tx) => {
    const order = await lockOrder(tx, at.villageId, at.orderId);
    const now = ctx.clock.now();
    const step = order && watchMerchant(order, (await settingsIn(tx, at.villageId)).waiting, now);
    if (!step) return decided(DONE, []);
    switch (step) {
      case 'remind':
        await saveOrder(tx, { ...order, remindedAt: now });
        return decided(DONE, [fact('order.merchant_reminded', order.id)]);
      case 'tell-dispatcher':
        await saveOrder(tx, { ...order, attention: 'MERCHANT_SLOW' });
        return decided(DONE, [fact('order.attention_raised', order.id, { note: 'MERCHANT_SLOW' })]);
      case 'raise-attention':
        await saveOrder(tx, { ...order, attention: 'MERCHANT_SILENT' });
        return decided(DONE, [fact('order.attention_raised', order.id, { note: 'MERCHANT_SILENT' })]);
      case 'expire': {
        const decision = expireOrder(order, now);
        if (!decision.ok) return decided(DONE, []);
        await saveOrder(tx, decision.next);
        const refunds = await endWithoutGoods(ctx, tx, order, 'kedaluwarsa / expired');
        return decided(DONE, [fact('order.expired', order.id), ...refunds]);
      }
    }
  });
}
