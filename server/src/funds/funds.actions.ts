import { randomUUID } from 'node:crypto';
import { FUND_ACCOUNTS, type FundCode, type FundKind, type FundMovement, type FundView } from '@pitulungan/contracts/funds';
import type { FundId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import * as store from './funds.store.ts';

export const funds = (ctx: Context, villageId: VillageId): Promise<FundView[]> => store.listFunds(ctx, villageId);

/** undefined: the village has no such fund. */
export async function fundMovements(
  ctx: Context,
  fund: { villageId: VillageId; id: FundId },
  page: { before?: string | undefined; limit: number },
): Promise<{ fund: FundView; movements: FundMovement[]; next: string | null } | undefined> {
  const [view] = await store.listFunds(ctx, fund.villageId, fund.id);
  if (!view) return undefined;
  const movements = await store.movements(ctx, fund, page);
  return { fund: view, movements, next: movements.length === page.limit ? (movements.at(-1)?.journalId ?? null) : null };
}

/** Money comes in by posting 16 on the fund's account and code; opening a fund only gives it a name. */
export function openFund(ctx: Context, actor: Actor, fund: { key: string; kind: FundKind; code: FundCode; name: string }): Promise<Outcome<{ id: FundId }>> {
  return perform(ctx, { actor, key: fund.key, name: 'openFund', input: fund }, async (tx) => {
    const account = FUND_ACCOUNTS[fund.kind];
    if (await store.hasFund(tx, actor.villageId, account, fund.code)) return refused('FUND_CODE_TAKEN');
    const id = randomUUID() as FundId;
    const { villageId, name: openedBy } = actor;
    await store.insertFund(tx, { id, villageId, account, code: fund.code, name: fund.name, openedBy, openedAt: new Date(ctx.clock.now()) });
    return decided({ id }, [{ type: 'fund.opened', touched: {}, note: fund.name }]);
  });
}
