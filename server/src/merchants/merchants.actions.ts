import type { MerchantId, ProductId, VillageId } from '@pitulungan/contracts/ids';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import { merchantView } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import * as store from './merchants.store.ts';

export type { StallProduct } from './merchants.store.ts';

export const stalls = async (ctx: Context, villageId: VillageId): Promise<MerchantView[]> => (await store.listStalls(ctx.db, villageId)).map(merchantView);

export const stallForOrder = (tx: Tx, villageId: VillageId, id: MerchantId, productIds: readonly ProductId[]) =>
  store.stallForOrder(tx, villageId, id, productIds);

/** Held while money of a stall is reckoned or changes otherwise than by a settlement, until the transaction ends. */
export const lockMerchantMoney = store.lockMerchantMoney;
export const shareMerchantMoney = store.shareMerchantMoney;

/** Whose QRIS its buyers pay into from the next order on (finance.md 4.3). */
export function setQrisFlow(ctx: Context, actor: Actor, change: { key: string; merchantId: MerchantId; flow: 'Q1' | 'Q2' }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: change.key, name: 'setQrisFlow', input: change }, async (tx) => {
    if (!(await store.saveQrisFlow(tx, actor.villageId, change.merchantId, change.flow))) return refused('NOT_FOUND');
    return decided(DONE, [{ type: 'merchant.changed', touched: { merchants: [change.merchantId] }, note: change.flow }]);
  });
}

export const stallsByName = (ctx: Context, villageId: VillageId) => store.stallsByName(ctx.db, villageId);

export function setMerchantOpen(ctx: Context, actor: Actor, change: { key: string; merchantId: MerchantId; open: boolean }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: change.key, name: 'setMerchantOpen', input: change }, async (tx) => {
    if (!(await store.setOpen(tx, actor.villageId, change.merchantId, change.open))) return refused('NOT_FOUND');
    return decided(DONE, [{ type: 'merchant.changed', touched: { merchants: [change.merchantId] } }]);
  });
}
