// Booking and paying of an approved statement: postings 24, 25 and 26. Paying takes two people of two roles, and only free cash.

import type { MoneyAccount } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import type { SharePaymentId, SharePaymentView, StatementId, StatementView } from '@pitulungan/contracts/shares/views';
import type { Context } from '../context.ts';
import { lockMoney, post } from '../ledger/ledger.actions.ts';
import { distributionClosed, sharePaid, statementPosted } from '../ledger/share-postings.rules.ts';
import type { Tx } from '../platform/database.ts';
import { type Actor, decided, type Outcome, perform, refused } from '../platform/perform.ts';
import { freeCash, lockPayers, owed, retainedEarnings } from './inputs.store.ts';
import { type Line, type PaidLine, paymentOf, sumOf } from './payments.rules.ts';
import * as payments from './payments.store.ts';
import { type BookedLine, takenFromRetained } from './reckoning.rules.ts';
import * as rules from './statement.rules.ts';
import { fact, readStatement, step } from './statements.actions.ts';
import * as store from './statements.store.ts';

/** 24 and 25 at once: the distribution passes through 3.2, where the equity statement reads it, and comes out of retained earnings. */
export function postStatement(
  ctx: Context,
  actor: Actor,
  request: { key: string; statementId: StatementId; version: number },
): Promise<Outcome<StatementView>> {
  const { villageId } = actor;
  return step(ctx, actor, { name: 'postStatement', request }, async (tx, statement) => {
    const moved = rules.movedOn(statement, 'post', request.version);
    if (moved) return refused(moved);
    await lockPayers(tx, villageId);
    const lines = await store.linesOf(tx, statement.id);
    const taken = takenFromRetained(lines);
    if (taken > 0n && (await retainedEarnings(tx, villageId)) < taken) return refused('RETAINED_TOO_LOW');
    const now = ctx.clock.now();
    const journalId = lines.length === 0 ? null : await book(tx, villageId, { statementNo: statement.statementNo, lines, now });
    const status = (await payments.unpaidLines(tx, statement.id)) === 0 ? 'paid' : 'posted';
    await store.savePosted(tx, statement.id, { status, journalId, by: actor, now });
    return decided(null, fact('shares.posted', statement.statementNo));
  });
}

async function book(tx: Tx, villageId: VillageId, { statementNo, lines, now }: { statementNo: string; lines: readonly BookedLine[]; now: number }) {
  const amounts = lines.map(({ accountDr, accountCr, amount, recipient }) => ({ accountDr, accountCr, amount, sub: recipient }));
  const journalId = await post(tx, villageId, statementPosted(statementNo, amounts), now);
  const distributed = balancesOf(lines).filter(({ amount }) => amount !== 0n);
  if (distributed.length > 0) await post(tx, villageId, distributionClosed(statementNo, distributed), now);
  return journalId;
}

/** What the lines leave on the distribution accounts (3.2). */
function balancesOf(lines: readonly BookedLine[]): { code: string; sub: string; amount: bigint }[] {
  const sums = new Map<string, bigint>();
  const add = (code: string, amount: bigint) => {
    if (code.startsWith('3.2.')) sums.set(code, (sums.get(code) ?? 0n) + amount);
  };
  for (const { accountDr, accountCr, amount } of lines) {
    add(accountDr, amount);
    add(accountCr, -amount);
  }
  return [...sums].map(([code, amount]) => ({ code, sub: '', amount }));
}

export interface PaymentRequest {
  key: string;
  statementId: StatementId;
  lines: number[];
  from: MoneyAccount;
  reference: string;
}

export function preparePayment(ctx: Context, actor: Actor, request: PaymentRequest): Promise<Outcome<SharePaymentView>> {
  const { villageId } = actor;
  const { statementId, from, reference } = request;
  return perform(ctx, { actor, key: request.key, name: 'prepareSharePayment', input: request }, async (tx) => {
    const statement = await store.lockStatement(tx, villageId, statementId);
    if (!statement) return refused('NOT_FOUND');
    const why = rules.movedOn(statement, 'pay', statement.version) ?? rules.paymentDuties(statement, actor.id);
    if (why) return refused(why);
    const paid = await unpaid(tx, villageId, { statementId, numbers: [...new Set(request.lines)] });
    if (!paid) return refused('SHARE_LINE_NOT_PAYABLE');
    const short = await cashRefusal(tx, villageId, sumOf(paid));
    if (short) return short;
    const view = await payments.insertPayment(tx, { villageId, statementId, from, reference, lines: paid, by: actor, now: ctx.clock.now() });
    return decided(view, fact('shares.payment_prepared', statement.statementNo));
  });
}

/** With both amounts, so that a screen can say how much is missing. */
async function cashRefusal(tx: Tx, villageId: VillageId, wanted: bigint): Promise<ReturnType<typeof refused> | null> {
  const free = await freeCash(tx, villageId);
  return wanted > free ? refused('FREE_CASH_TOO_LOW', { wanted: rupiahToJson(wanted), free: rupiahToJson(free) }) : null;
}

/** null when one of the lines is not there, held by another payment, or not payable. */
async function unpaid(tx: Tx, villageId: VillageId, { statementId, numbers }: { statementId: StatementId; numbers: number[] }): Promise<PaidLine[] | null> {
  const lines = await payments.linesByNo(tx, statementId, numbers);
  const free = lines.length === numbers.length && lines.every(({ paymentId }) => paymentId === null);
  return free ? payingNow(tx, villageId, lines) : null;
}

/** What the lines pay by the books of this moment, under the payers' lock. */
async function payingNow(tx: Tx, villageId: VillageId, lines: readonly Line[]): Promise<PaidLine[] | null> {
  await lockPayers(tx, villageId);
  return paymentOf(lines, await owed(tx, villageId, [...new Set(lines.map(({ accountCr }) => accountCr))]));
}

export function confirmPayment(ctx: Context, actor: Actor, request: { key: string; paymentId: SharePaymentId }): Promise<Outcome<SharePaymentView>> {
  const { villageId } = actor;
  return perform(ctx, { actor, key: request.key, name: 'confirmSharePayment', input: request }, async (tx) => {
    const payment = await payments.lockPayment(tx, villageId, request.paymentId);
    const statement = payment && (await store.lockStatement(tx, villageId, payment.statementId as StatementId));
    if (!payment || !statement) return refused('NOT_FOUND');
    const why = confirmRefusal(payment, actor.id);
    if (why) return refused(why);
    const paid = await payingNow(tx, villageId, payment.lines);
    if (!paid || sumOf(paid) !== payment.amount) return refused('SHARE_PAYMENT_STALE');
    const short = await moneyRefusal(tx, villageId, payment);
    if (short) return short;
    await bookPaid(tx, villageId, { statementNo: statement.statementNo, from: payment.fromAccount as MoneyAccount, paid, now: ctx.clock.now() });
    const view = await payments.decidePayment(tx, request.paymentId, { status: 'paid', by: actor, now: ctx.clock.now() });
    await payments.moveOn(tx, statement.id);
    return decided(view, fact('shares.paid', statement.statementNo));
  });
}

/** Free money may still lie in the other box. */
async function moneyRefusal(tx: Tx, villageId: VillageId, { amount, fromAccount }: { amount: bigint; fromAccount: string }) {
  const short = await cashRefusal(tx, villageId, amount);
  return short ?? (amount > (await lockMoney(tx, villageId, fromAccount)) ? refused('NOT_ENOUGH_MONEY') : null);
}

const confirmRefusal = (payment: { status: string; preparedBy: string }, by: string): RefusalCode | null => {
  if (payment.status !== 'prepared') return 'SHARE_PAYMENT_DECIDED';
  return payment.preparedBy === by ? 'DUTIES_SEPARATE' : null;
};

async function bookPaid(
  tx: Tx,
  villageId: VillageId,
  { statementNo, from, paid, now }: { statementNo: string; from: MoneyAccount; paid: readonly PaidLine[]; now: number },
): Promise<void> {
  for (const { no, accountCr: account, recipient: sub, pays: amount } of paid)
    await post(tx, villageId, sharePaid({ statementNo, recipient: String(no), account, sub, amount, from }), now);
}

export function dropPayment(ctx: Context, actor: Actor, request: { key: string; paymentId: SharePaymentId }): Promise<Outcome<SharePaymentView>> {
  return perform(ctx, { actor, key: request.key, name: 'dropSharePayment', input: request }, async (tx) => {
    const payment = await payments.lockPayment(tx, actor.villageId, request.paymentId);
    if (!payment) return refused('NOT_FOUND');
    if (payment.status !== 'prepared') return refused('SHARE_PAYMENT_DECIDED');
    const view = await payments.decidePayment(tx, request.paymentId, { status: 'dropped', by: actor, now: ctx.clock.now() });
    return decided(view, fact('shares.payment_dropped', payment.reference));
  });
}

export async function listPayments(ctx: Context, villageId: VillageId, statementId: StatementId): Promise<Outcome<SharePaymentView[]>> {
  const found = await readStatement(ctx, villageId, statementId);
  return found.ok ? { ok: true, value: await payments.listPayments(ctx.db, villageId, statementId) } : found;
}
