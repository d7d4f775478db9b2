import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { OwnFigures } from '@pitulungan/contracts/transparency';
import { businessDate, monthOf } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import { inSnapshot } from './books.store.ts';
import { lineOf, PAPER, perSellingDay } from './own-figures.rules.ts';
import * as store from './own-figures.store.ts';
import { daysOf, firstDay, lastDay } from './spans.rules.ts';

/** The figures of whoever is signed in with a stall of their own. */
export function ownFigures(ctx: Context, who: { villageId: VillageId; userId: string }): Promise<Outcome<OwnFigures>> {
  const now = ctx.clock.now();
  const today = businessDate(now);
  const month = monthOf(now);
  const span = { from: firstDay(month), to: lastDay(month) };
  return inSnapshot(ctx, async (reader): Promise<Outcome<OwnFigures>> => {
    const stall = await store.stallOf(reader, who.villageId, who.userId);
    if (!stall) return refused('NOT_FOUND');
    const sold = await store.soldBy(reader, who.villageId, stall.id, span);
    const pending = await store.pendingOf(reader, who.villageId, stall.id);
    const { owed, paid } = await store.owedTo(reader, who.villageId, stall.id, span);
    const of = (date: string) => sold.filter((day) => day.date === date);
    const value: OwnFigures = {
      merchant: stall.name,
      today: lineOf(of(today)),
      month: lineOf(sold),
      sellingDays: sold.length,
      perSellingDay: perSellingDay(sold),
      paper: PAPER,
      pending: lineOf([pending]),
      settled: rupiahToJson(owed),
      paidThisMonth: rupiahToJson(paid),
      days: daysOf(span, today).map((date) => ({ date, orders: lineOf(of(date)).orders, net: lineOf(of(date)).net })),
    };
    return { ok: true, value };
  });
}
