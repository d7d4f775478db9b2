// Cash custody (C3): hand in, blind count, decide a difference. Custody rows are never edited by hand; the ledger follows each step.
import { randomUUID } from 'node:crypto';
import type { DepositView, Resolution } from '@pitulungan/contracts/cash';
import type { CourierId, DepositId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Instant } from '@pitulungan/contracts/time';
import { depositCode } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import { courierFor } from '../couriers/couriers.actions.ts';
import { post } from '../ledger/ledger.actions.ts';
import { countCorrected, depositCounted, depositHandedIn } from '../ledger/postings.rules.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { countOutcome } from './deposits.rules.ts';
import * as deposits from './deposits.store.ts';
import { lockCollected, lockOrders, moveToDeposit, ordersOfDeposit, setDepositPayments } from './payments.store.ts';

export interface Declaration {
  key: string;
  courierId: CourierId;
  declared: Rupiah;
  happenedAt: Instant;
}

/** Everything collected goes into the bag at once; posting 07. */
export function declareDeposit(ctx: Context, actor: Actor, declaration: Declaration): Promise<Outcome<{ depositId: DepositId; code: string }>> {
  const { courierId, declared } = declaration;
  return perform(ctx, { actor, key: declaration.key, name: 'declareDeposit', input: { ...declaration, declared: declared.toString() } }, async (tx) => {
    const { villageId } = actor;
    if (!(await courierFor(tx, villageId, courierId))) return refused('NOT_FOUND');
    if (await deposits.hasOpenDeposit(tx, courierId)) return refused('DEPOSIT_PENDING');
    const collected = await lockCollected(tx, villageId, courierId);
    if (collected.length === 0) return refused('NOTHING_TO_DEPOSIT');
    const expected = collected.reduce((sum, payment) => sum + payment.collected, 0n);
    const now = ctx.clock.now();
    const id = randomUUID() as DepositId;
    const { number } = await deposits.insertDeposit(tx, { id, villageId, courierId, declared, expected, orderCount: collected.length, now });
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

/** Blind count: posting 08 books what is there; a difference becomes an open case. */
export function countDeposit(ctx: Context, actor: Actor, count: { key: string; depositId: DepositId; counted: Rupiah }): Promise<Outcome<DepositView>> {
  const { depositId, counted } = count;
  return perform(ctx, { actor, key: count.key, name: 'countDeposit', input: { depositId, counted: counted.toString() } }, async (tx) => {
    const deposit = await deposits.lockDeposit(tx, actor.villageId, depositId);
    if (!deposit) return refused('NOT_FOUND');
    if (deposit.status !== 'DECLARED') return refused('DEPOSIT_COUNTED');
    if (deposit.courierUserId === actor.id) return refused('COUNTING_OWN_CASH');
    const now = ctx.clock.now();
    await lockOrders(tx, actor.villageId, await ordersOfDeposit(tx, depositId));
    const status = countOutcome(deposit.expected, counted);
    await deposits.saveCount(tx, depositId, { status, counted, by: actor.id, byName: actor.name, now });
    const orders = await setDepositPayments(tx, depositId, status);
    await post(tx, actor.villageId, depositCounted({ ...deposit, counted }), now);
    const view = await deposits.viewOf(tx, depositId);
    return decided(view, [{ type: 'cash.counted', touched: { deposits: [depositId], orders }, depositId, courierId: deposit.courierId }]);
  });
}

/** The manager decides a difference. A miscount is corrected in the books; a debt and a found surplus stay where posting 08 put them. */
export function resolveDeposit(
  ctx: Context,
  actor: Actor,
  decision: { key: string; depositId: DepositId; resolution: Resolution; note: string },
): Promise<Outcome<DepositView>> {
  const { depositId, resolution, note } = decision;
  return perform(ctx, { actor, key: decision.key, name: 'resolveDeposit', input: decision }, async (tx) => {
    const deposit = await deposits.lockDeposit(tx, actor.villageId, depositId);
    if (!deposit) return refused('NOT_FOUND');
    if (deposit.status !== 'DISCREPANCY' || deposit.counted === null) return refused('DEPOSIT_NOT_OPEN');
    await lockOrders(tx, actor.villageId, await ordersOfDeposit(tx, depositId));
    if (resolution === 'RECORDING_MISTAKE') await post(tx, actor.villageId, countCorrected({ ...deposit, counted: deposit.counted }), ctx.clock.now());
    await deposits.saveResolution(tx, depositId, { resolution, note, by: actor.id });
    const orders = await setDepositPayments(tx, depositId, 'RESOLVED');
    const view = await deposits.viewOf(tx, depositId);
    return decided(view, [{ type: 'cash.resolved', touched: { deposits: [depositId], orders }, depositId, courierId: deposit.courierId, note }]);
  });
}

export const cashOverview = deposits.overview;
export const listDeposits = deposits.listDeposits;
