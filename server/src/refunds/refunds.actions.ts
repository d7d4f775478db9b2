// Refunds that a person decides, and their payment by another one.
import { randomUUID } from 'node:crypto';
import type { OrderId, RefundId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { PayMethod, RefundStatus, RefundView } from '@pitulungan/contracts/refunds';
import { paymentOf } from '../cash/payments.actions.ts';
import { paidOf } from '../cash/payments.rules.ts';
import type { Context } from '../context.ts';
import { lockMoney, post } from '../ledger/ledger.actions.ts';
import { ACCOUNTS } from '../ledger/postings.rules.ts';
import { refundPaid, stallKeepsClaim } from '../ledger/refund-postings.rules.ts';
import { lockMerchantMoney } from '../merchants/merchants.actions.ts';
import { lockOrder } from '../orders/lock.actions.ts';
import type { Order } from '../orders/order.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { decideRefund, payRefusal, reconcileRefusal, refundPosting, type Wish } from './refunds.rules.ts';
import * as store from './refunds.store.ts';

export interface RefundWish {
  key: string;
  orderId: OrderId;
  goods: string;
  delivery: string;
  fault: Wish['fault'];
  reason: string;
}

/** Postings 13, 14, 14b: the money is owed to the buyer from now on. */
export function decide(ctx: Context, actor: Actor, wish: RefundWish): Promise<Outcome<RefundView>> {
  return perform(ctx, { actor, key: wish.key, name: 'refundOrder', input: wish }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, wish.orderId);
    return order ? owe(ctx, tx, { order, actor, wish }) : refused('NOT_FOUND');
  });
}

async function owe(ctx: Context, tx: Tx, { order, actor, wish }: { order: Order; actor: Actor; wish: RefundWish }): Promise<Decision<RefundView>> {
  const { villageId } = actor;
  const payment = await paymentOf(tx, villageId, order.id);
  const paid = { amount: payment ? paidOf(payment) : 0n, flow: payment?.flow ?? null };
  const parts = { goods: rupiahFromJson(wish.goods), delivery: rupiahFromJson(wish.delivery), fault: wish.fault };
  const decision = decideRefund(order, paid, await store.earlierRefunds(tx, order.id), parts);
  if (!decision.ok) return decision;
  const id = randomUUID() as RefundId;
  const now = ctx.clock.now();
  await lockMerchantMoney(tx, order.merchantId); // a payout that is being prepared sees this refund or comes before it
  const posting = refundPosting(id, order, paid, decision.terms);
  const journal = posting ? await post(tx, villageId, posting, now) : null;
  const who = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: new Date(now) };
  const view = await store.insertRefund(tx, { ...decision.terms, id, villageId, orderId: order.id, reason: wish.reason, ...who, journal });
  return decided(view, [{ type: 'refund.decided', touched: { orders: [order.id] }, orderId: order.id, note: wish.reason }]);
}

export const ACCOUNT_OF = { cash: ACCOUNTS.cashAtHub, transfer: ACCOUNTS.bank } as const satisfies Record<PayMethod['method'], string>;

export interface Payment {
  key: string;
  refundId: RefundId;
  how: PayMethod;
  /** unknown: sent to the bank, which did not answer */
  outcome: 'paid' | 'unknown';
}

/** The second person pays; under Q2 they write down that the stall has given it back. */
export function pay(ctx: Context, actor: Actor, payment: Payment): Promise<Outcome<RefundView>> {
  const { refundId, how, outcome } = payment;
  return perform(ctx, { actor, key: payment.key, name: 'payRefund', input: payment }, async (tx) => {
    const refund = await store.lockRefund(tx, actor.villageId, refundId);
    if (!refund) return refused('NOT_FOUND');
    const why = payRefusal(refund, { by: actor.id, how, outcome });
    if (why) return refused(why);
    const fromUs = refund.payer === 'BUMDES' ? await moneyRefusal(tx, refund, how) : undefined;
    if (fromUs) return refused(fromUs);
    return outcome === 'unknown' && how.method === 'transfer'
      ? decided(...told('refund.sent_unknown', await store.markSent(tx, refundId, { reference: how.reference, by: actor, now: ctx.clock.now() })))
      : bookPaid(ctx, tx, { actor, refund, how });
  });
}

async function moneyRefusal(tx: Tx, refund: store.RefundState, how: PayMethod): Promise<'NOT_ENOUGH_MONEY' | 'REFERENCE_USED' | undefined> {
  if ((await lockMoney(tx, refund.villageId, ACCOUNT_OF[how.method])) < refund.amount) return 'NOT_ENOUGH_MONEY';
  return how.method === 'transfer' && (await store.isReferenceUsed(tx, refund, how.reference)) ? 'REFERENCE_USED' : undefined;
}

const told = (type: NewFact['type'], view: RefundView): [RefundView, NewFact[]] => [
  view,
  [{ type, touched: { orders: [view.orderId] }, orderId: view.orderId, note: view.code }],
];

async function bookPaid(
  ctx: Context,
  tx: Tx,
  { actor, refund, how }: { actor: Actor; refund: store.RefundState; how: PayMethod },
): Promise<Decision<RefundView>> {
  const now = ctx.clock.now();
  const ours = refund.payer === 'BUMDES';
  const payJournal = ours ? await post(tx, refund.villageId, refundPaid({ ...refund, from: ACCOUNT_OF[how.method] }), now) : null;
  return decided(...told('refund.paid', await store.markPaid(tx, refund.id, { how: ours ? how : null, by: actor, now, payJournal })));
}

/** Found in the bank's list under its reference: paid. Not found, and the bank says that it never will be: due again, as the same refund. */
export function reconcile(
  ctx: Context,
  actor: Actor,
  answer: { key: string; refundId: RefundId; reference: string; found: boolean },
): Promise<Outcome<RefundView>> {
  const { refundId, reference, found } = answer;
  return perform(ctx, { actor, key: answer.key, name: 'reconcileRefund', input: answer }, async (tx) => {
    const refund = await store.lockRefund(tx, actor.villageId, refundId);
    if (!refund) return refused('NOT_FOUND');
    const why = reconcileRefusal(refund, { by: actor.id, reference });
    if (why) return refused(why);
    if (found) return bookPaid(ctx, tx, { actor, refund, how: { method: 'transfer', reference } });
    return decided(...told('refund.not_arrived', await store.markDue(tx, refundId)));
  });
}

const ENDED = new Set<Order['status']>(['CANCELLED', 'RETURNED']);

/** 14c: goods that cannot be sold any more, without the stall's fault. Once for an order, at most what the stall would have got. */
export function keepClaim(ctx: Context, actor: Actor, claim: { key: string; orderId: OrderId; amount: string; reason: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: claim.key, name: 'keepStallClaim', input: claim }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, claim.orderId);
    if (!order) return refused('NOT_FOUND');
    const amount: Rupiah = rupiahFromJson(claim.amount);
    if (!ENDED.has(order.status) || (await store.hasClaim(tx, order.id))) return refused('ORDER_MOVED_ON');
    if (amount === 0n || amount > order.goods - order.commission) return refused('CLAIM_TOO_HIGH');
    const now = ctx.clock.now();
    const { id: orderId, merchantId, villageId } = order;
    await lockMerchantMoney(tx, merchantId);
    const journal = await post(tx, villageId, stallKeepsClaim({ refundId: orderId, merchantId, amount }), now);
    const who = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: new Date(now) };
    await store.insertClaim(tx, { orderId, villageId, amount, reason: claim.reason, ...who, journal });
    return decided(DONE, [{ type: 'refund.claim_kept', touched: { orders: [orderId] }, orderId, note: claim.reason }]);
  });
}

export const listRefunds = (ctx: Context, villageId: Actor['villageId'], status: RefundStatus | undefined): Promise<RefundView[]> =>
  store.listRefunds(ctx.db, villageId, status);
