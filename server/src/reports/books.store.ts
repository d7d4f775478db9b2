// Balances and cash flows of a span, from its entries and what was locked before it: no journal is left out for what became of it later.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Span } from '@pitulungan/contracts/reports';
import type pg from 'pg';
import type { Context } from '../context.ts';
import type { Balance, Books, CashFlow } from './balances.rules.ts';

/** One connection that sees one state of the books, however many questions are asked; they are asked one after the other. */
export interface Reader {
  pool: Pick<pg.ClientBase, 'query'>;
}

export async function inSnapshot<T>(ctx: Pick<Context, 'pool'>, read: (reader: Reader) => Promise<T>): Promise<T> {
  const client = await ctx.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const value = await read({ pool: client });
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the connection itself may be gone: the error that matters is the first
    throw error;
  } finally {
    client.release();
  }
}

interface BalanceRow {
  code: string;
  name: string;
  name_en: string;
  is_local: boolean;
  opening: string;
  debit: string;
  credit: string;
  year_close: string;
  share_close: string;
}

/** A journal that closes a year (23) or a distribution (25), or takes such a one back. */
const CLASS = `case when coalesce(o.idem_key, j.idem_key) like 'close:%' then 'year' when coalesce(o.idem_key, j.idem_key) like 'bhclose:%' then 'share' else '' end`;

// What was there before: the closing balances of the last locked month before the span, and the entries since.
const BALANCES = `
  with base as (select id, ends from period where village_id = $1 and status = 'locked' and ends < $2::date order by ends desc limit 1),
  moved as (
    select a.code, b.opening + b.debit - b.credit as amount, true as before, '' as closes
      from base join month_balance b on b.village_id = $1 and b.period_id = base.id join account a on (a.village_id, a.id) = (b.village_id, b.account_id)
     union all
    select a.code, e.amount, j.business_date < $2::date, ${CLASS}
      from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id)
      join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
      left join journal o on (o.village_id, o.id) = (j.village_id, j.reversal_of)
     where j.village_id = $1 and j.business_date <= $3::date and j.business_date > coalesce((select ends from base), '-infinity')),
  summed as (
    select code, sum(amount) filter (where before) as opening,
           sum(amount) filter (where not before and amount > 0) as debit, -sum(amount) filter (where not before and amount < 0) as credit,
           sum(amount) filter (where not before and closes = 'year') as year_close, sum(amount) filter (where not before and closes = 'share') as share_close
      from moved group by code)
  select c.code, c.name, c.name_en, c.is_local, coalesce(s.opening, 0)::text as opening, coalesce(s.debit, 0)::text as debit,
         coalesce(s.credit, 0)::text as credit, coalesce(s.year_close, 0)::text as year_close, coalesce(s.share_close, 0)::text as share_close
    from account c left join summed s on s.code = c.code
   where c.village_id = $1 and c.sub = '' order by c.code collate "C"`;

async function readBalances(ctx: Reader, villageId: VillageId, { from, to }: Span): Promise<Balance[]> {
  const { rows } = await ctx.pool.query<BalanceRow>(BALANCES, [villageId, from, to]);
  return rows.map((row) => ({
    code: row.code,
    name: { id: row.name, en: row.name_en },
    local: row.is_local,
    opening: BigInt(row.opening),
    debit: BigInt(row.debit),
    credit: BigInt(row.credit),
    yearClose: BigInt(row.year_close),
    shareClose: BigInt(row.share_close),
  }));
}

const FLOWS = `
  select a.code, (-sum(e.amount))::text as amount
    from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
   where e.village_id = $1 and a.code not like '1.1.01.%' and e.journal_id in (
         select j.id from journal j join entry c on (c.village_id, c.journal_id) = (j.village_id, j.id)
           join account k on (k.village_id, k.id) = (c.village_id, c.account_id)
          where j.village_id = $1 and j.business_date between $2 and $3 and k.code like '1.1.01.%')
   group by a.code order by a.code collate "C"`;

async function readFlows(ctx: Reader, villageId: VillageId, { from, to }: Span): Promise<CashFlow[]> {
  const { rows } = await ctx.pool.query<{ code: string; amount: string }>(FLOWS, [villageId, from, to]);
  return rows.map(({ code, amount }) => ({ code, amount: BigInt(amount) }));
}

export async function readBooks(ctx: Reader, villageId: VillageId, span: Span): Promise<Books> {
  return { span, balances: await readBalances(ctx, villageId, span), flows: await readFlows(ctx, villageId, span) };
}

export interface SpanState {
  closedMonths: string[];
  reversals: number;
  settledOrders: number;
  taxed: boolean;
}

/** Which months of a span are closed for good, and what the notes count. */
export async function spanState(ctx: Reader, villageId: VillageId, { from, to }: Span): Promise<SpanState> {
  const { rows } = await ctx.pool.query<{ closed: string[]; reversals: number; settled: number; taxed: boolean }>(
    `select (select coalesce(array_agg(id order by id), '{}') from period where village_id = $1 and status <> 'open' and starts >= $2 and ends <= $3) as closed,
            (select count(*)::int from journal where village_id = $1 and business_date between $2 and $3 and reversal_of is not null) as reversals,
            (select count(*)::int from orders o join journal j on (j.village_id, j.id) = (o.village_id, o.settled_journal)
              where o.village_id = $1 and j.business_date between $2 and $3) as settled,
            exists (select 1 from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
              where j.village_id = $1 and j.business_date between $2 and $3 and a.code like '7.3.%') as taxed`,
    [villageId, from, to],
  );
  const [row] = rows;
  return { closedMonths: row?.closed ?? [], reversals: row?.reversals ?? 0, settledOrders: row?.settled ?? 0, taxed: row?.taxed ?? false };
}
