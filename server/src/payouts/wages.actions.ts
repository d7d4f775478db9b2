// The pay run of courier incentives (posting 12): the manager prepares what is owed to everybody, a cashier pays each one.
import { randomUUID } from 'node:crypto';
import type { VillageId, WageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { CourierMoney, WageView } from '@pitulungan/contracts/payouts';
import type { Context } from '../context.ts';
import { balancesBySub, lockMoney, post } from '../ledger/ledger.actions.ts';
import { wagePaid } from '../ledger/payout-postings.rules.ts';
import { ACCOUNTS } from '../ledger/postings.rules.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import * as store from './wages.store.ts';

export function prepareRun(ctx: Context, actor: Actor, key: string): Promise<Outcome<WageView[]>> {
  return perform(ctx, { actor, key, name: 'prepareWages' }, async (tx) => {
    const { villageId } = actor;
    await store.lockRuns(tx, villageId);
    const owed = await balancesBySub(tx, villageId, ACCOUNTS.wagesPayable);
    const run = randomUUID();
    const who = { preparedBy: actor.id, preparedByName: actor.name, preparedAt: new Date(ctx.clock.now()) };
    const wages = (await store.couriersOf(tx, villageId)).flatMap(({ id, open }) => {
      const amount = -(owed.get(id) ?? 0n);
      return amount > 0n && open === null ? [{ id: randomUUID(), villageId, run, courierId: id, amount, ...who }] : [];
    });
    if (wages.length === 0) return refused('NOTHING_TO_PAY');
    await store.insertWages(tx, wages);
    return decided(await store.wagesOfRun(tx, run), [{ type: 'wage.prepared', touched: {} }]);
  });
}

export function payWage(ctx: Context, actor: Actor, payment: { key: string; wageId: WageId }): Promise<Outcome<WageView>> {
  return perform(ctx, { actor, key: payment.key, name: 'payWage', input: payment }, async (tx) => {
    const wage = await store.lockWage(tx, actor.villageId, payment.wageId);
    if (!wage) return refused('NOT_FOUND');
    if (wage.status !== 'PREPARED') return refused('PAYMENT_MOVED_ON');
    if (wage.preparedBy === actor.id) return refused('SAME_PERSON');
    if ((await lockMoney(tx, actor.villageId, ACCOUNTS.cashAtHub)) < wage.amount) return refused('NOT_ENOUGH_MONEY');
    const now = ctx.clock.now();
    const { run, courierId: person, amount } = wage;
    const journal = await post(tx, actor.villageId, wagePaid({ run, person, amount, from: ACCOUNTS.cashAtHub }), now);
    const view = await store.saveWage(tx, wage.id, { status: 'PAID', paidBy: actor.id, paidByName: actor.name, paidAt: new Date(now), journal });
    return decided(view, [{ type: 'wage.paid', touched: {}, courierId: wage.courierId, note: view.courierName }]);
  });
}

export function withdrawWage(ctx: Context, actor: Actor, target: { key: string; wageId: WageId }): Promise<Outcome<WageView>> {
  return perform(ctx, { actor, key: target.key, name: 'withdrawWage', input: target }, async (tx) => {
    const wage = await store.lockWage(tx, actor.villageId, target.wageId);
    if (!wage) return refused('NOT_FOUND');
    if (wage.status !== 'PREPARED') return refused('PAYMENT_MOVED_ON');
    const view = await store.saveWage(tx, wage.id, { status: 'WITHDRAWN' });
    return decided(view, [{ type: 'wage.withdrawn', touched: {}, note: view.courierName }]);
  });
}

export const listWages = (ctx: Context, villageId: VillageId): Promise<WageView[]> => store.listWages(ctx.db, villageId);

/** What each courier is owed, and what they owe: a shortage that stands is seen by whoever sees money. */
export async function courierMoney(ctx: Context, villageId: VillageId): Promise<CourierMoney[]> {
  const owed = await balancesBySub(ctx.db, villageId, ACCOUNTS.wagesPayable);
  const short = await balancesBySub(ctx.db, villageId, ACCOUNTS.courierShortage);
  return (await store.couriersOf(ctx.db, villageId)).map(({ id, name, open }) => {
    const due = -(owed.get(id) ?? 0n);
    return { courierId: id, name, incentiveDue: rupiahToJson(due > 0n ? due : 0n), shortage: rupiahToJson(short.get(id) ?? 0n), openWage: open };
  });
}
