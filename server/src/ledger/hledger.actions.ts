import type { VillageId } from '@pitulungan/contracts/ids';
import { monthOf, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { balancesBySub, chart } from './accounts.store.ts';
import { hledgerText } from './hledger.rules.ts';
import { daysOf, journalsInOrder } from './journals.store.ts';

/** A month as hledger text. Of an open month: what was posted up to now. */
export async function exportHledger(ctx: Context, villageId: VillageId, wanted: MonthId | undefined): Promise<{ name: string; text: string }> {
  const month = wanted ?? monthOf(ctx.clock.now());
  const [starts, ends] = daysOf(month);
  const village = await ctx.db.village.findUniqueOrThrow({ where: { id: villageId }, select: { code: true, enterprise: true } });
  const text = hledgerText({
    month,
    starts,
    ends,
    village: `${village.enterprise} (${village.code})`,
    accounts: await chart(ctx, villageId, ends),
    balances: await balancesBySub(ctx, villageId, starts, ends),
    journals: await journalsInOrder(ctx, villageId, month),
  });
  return { name: `buku-${village.code}-${month}.journal`, text };
}
