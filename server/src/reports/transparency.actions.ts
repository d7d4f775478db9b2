// The board that the village reads without signing in: a calendar year up to now, from one reading of the books.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Transparency } from '@pitulungan/contracts/transparency';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { Span } from '@pitulungan/contracts/reports';
import { monthOf } from '@pitulungan/contracts/time';
import type { VillageView } from '@pitulungan/contracts/villages';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import { listPolicies } from '../shares/share-policies.actions.ts';
import { approvedStatements } from '../shares/statements.actions.ts';
import { type Books, movedIn, profitOf, sumOf, totalOf } from './balances.rules.ts';
import { inSnapshot, readBooks, type Reader, spanState } from './books.store.ts';
import { type DayMoney, type DayOrders, fundLines } from './month.rules.ts';
import * as store from './month.store.ts';
import { publicStatements } from './public-statement.rules.ts';
import { firstDay, lastDay, monthsBetween, yearsDown } from './spans.rules.ts';
import { hiddenCells, isShown, told } from './transparency.rules.ts';

export async function transparency(ctx: Context, village: VillageView, wanted: string | undefined): Promise<Outcome<Transparency>> {
  const thisMonth = monthOf(ctx.clock.now());
  const year = wanted ?? thisMonth.slice(0, 4);
  if (year > thisMonth.slice(0, 4)) return refused('SPAN_WRONG');
  const last = year === thisMonth.slice(0, 4) ? thisMonth : `${year}-12`;
  const span: Span = { from: firstDay(`${year}-01`), to: lastDay(last) };
  const { id, ...named } = village;
  const statements = publicStatements(await approvedStatements(ctx, id), await listPolicies(ctx, id)); // what is approved never changes
  return inSnapshot(ctx, async (reader): Promise<Outcome<Transparency>> => {
    const figures = await figuresOf(reader, id, span);
    const years = yearsDown(thisMonth.slice(0, 4), await store.firstYear(reader, id));
    return { ok: true, value: { schema: 'bumdes.transparansi/1', village: named, span, years, ...figures, statements } };
  });
}

type Figures = Omit<Transparency, 'schema' | 'village' | 'span' | 'years' | 'statements'>;

async function figuresOf(ctx: Reader, villageId: VillageId, span: Span): Promise<Figures> {
  const books = await readBooks(ctx, villageId, span);
  const orders = await store.ordersByDay(ctx, villageId, span);
  const money = await store.moneyByDay(ctx, villageId, span);
  const funds = await store.fundsOf(ctx, villageId, span);
  const { closedMonths } = await spanState(ctx, villageId, span);
  const count = orders.reduce((sum, day) => sum + day.orders, 0);
  const shown = isShown(count);
  return {
    closedMonths,
    settledOrders: shown ? count : null,
    turnover: told(shown, sumOf(orders.map(({ goods }) => goods))),
    ...resultOf(books, shown),
    delivery: deliveryOf(orders, count),
    funds: fundLines(funds, span).map(({ account, sub, name, received, used, left }) => ({ account, sub, name, received, used, left })),
    months: monthsOf(span, orders, money),
  };
}

const resultOf = (books: Books, shown: boolean) => ({
  income: told(shown, -totalOf(books, ['4', '7.1'], movedIn)),
  expense: told(shown, profitOf(books) * -1n - totalOf(books, ['4', '7.1'], movedIn)),
  result: told(shown, profitOf(books)),
});

function deliveryOf(orders: readonly DayOrders[], count: number): Transparency['delivery'] {
  const shown = isShown(count);
  const [fund, own, customers] = [sumOf(orders.map((day) => day.fund)), sumOf(orders.map((day) => day.own)), sumOf(orders.map((day) => day.customer))];
  const each = (sum: bigint) => told(shown, count === 0 ? 0n : sum / BigInt(count));
  return { fund: told(shown, fund), own: told(shown, own), customers: told(shown, customers), fundPerOrder: each(fund), ownPerOrder: each(own) };
}

function monthsOf(span: Span, orders: readonly DayOrders[], money: readonly DayMoney[]): Transparency['months'] {
  const months = monthsBetween(span.from.slice(0, 7), span.to.slice(0, 7));
  const ordersIn = (month: string) => orders.filter(({ date }) => date.startsWith(month));
  const counts = months.map((month) => ordersIn(month).reduce((sum, day) => sum + day.orders, 0));
  const hidden = hiddenCells(counts);
  return months.map((month, n) => ({
    month,
    settledOrders: hidden[n] ? null : (counts[n] ?? 0),
    turnover: told(!hidden[n], sumOf(ordersIn(month).map(({ goods }) => goods))),
    result: hidden[n] ? null : rupiahToJson(-sumOf(money.filter(({ date }) => date.startsWith(month)).map(({ amount }) => amount))),
  }));
}
