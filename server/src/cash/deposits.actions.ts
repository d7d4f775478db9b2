// Cash custody (C3): hand in, blind count, two signatures. Custody rows are never edited by hand; the ledger follows each step.
import { randomBytes, randomUUID } from 'node:crypto';
import type { DepositView } from '@pitulungan/contracts/cash';
import type { CourierId, DepositId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Instant } from '@pitulungan/contracts/time';
import { depositCode } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import { courierFor } from '../couriers/couriers.actions.ts';
import { post } from '../ledger/ledger.actions.ts';
import { depositCounted, depositHandedIn } from '../ledger/custody-postings.rules.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { countOutcome, signatureRefusal } from './deposits.rules.ts';
import * as deposits from './deposits.store.ts';
import { lockCollected, lockOrders, moveToDeposit, ordersOfDeposit, setDepositPayments } from './payments.store.ts';

export interface Declaration {
  key: string;
  courierId: CourierId;
  declared: Rupiah;
  happenedAt: Instant;
}

const RECEIPT_BYTES = 16; // 128 bits: nobody guesses a receipt

/** Everything collected goes into the bag at once; posting 07. */
export function declareDeposit(ctx: Context, actor: Actor, declaration: Declaration): Promise<Outcome<{ depositId: DepositId; code: string }>> {
  const { courierId, declared } = declaration;
  return perform(ctx, { actor, key: declaration.key, name: 'declareDeposit', input: { ...declaration, declared: declared.toString() } }, async (tx) => {
    const { villageId } = actor;
    if (!(await courierFor(tx, villageId, courierId))) return refused('NOT_FOUND');
    if (await deposits.hasOpenDeposit(tx, courierId)) return refused('DEPOSIT_PENDING');
    if (await deposits.hasUnsigned(tx, courierId)) return refused('DEPOSIT_UNSIGNED');
    const collected = await lockCollected(tx, villageId, courierId);
    if (collected.length === 0) return refused('NOTHING_TO_DEPOSIT');
    const expected = collected.reduce((sum, payment) => sum + payment.collected, 0n);
    const now = ctx.clock.now();
    const id = randomUUID() as DepositId;
    const { number } = await deposits.insertDeposit(tx, {
      id,
      villageId,
      courierId,
      declared,
      expected,
      orderCount: collected.length,
      deviceAt: new Date(declaration.happenedAt),
      now,
    });
    const orders = collected.map(({ orderId }) => orderId);
    await lockOrders(tx, villageId, orders);
    await moveToDeposit(tx, orders, id);
    await post(tx, villageId, depositHandedIn({ id, courierId, expected }), now);
    const touched = { deposits: [id], couriers: [courierId], orders };
    return decided({ depositId: id, code: depositCode(number) }, [
      { type: 'cash.declared', touched, depositId: id, courierId, happenedAt: declaration.happenedAt },
    ]);
  });
}

/** Blind count: posting 08 books what is there; a difference becomes an open case. The cashier's half of the two signatures. */
export function countDeposit(ctx: Context, actor: Actor, count: { key: string; depositId: DepositId; counted: Rupiah }): Promise<Outcome<DepositView>> {
  const { depositId, counted } = count;
  return perform(ctx, { actor, key: count.key, name: 'countDeposit', input: { depositId, counted: counted.toString() } }, async (tx) => {
    const deposit = await deposits.lockDeposit(tx, actor.villageId, depositId);
    if (!deposit) return refused('NOT_FOUND');
    if (deposit.status !== 'DECLARED') return refused('DEPOSIT_COUNTED');
    if (deposit.courierUserId === actor.id || (await deposits.hasDelivered(tx, depositId, actor.id))) return refused('COUNTING_OWN_CASH');
    const now = ctx.clock.now();
    await lockOrders(tx, actor.villageId, await ordersOfDeposit(tx, depositId));
    const status = countOutcome(deposit.expected, counted);
    const receiptToken = randomBytes(RECEIPT_BYTES).toString('base64url');
    await deposits.saveCount(tx, depositId, { status, counted, by: actor.id, byName: actor.name, receiptToken, now });
    const orders = await setDepositPayments(tx, depositId, status);
    await post(tx, actor.villageId, depositCounted({ ...deposit, counted }), now);
    const view = await deposits.viewOf(tx, depositId);
    return decided(view, [{ type: 'cash.counted', touched: { deposits: [depositId], orders }, depositId, courierId: deposit.courierId }]);
  });
}

/** The courier's half: agreed, or disputed with a reason. Money is booked already; the answer stands beside the count for good. */
export function signDeposit(
  ctx: Context,
  actor: Actor,
  answer: { key: string; courierId: CourierId; depositId: DepositId; agrees: boolean; note: string; happenedAt: Instant },
): Promise<Outcome<typeof DONE>> {
  const { depositId, agrees, note, happenedAt } = answer;
  return perform(ctx, { actor, key: answer.key, name: 'signDeposit', input: answer }, async (tx) => {
    const deposit = await deposits.lockDeposit(tx, actor.villageId, depositId);
    if (deposit?.courierId !== answer.courierId) return refused('NOT_FOUND');
    const why = signatureRefusal(deposit, answer);
    if (why) return refused(why);
    const signature = agrees ? 'AGREED' : 'DISPUTED';
    await deposits.saveSignature(tx, depositId, { signature, note, now: ctx.clock.now() });
    return decided(DONE, [
      { type: 'cash.signed', touched: { deposits: [depositId] }, depositId, courierId: deposit.courierId, note: note || signature, happenedAt },
    ]);
  });
}

export const cashOverview = deposits.overview;
export const listDeposits = deposits.listDeposits;
export const receipt = (ctx: Context, token: string) => deposits.receiptOf(ctx.db, token);
