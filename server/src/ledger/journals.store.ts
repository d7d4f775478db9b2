// Reading journals: lists that narrow down from any figure, and the sums over all of them.
import type { JournalView } from '@pitulungan/contracts/books';
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { BusinessDate, MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { YEAR_CLOSED } from './month-postings.rules.ts';

export interface JournalFilter {
  month?: MonthId | undefined;
  from?: BusinessDate | undefined;
  to?: BusinessDate | undefined;
  account?: string | undefined;
  sub?: string | undefined;
  orderId?: OrderId | undefined;
  fact?: string | undefined;
}

interface JournalRow {
  id: string;
  fact: string;
  key: string;
  source: string;
  order_number: number | null;
  voucher_number: number | null;
  at: Date;
  day: string;
  belongs_to: string | null;
  memo: string;
  reversal_of: string | null;
  reversed_by: string | null;
  lines: JournalView['lines'];
}

const SELECT = `
  select j.id::text, j.fact_type as fact, j.idem_key as key, j.source_id as source, o.number as order_number, j.occurred_at as at,
         j.business_date::text as day, j.belongs_to::text, j.memo, j.reversal_of::text,
         coalesce((select v.number from voucher v where v.village_id = j.village_id and v.journal_id = j.id),
                  (select v.number from voucher v where v.village_id = j.village_id and v.reversal_id = j.id)) as voucher_number,
         (select r.id::text from journal r where r.village_id = j.village_id and r.reversal_of = j.id) as reversed_by,
         (select json_agg(json_build_object('code', a.code, 'sub', a.sub, 'name', a.name, 'nameEn', a.name_en, 'amount', e.amount::text) order by e.amount < 0, a.code, a.sub)
            from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
           where e.village_id = j.village_id and e.journal_id = j.id) as lines
    from journal j left join orders o on o.village_id = j.village_id and o.id::text = j.source_id`;

// an order's journals are those that it caused, and those with a line of its own sub-ledger (refunds)
const WHERE = `
  j.village_id = $1 and ($2::date is null or j.business_date >= $2) and ($3::date is null or j.business_date <= $3)
  and ($4::text is null or exists (select 1 from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
        where e.village_id = j.village_id and e.journal_id = j.id and a.code = $4 and ($5::text is null or a.sub = $5)))
  and ($6::text is null or j.source_id = $6 or exists (select 1 from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
        where e.village_id = j.village_id and e.journal_id = j.id and a.sub = $6))
  and ($7::text is null or j.fact_type = $7)`;

function valuesOf(villageId: VillageId, filter: JournalFilter): unknown[] {
  const [starts, ends] = filter.month === undefined ? [] : daysOf(filter.month);
  const from = later(filter.from, starts);
  const to = earlier(filter.to, ends);
  return [villageId, from ?? null, to ?? null, filter.account ?? null, filter.sub ?? null, filter.orderId ?? null, filter.fact ?? null];
}

/** First and last day of a month. */
export function daysOf(month: MonthId): [BusinessDate, BusinessDate] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return [`${month}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)];
}

const later = (a: string | undefined, b: string | undefined) => (a === undefined || (b !== undefined && b > a) ? b : a);
const earlier = (a: string | undefined, b: string | undefined) => (a === undefined || (b !== undefined && b < a) ? b : a);

/** Newest first, older than `before`. */
export async function listJournals(
  ctx: Pick<Context, 'pool'>,
  villageId: VillageId,
  filter: JournalFilter,
  page: { before?: string | undefined; limit: number },
): Promise<JournalView[]> {
  const { rows } = await ctx.pool.query<JournalRow>(`${SELECT} where ${WHERE} and ($8::bigint is null or j.id < $8) order by j.id desc limit $9`, [
    ...valuesOf(villageId, filter),
    page.before ?? null,
    page.limit,
  ]);
  return rows.map(viewOf);
}

const viewOf = (row: JournalRow): JournalView => ({
  id: row.id,
  fact: row.fact,
  key: row.key,
  source: row.source,
  orderCode: row.order_number === null ? null : `J-${row.order_number}`,
  voucherCode: row.voucher_number === null ? null : `BK-${row.voucher_number}`,
  occurredAt: row.at.toISOString(),
  businessDate: row.day,
  belongsTo: row.belongs_to,
  memo: row.memo,
  reversalOf: row.reversal_of,
  reversedBy: row.reversed_by,
  lines: row.lines,
});

/** All of a month, in the order of their days and numbers. */
export async function journalsInOrder(ctx: Pick<Context, 'pool'>, villageId: VillageId, month: MonthId): Promise<JournalView[]> {
  const sql = `${SELECT} where j.village_id = $1 and j.business_date between $2 and $3 order by j.business_date, j.id`;
  return (await ctx.pool.query<JournalRow>(sql, [villageId, ...daysOf(month)])).rows.map(viewOf);
}

/** One journal with its canonical text and that text's sha256. */
export async function readJournal(
  ctx: Pick<Context, 'pool'>,
  villageId: VillageId,
  id: string,
): Promise<{ journal: JournalView; canonical: string; hash: string } | undefined> {
  const { rows } = await ctx.pool.query<JournalRow & { canonical: string; hash: string }>(
    `select x.*, t.content as canonical, encode(sha256(convert_to(t.content, 'UTF8')), 'hex') as hash
       from (${SELECT} where j.village_id = $1 and j.id = $2) x join journal_text t on t.village_id = $1 and t.id = $2`,
    [villageId, id],
  );
  const [row] = rows;
  return row && { journal: viewOf(row), canonical: row.canonical, hash: row.hash };
}

/** Sum over all entries of the village: 0, always. And how many journals the filter finds. */
export async function ledgerTotals(ctx: Pick<Context, 'pool'>, villageId: VillageId, filter: JournalFilter): Promise<{ sum: bigint; journals: number }> {
  const { rows } = await ctx.pool.query<{ sum: string; journals: number }>(
    `select (select coalesce(sum(amount), 0)::text from entry where village_id = $1) as sum, (select count(*)::int from journal j where ${WHERE}) as journals`,
    valuesOf(villageId, filter),
  );
  return { sum: BigInt(rows[0]?.sum ?? '0'), journals: rows[0]?.journals ?? 0 };
}

/** Income (golongan 4 and 7.1) and expense (5, 6, other 7) of a month, both positive, and its settled orders. The year close is no result. */
export async function monthResult(
  ctx: Pick<Context, 'pool'>,
  villageId: VillageId,
  month: MonthId,
): Promise<{ income: bigint; expense: bigint; settledOrders: number }> {
  const { rows } = await ctx.pool.query<{ income: string; expense: string; settled: number }>(
    `select coalesce(-sum(e.amount) filter (where a.code ~ '^(4|7\\.1)'), 0)::text as income,
            coalesce(sum(e.amount) filter (where a.code ~ '^(5|6|7\\.[^1])'), 0)::text as expense,
            count(distinct j.id) filter (where j.fact_type = 'order.completed')::int as settled
       from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
      where j.village_id = $1 and j.business_date between $2 and $3 and j.fact_type <> $4`,
    [villageId, ...daysOf(month), YEAR_CLOSED],
  );
  return { income: BigInt(rows[0]?.income ?? '0'), expense: BigInt(rows[0]?.expense ?? '0'), settledOrders: rows[0]?.settled ?? 0 };
}
