// The ledger's rows. Writing goes through the SQL function post_journal, and only there.
import type { JournalView } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { Posting } from './postings.rules.ts';

/** Posts inside the transaction of the change it belongs to. Returns the journal's id; a repeated key returns the first one. */
export async function postJournal(tx: Tx, villageId: VillageId, posting: Posting, at: Date): Promise<bigint> {
  const lines = JSON.stringify(posting.lines.map(({ code, sub, amount }) => ({ code, sub, amount: rupiahToJson(amount) })));
  const rows = await tx.$queryRaw<{ journal_id: bigint }[]>`
    select journal_id from post_journal(${villageId}::int, ${posting.fact}, ${posting.source}, ${posting.key}, ${at}::timestamptz, ${lines}::jsonb)`;
  invariant(rows[0], 'post_journal answered nothing');
  return rows[0].journal_id;
}

interface JournalRow {
  id: string;
  fact_type: string;
  idem_key: string;
  occurred_at: Date;
  business_date: string;
  order_number: number | null;
  lines: JournalView['lines'];
}

/** Journals of a month (or all), newest first, older than `before`. */
export async function listJournals(
  ctx: Context,
  villageId: VillageId,
  page: { month?: MonthId | undefined; before?: string | undefined; limit: number },
): Promise<JournalView[]> {
  const { rows } = await ctx.pool.query<JournalRow>(
    `select j.id::text, j.fact_type, j.idem_key, j.occurred_at, j.business_date::text, o.number as order_number,
            (select json_agg(json_build_object('code', a.code, 'sub', a.sub, 'name', a.name, 'nameEn', a.name_en, 'amount', e.amount::text) order by e.amount < 0, a.code, a.sub)
               from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
              where e.village_id = j.village_id and e.journal_id = j.id) as lines
       from journal j left join orders o on o.village_id = j.village_id and o.id::text = j.source_id
      where j.village_id = $1 and ($2::text is null or to_char(j.business_date, 'YYYY-MM') = $2) and ($3::bigint is null or j.id < $3)
      order by j.id desc limit $4`,
    [villageId, page.month ?? null, page.before ?? null, page.limit],
  );
  return rows.map((row) => ({
    id: row.id,
    fact: row.fact_type,
    key: row.idem_key,
    orderCode: row.order_number === null ? null : `J-${row.order_number}`,
    occurredAt: row.occurred_at.toISOString(),
    businessDate: row.business_date,
    lines: row.lines,
  }));
}

/** Sum over all entries of the village: 0, always. And how many journals the month has. */
export async function ledgerTotals(ctx: Context, villageId: VillageId, month: MonthId | undefined): Promise<{ sum: bigint; journals: number }> {
  const { rows } = await ctx.pool.query<{ sum: string; journals: number }>(
    `select (select coalesce(sum(amount), 0)::text from entry where village_id = $1) as sum,
            (select count(*)::int from journal where village_id = $1 and ($2::text is null or to_char(business_date, 'YYYY-MM') = $2)) as journals`,
    [villageId, month ?? null],
  );
  return { sum: BigInt(rows[0]?.sum ?? '0'), journals: rows[0]?.journals ?? 0 };
}

/** Income (golongan 4 and 7.1) and expense (5, 6, other 7) of a month, both positive, and its settled orders. */
export async function monthResult(ctx: Context, villageId: VillageId, month: MonthId): Promise<{ income: bigint; expense: bigint; settledOrders: number }> {
  const { rows } = await ctx.pool.query<{ income: string; expense: string; settled: number }>(
    `select coalesce(-sum(e.amount) filter (where a.code ~ '^(4|7\\.1)'), 0)::text as income,
            coalesce(sum(e.amount) filter (where a.code ~ '^(5|6|7\\.[^1])'), 0)::text as expense,
            count(distinct j.id) filter (where j.fact_type = 'order.completed')::int as settled
       from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
      where j.village_id = $1 and to_char(j.business_date, 'YYYY-MM') = $2`,
    [villageId, month],
  );
  return { income: BigInt(rows[0]?.income ?? '0'), expense: BigInt(rows[0]?.expense ?? '0'), settledOrders: rows[0]?.settled ?? 0 };
}

/** Makes the open periods that the coming days need. */
export async function ensurePeriod(tx: Pick<Tx, '$executeRaw'>, villageId: VillageId, month: MonthId): Promise<void> {
  await tx.$executeRaw`insert into period (village_id, id, starts, ends)
    values (${villageId}, ${month}, (${month} || '-01')::date, ((${month} || '-01')::date + interval '1 month' - interval '1 day')::date) on conflict do nothing`;
}
