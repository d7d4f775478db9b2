import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { MonthView } from '@pitulungan/contracts/month';
import type { Span } from '@pitulungan/contracts/reports';
import { businessDate, monthOf, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { inSnapshot, readBooks, type Reader, spanState } from './books.store.ts';
import { sumOf } from './balances.rules.ts';
import * as store from './month.store.ts';
import { dayLines, figuresOf, fundLines, type MonthBooks } from './month.rules.ts';
import { addMonths, daysOf, firstDay, lastDay } from './spans.rules.ts';

/** The month at a glance; a month to come is empty. Reckoned from one reading of the books, so that its figures agree. */
export function monthFigures(ctx: Context, villageId: VillageId, wanted: MonthId | undefined): Promise<MonthView> {
  const now = ctx.clock.now();
  const month = wanted ?? monthOf(now);
  const spanOfMonth = (id: MonthId): Span => ({ from: firstDay(id), to: lastDay(id) });
  const span = spanOfMonth(month);
  return inSnapshot(ctx, async (reader) => {
    const books = await monthBooks(reader, villageId, span);
    const before = await monthBooks(reader, villageId, spanOfMonth(addMonths(month, -1)));
    const { closedMonths } = await spanState(reader, villageId, span);
    return {
      month,
      span,
      open: closedMonths.length === 0,
      figures: figuresOf(books, before),
      funds: fundLines(await store.fundsOf(reader, villageId, span), span),
      days: dayLines(daysOf(span, businessDate(now)), books.orders, await store.moneyByDay(reader, villageId, span)),
    };
  });
}

async function monthBooks(ctx: Reader, villageId: VillageId, span: Span): Promise<MonthBooks> {
  return { books: await readBooks(ctx, villageId, span), orders: await store.ordersByDay(ctx, villageId, span) };
}

export function settledOrders(ctx: Context, villageId: VillageId, page: store.OrderPage) {
  return inSnapshot(ctx, async (reader) => {
    const orders = await store.settledOrders(reader, villageId, page);
    const days = await store.ordersByDay(reader, villageId, page);
    const last = orders.length === page.limit ? orders.at(-1) : undefined;
    return {
      orders,
      next: last?.journalId ?? null,
      count: days.reduce((sum, day) => sum + day.orders, 0),
      goods: rupiahToJson(sumOf(days.map(({ goods }) => goods))),
    };
  });
}
