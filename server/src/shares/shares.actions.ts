import type { ShareView } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import { compute } from '@pitulungan/contracts/shares/compute';
import { arithmeticOf } from '@pitulungan/contracts/shares/policy';
import { ILLUSTRATION, ILLUSTRATION_NAME } from '@pitulungan/contracts/shares/presets';
import { monthOf, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { monthResult } from '../ledger/reading.actions.ts';

/** The share of a month under the illustration, without any offset; computed from the journals each time, never stored. */
export async function monthShare(ctx: Context, villageId: VillageId, wanted: MonthId | undefined): Promise<ShareView> {
  const month = wanted ?? monthOf(ctx.clock.now());
  const { income, expense, settledOrders } = await monthResult(ctx, villageId, month);
  const profit = income - expense;
  const { base, shares } = compute({ profit, openingRetained: 0n, policy: arithmeticOf(ILLUSTRATION, () => 0n) });
  return {
    month,
    policy: ILLUSTRATION_NAME,
    income: rupiahToJson(income),
    expense: rupiahToJson(expense),
    profit: rupiahToJson(profit),
    base: rupiahToJson(base),
    settledOrders,
    shares: shares.map(({ key, amount }, index) => ({ key, ppm: ILLUSTRATION.shares[index]?.ppm ?? 0, amount: rupiahToJson(amount) })),
  };
}
