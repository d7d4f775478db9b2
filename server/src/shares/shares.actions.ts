import type { ShareView } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import { monthOf, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { monthResult } from '../ledger/ledger.actions.ts';
import { ILLUSTRATION, shareProfit } from './allocation.rules.ts';

/** The share of a month under the one policy there is; computed from the journals each time, never stored. */
export async function monthShare(ctx: Context, villageId: VillageId, wanted: MonthId | undefined): Promise<ShareView> {
  const month = wanted ?? monthOf(ctx.clock.now());
  const { income, expense, settledOrders } = await monthResult(ctx, villageId, month);
  const profit = income - expense;
  const { base, shares } = shareProfit(profit, ILLUSTRATION);
  return {
    month,
    policy: ILLUSTRATION.name,
    income: rupiahToJson(income),
    expense: rupiahToJson(expense),
    profit: rupiahToJson(profit),
    base: rupiahToJson(base),
    settledOrders,
    shares: shares.map(({ key, ppm, amount }) => ({ key, ppm, amount: rupiahToJson(amount) })),
  };
}
