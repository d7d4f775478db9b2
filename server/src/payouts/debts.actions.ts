// What couriers (shortages) and buyers (paid less at the door, 06a) owe, and the cash desk that takes it back.
import { randomUUID } from 'node:crypto';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, rupiahToJson } from '@pitulungan/contracts/money';
import { DEBT_ACCOUNTS, type DebtKind, type DebtView } from '@pitulungan/contracts/payouts';
import type { Context } from '../context.ts';
import { balanceOf, balancesBySub, post } from '../ledger/ledger.actions.ts';
import { shortageRepaid } from '../ledger/custody-postings.rules.ts';
import { ACCOUNTS, credit, debit, type Posting } from '../ledger/postings.rules.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import * as store from './debts.store.ts';

export async function listDebts(ctx: Context, villageId: VillageId): Promise<DebtView[]> {
  const kinds: DebtKind[] = ['courier', 'buyer'];
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const owed = [...(await balancesBySub(ctx.db, villageId, DEBT_ACCOUNTS[kind]))].filter(([sub, amount]) => sub !== '' && amount > 0n);
      const names = await store.namesOf(
        ctx.db,
        villageId,
        kind,
        owed.map(([sub]) => sub),
      );
      return owed.map(([sub, amount]): DebtView => {
        const who = names.get(sub);
        return { kind, sub, name: who?.name ?? sub, phone: who?.phone ?? null, amount: rupiahToJson(amount) };
      });
    }),
  );
  return lists.flat();
}

export interface Repayment {
  key: string;
  kind: DebtKind;
  sub: string;
  amount: string;
}

export function repay(ctx: Context, actor: Actor, repayment: Repayment): Promise<Outcome<typeof DONE>> {
  const { kind, sub } = repayment;
  return perform(ctx, { actor, key: repayment.key, name: 'repayDebt', input: repayment }, async (tx) => {
    await store.lockDebt(tx, actor.villageId, repayment);
    const amount = rupiahFromJson(repayment.amount);
    if (amount === 0n || (await balanceOf(tx, actor.villageId, DEBT_ACCOUNTS[kind], sub)) < amount) return refused('DEBT_IS_LESS');
    const id = randomUUID();
    const now = ctx.clock.now();
    const journal = await post(tx, actor.villageId, postingOf(id, repayment, amount), now);
    const { villageId, id: receivedBy, name: receivedByName } = actor;
    await store.insertPayment(tx, { id, villageId, account: DEBT_ACCOUNTS[kind], sub, amount, receivedBy, receivedByName, receivedAt: new Date(now), journal });
    return decided(DONE, [{ type: 'debt.repaid', touched: {} }]);
  });
}

const postingOf = (id: string, { kind, sub }: Repayment, amount: bigint): Posting =>
  kind === 'courier'
    ? shortageRepaid({ id, courierId: sub as never, amount, into: ACCOUNTS.cashAtHub })
    : { fact: 'debt.repaid', source: id, key: `lunas:${id}`, lines: [debit(ACCOUNTS.cashAtHub, amount), credit(ACCOUNTS.tradeReceivable, amount, sub)] };
