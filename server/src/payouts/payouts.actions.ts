// Payouts: one person prepares, under the lock of the stall's money; another pays. A transfer whose outcome the bank did not tell is
// SENT_UNKNOWN: nothing is posted and nothing is sent again until its reference was looked up; the journal's key is the payout's own.
import { randomUUID } from 'node:crypto';
import type { MerchantId, PayoutId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { MerchantMoney, PayoutView, StatementLine } from '@pitulungan/contracts/payouts';
import type { PayMethod } from '@pitulungan/contracts/refunds';
import type { Context } from '../context.ts';
import { balanceOf, balancesBySub, lastJournal, lockMoney, post } from '../ledger/ledger.actions.ts';
import { merchantPaid } from '../ledger/payout-postings.rules.ts';
import { ACCOUNTS } from '../ledger/postings.rules.ts';
import { lockMerchantMoney } from '../merchants/merchants.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, perform, refused, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { payoutOf, payRefusal, reconcileRefusal, type Owed } from './payouts.rules.ts';
import * as store from './payouts.store.ts';

const FROM = { cash: ACCOUNTS.cashAtHub, transfer: ACCOUNTS.bank } as const satisfies Record<PayMethod['method'], string>;

async function owedTo(tx: Tx, villageId: VillageId, merchantId: MerchantId): Promise<Owed> {
  return {
    payable: -(await balanceOf(tx, villageId, ACCOUNTS.merchantPayable, merchantId)),
    commission: await balanceOf(tx, villageId, ACCOUNTS.commissionReceivable, merchantId),
    material: await balanceOf(tx, villageId, ACCOUNTS.groupReceivable, merchantId),
  };
}

const fact = (type: NewFact['type'], view: PayoutView): NewFact => ({ type, touched: {}, note: `${view.code} ${view.merchantName}` });

export function prepare(ctx: Context, actor: Actor, wish: { key: string; merchantId: MerchantId }): Promise<Outcome<PayoutView>> {
  const { merchantId } = wish;
  return perform(ctx, { actor, key: wish.key, name: 'preparePayout', input: wish }, async (tx) => {
    const { villageId } = actor;
    if (!(await store.hasMerchant(tx, villageId, merchantId))) return refused('NOT_FOUND');
    await lockMerchantMoney(tx, merchantId);
    if (await store.hasOpenPayout(tx, merchantId)) return refused('PAYOUT_OPEN');
    const amounts = payoutOf(await owedTo(tx, villageId, merchantId));
    if (!amounts) return refused('NOTHING_TO_PAY');
    const id = randomUUID() as PayoutId;
    const span = { afterJournal: await store.lastPaidJournal(tx, merchantId), upToJournal: await lastJournal(tx, villageId) };
    const who = { preparedBy: actor.id, preparedByName: actor.name, preparedAt: new Date(ctx.clock.now()) };
    await store.insertPayout(tx, { id, villageId, merchantId, ...amounts, ...span, ...who });
    const view = await store.viewOf(tx, id);
    return decided(view, [fact('payout.prepared', view)]);
  });
}

/** Lock of the stall's money, then `next` with the payout under it. */
function onPayout(
  ctx: Context,
  actor: Actor,
  command: { key: string; name: string; payoutId: PayoutId; input: unknown },
  next: (tx: Tx, payout: store.Payout) => Promise<Decision<PayoutView>>,
): Promise<Outcome<PayoutView>> {
  return perform(ctx, { actor, key: command.key, name: command.name, input: command.input }, async (tx) => {
    const merchantId = await store.merchantOf(tx, actor.villageId, command.payoutId);
    if (!merchantId) return refused('NOT_FOUND');
    await lockMerchantMoney(tx, merchantId);
    const payout = await store.readPayout(tx, actor.villageId, command.payoutId);
    return payout ? next(tx, payout) : refused('NOT_FOUND');
  });
}

export interface Payment {
  key: string;
  payoutId: PayoutId;
  how: PayMethod;
  /** unknown: sent to the bank, which did not answer */
  outcome: 'paid' | 'unknown';
}

export function pay(ctx: Context, actor: Actor, payment: Payment): Promise<Outcome<PayoutView>> {
  const { how, outcome, payoutId } = payment;
  return onPayout(ctx, actor, { key: payment.key, name: 'payPayout', payoutId, input: payment }, async (tx, payout) => {
    const money = await lockMoney(tx, payout.villageId, FROM[how.method]);
    const why = payRefusal(payout, { personId: actor.id, owed: await owedTo(tx, payout.villageId, payout.merchantId), money });
    if (why) return refused(why);
    if (outcome === 'unknown' && how.method === 'cash') return refused('CASH_IS_KNOWN');
    if (how.method === 'transfer' && (await store.isReferenceUsed(tx, payout.villageId, how.reference, payoutId))) return refused('REFERENCE_USED');
    return outcome === 'paid' ? bookPaid(ctx, tx, { actor, payout, how }) : sentUnknown(ctx, tx, { actor, payout, how });
  });
}

async function sentUnknown(
  ctx: Context,
  tx: Tx,
  { actor, payout, how }: { actor: Actor; payout: store.Payout; how: PayMethod },
): Promise<Decision<PayoutView>> {
  const reference = how.method === 'transfer' ? how.reference : null;
  const sent = { status: 'SENT_UNKNOWN', method: how.method, reference, sentAt: new Date(ctx.clock.now()), paidBy: actor.id, paidByName: actor.name };
  await store.savePayout(tx, payout.id, sent);
  const view = await store.viewOf(tx, payout.id);
  return decided(view, [fact('payout.sent_unknown', view)]);
}

async function bookPaid(ctx: Context, tx: Tx, { actor, payout, how }: { actor: Actor; payout: store.Payout; how: PayMethod }): Promise<Decision<PayoutView>> {
  const { id, merchantId, gross, commission, material } = payout;
  const now = ctx.clock.now();
  const posting = merchantPaid({ id, merchantId, payable: gross, commission, material: { group: merchantId, amount: material }, from: FROM[how.method] });
  const journal = await post(tx, payout.villageId, posting, now);
  const reference = how.method === 'transfer' ? how.reference : null;
  await store.savePayout(tx, id, { status: 'PAID', method: how.method, reference, paidBy: actor.id, paidByName: actor.name, paidAt: new Date(now), journal });
  const view = await store.viewOf(tx, id);
  return decided(view, [fact('payout.paid', view)]);
}

/** Found in the bank's list under its reference: paid. Not found, and the bank says that it never will be: prepared again, as the same payout. */
export function reconcile(
  ctx: Context,
  actor: Actor,
  answer: { key: string; payoutId: PayoutId; reference: string; found: boolean },
): Promise<Outcome<PayoutView>> {
  const { reference, found, payoutId } = answer;
  return onPayout(ctx, actor, { key: answer.key, name: 'reconcilePayout', payoutId, input: answer }, async (tx, payout) => {
    const why = reconcileRefusal(payout, { personId: actor.id, reference });
    if (why) return refused(why);
    if (found) return bookPaid(ctx, tx, { actor, payout, how: { method: 'transfer', reference } });
    await store.savePayout(tx, payoutId, { status: 'PREPARED', method: null, reference: null, sentAt: null, paidBy: null, paidByName: null });
    const view = await store.viewOf(tx, payoutId);
    return decided(view, [fact('payout.not_arrived', view)]);
  });
}

export function withdraw(ctx: Context, actor: Actor, target: { key: string; payoutId: PayoutId }): Promise<Outcome<PayoutView>> {
  return onPayout(ctx, actor, { key: target.key, name: 'withdrawPayout', payoutId: target.payoutId, input: target }, async (tx, payout) => {
    if (payout.status === 'SENT_UNKNOWN') return refused('PAYOUT_UNKNOWN');
    if (payout.status !== 'PREPARED') return refused('PAYMENT_MOVED_ON');
    await store.savePayout(tx, payout.id, { status: 'WITHDRAWN' });
    const view = await store.viewOf(tx, payout.id);
    return decided(view, [fact('payout.withdrawn', view)]);
  });
}

export const listPayouts = (ctx: Context, villageId: VillageId, merchantId: MerchantId | undefined) => store.listPayouts(ctx.db, villageId, merchantId);

/** A payout with the journals that its sum is made of. */
export async function payoutStatement(ctx: Context, villageId: VillageId, id: PayoutId): Promise<{ payout: PayoutView; lines: StatementLine[] } | undefined> {
  const payout = await store.readPayout(ctx.db, villageId, id);
  if (!payout) return undefined;
  const lines = await store.statement(ctx, payout, { after: payout.afterJournal, upTo: payout.upToJournal });
  return { payout: await store.viewOf(ctx.db, id), lines };
}

export async function merchantMoney(ctx: Context, villageId: VillageId): Promise<MerchantMoney[]> {
  const [payable, commission, material] = await Promise.all(
    [ACCOUNTS.merchantPayable, ACCOUNTS.commissionReceivable, ACCOUNTS.groupReceivable].map((code) => balancesBySub(ctx.db, villageId, code)),
  );
  return (await store.stallsWithPending(ctx.db, villageId)).map((stall) => {
    const of = (balances: Map<string, bigint> | undefined) => balances?.get(stall.merchantId) ?? 0n;
    const owed = { payable: -of(payable), commission: of(commission), material: of(material) };
    const [due, commissionDue, materialDue] = [owed.payable, owed.commission, owed.material].map(rupiahToJson) as [string, string, string];
    return { ...stall, payable: due, commissionDue, materialDue, net: rupiahToJson(payoutOf(owed)?.net ?? 0n) };
  });
}
