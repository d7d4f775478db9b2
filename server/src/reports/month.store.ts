// What the dashboard of a month asks of the rows: settled orders, money by day, funds by purpose.
import type { SettledOrder } from '@pitulungan/contracts/month';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Span } from '@pitulungan/contracts/reports';
import type { BusinessDate } from '@pitulungan/contracts/time';
import type { Reader } from './books.store.ts';
import type { DayMoney, DayOrders, Fund } from './month.rules.ts';

/** The settlement's journal says the day: not when it was ordered, nor when it was delivered. */
const SETTLED = `from orders o join journal j on (j.village_id, j.id) = (o.village_id, o.settled_journal) where o.village_id = $1 and j.business_date between $2 and $3`;

export async function ordersByDay(ctx: Reader, villageId: VillageId, { from, to }: Span): Promise<DayOrders[]> {
  const { rows } = await ctx.pool.query<{ date: string; orders: number; goods: string; customer: string; fund: string; own: string }>(
    `select j.business_date::text as date, count(*)::int as orders, sum(o.goods)::text as goods, sum(o.fee_customer)::text as customer,
            sum(o.fee_fund)::text as fund, sum(o.fee_bumdes)::text as own ${SETTLED} group by j.business_date order by j.business_date`,
    [villageId, from, to],
  );
  return rows.map(({ date, orders, goods, customer, fund, own }) => ({
    date,
    orders,
    goods: BigInt(goods),
    customer: BigInt(customer),
    fund: BigInt(fund),
    own: BigInt(own),
  }));
}

/** Income and cost by day and account; a year's close is no money of its day. */
export async function moneyByDay(ctx: Reader, villageId: VillageId, { from, to }: Span): Promise<DayMoney[]> {
  const { rows } = await ctx.pool.query<{ date: string; code: string; amount: string }>(
    `select j.business_date::text as date, a.code, sum(e.amount)::text as amount
       from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
       left join journal o on (o.village_id, o.id) = (j.village_id, j.reversal_of)
      where j.village_id = $1 and j.business_date between $2 and $3 and a.code ~ '^[4-7]' and coalesce(o.idem_key, j.idem_key) not like 'close:%'
      group by j.business_date, a.code order by j.business_date, a.code collate "C"`,
    [villageId, from, to],
  );
  return rows.map(({ date, code, amount }) => ({ date, code, amount: BigInt(amount) }));
}

export async function fundsOf(ctx: Reader, villageId: VillageId, { from, to }: Span): Promise<Fund[]> {
  const { rows } = await ctx.pool.query<{ code: string; sub: string; name: string; name_en: string; opening: string; received: string; used: string }>(
    `select a.code, a.sub, a.name, a.name_en, coalesce(-sum(e.amount) filter (where j.business_date < $2), 0)::text as opening,
            coalesce(-sum(e.amount) filter (where j.business_date >= $2 and e.amount < 0), 0)::text as received,
            coalesce(sum(e.amount) filter (where j.business_date >= $2 and e.amount > 0), 0)::text as used
       from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
      where a.village_id = $1 and a.code like '2.1.05.%' and j.business_date <= $3
      group by a.code, a.sub, a.name, a.name_en order by a.code collate "C", a.sub collate "C"`,
    [villageId, from, to],
  );
  return rows.map((row) => ({
    account: row.code,
    sub: row.sub,
    name: { id: row.name, en: row.name_en },
    opening: BigInt(row.opening),
    received: BigInt(row.received),
    used: BigInt(row.used),
  }));
}

interface OrderRow {
  order_id: string;
  number: number;
  merchant: string;
  settled_on: string;
  journal_id: string;
  goods: string;
  commission: string;
  fee_customer: string;
  fee_fund: string;
  fee_bumdes: string;
  incentive: string;
}

export interface OrderPage {
  from: BusinessDate;
  to: BusinessDate;
  before: string | null;
  limit: number;
}

export async function settledOrders(ctx: Reader, villageId: VillageId, page: OrderPage): Promise<SettledOrder[]> {
  const { rows } = await ctx.pool.query<OrderRow>(
    `select o.id as order_id, o.number, m.name as merchant, j.business_date::text as settled_on, j.id::text as journal_id, o.goods::text, o.commission::text,
            o.fee_customer::text, o.fee_fund::text, o.fee_bumdes::text, o.incentive::text
       from orders o join journal j on (j.village_id, j.id) = (o.village_id, o.settled_journal) join merchant m on (m.village_id, m.id) = (o.village_id, o.merchant_id)
      where o.village_id = $1 and j.business_date between $2 and $3 and ($4::bigint is null or j.id < $4) order by j.id desc limit $5`,
    [villageId, page.from, page.to, page.before, page.limit],
  );
  return rows.map((row) => ({
    orderId: row.order_id as SettledOrder['orderId'],
    code: `J-${row.number}`,
    merchant: row.merchant,
    settledOn: row.settled_on,
    journalId: row.journal_id,
    goods: row.goods,
    commission: row.commission,
    feeCustomer: row.fee_customer,
    feeFund: row.fee_fund,
    feeBumdes: row.fee_bumdes,
    incentive: row.incentive,
  }));
}

/** The year of the first journal; null in a village without any. */
export async function firstYear(ctx: Reader, villageId: VillageId): Promise<string | null> {
  const { rows } = await ctx.pool.query<{ year: string | null }>(`select to_char(min(business_date), 'YYYY') as year from journal where village_id = $1`, [
    villageId,
  ]);
  return rows[0]?.year ?? null;
}
