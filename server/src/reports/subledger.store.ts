// Lines of sub-ledgers, with what each belongs to.
import type { VillageId } from '@pitulungan/contracts/ids';
import { factWords } from '@pitulungan/contracts/journal-words';
import type { Movement } from '@pitulungan/contracts/endpoints/reports';
import type { BusinessDate } from '@pitulungan/contracts/time';
import type { Reader } from './books.store.ts';

/** Accounts by code or its beginning; sub null: all sub-ledgers. */
export interface Lines {
  accounts: readonly string[];
  sub: string | null;
  from: BusinessDate | null;
  to: BusinessDate | null;
}

interface Row {
  journal_id: string;
  line: number;
  business_date: string;
  occurred_at: Date;
  fact_type: string;
  reversal: boolean;
  code: string;
  name: string;
  name_en: string;
  sub: string;
  order_id: string | null;
  order_number: number | null;
  amount: string;
}

const WHERE = `e.village_id = $1 and exists (select 1 from unnest($2::text[]) p where a.code = p or a.code like p || '.%')
  and ($3::text is null or a.sub = $3) and ($4::date is null or j.business_date >= $4) and ($5::date is null or j.business_date <= $5)`;
const FROM = `from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)`;

const valuesOf = (villageId: VillageId, { accounts, sub, from, to }: Lines) => [villageId, accounts, sub, from, to];

export interface Place {
  journalId: string;
  line: number;
}

/** Newest first, before a place; or oldest first when there is none to begin with. */
export async function readLines(
  ctx: Reader,
  villageId: VillageId,
  lines: Lines,
  page: { order: 'newest' | 'oldest'; before: Place | null; limit: number },
): Promise<(Movement & Place)[]> {
  const direction = page.order === 'newest' ? 'desc' : 'asc';
  const { rows } = await ctx.pool.query<Row>(
    `select e.journal_id::text, e.line, j.business_date::text, j.occurred_at, j.fact_type, j.reversal_of is not null as reversal,
            a.code, a.name, a.name_en, a.sub, o.id::text as order_id, o.number as order_number, e.amount::text
       ${FROM} left join journal r on (r.village_id, r.id) = (j.village_id, j.reversal_of)
       left join orders o on o.village_id = e.village_id and o.id::text = coalesce(r.source_id, j.source_id)
      where ${WHERE} and ($6::bigint is null or (e.journal_id, e.line) < ($6, $7))
      order by e.journal_id ${direction}, e.line ${direction} limit $8`,
    [...valuesOf(villageId, lines), page.before?.journalId ?? null, page.before?.line ?? null, page.limit],
  );
  return rows.map((row) => ({
    journalId: row.journal_id,
    line: row.line,
    date: row.business_date,
    at: row.occurred_at.toISOString(),
    fact: row.fact_type,
    label: factWords(row.fact_type, row.reversal),
    account: row.code,
    accountName: { id: row.name, en: row.name_en },
    sub: row.sub,
    orderId: row.order_id as Movement['orderId'],
    orderCode: row.order_number === null ? null : `J-${row.order_number}`,
    amount: row.amount,
  }));
}

export async function sumLines(ctx: Reader, villageId: VillageId, lines: Lines): Promise<{ sum: bigint; count: number }> {
  const { rows } = await ctx.pool.query<{ sum: string; count: number }>(
    `select coalesce(sum(e.amount), 0)::text as sum, count(*)::int as count ${FROM} where ${WHERE}`,
    valuesOf(villageId, lines),
  );
  return { sum: BigInt(rows[0]?.sum ?? '0'), count: rows[0]?.count ?? 0 };
}

export interface SubName {
  account: string;
  name: { id: string; en: string };
  sub: string;
}

/** Sub-ledgers of a code that have ever been written to. */
export async function subLedgersOf(ctx: Reader, villageId: VillageId, account: string): Promise<SubName[]> {
  const { rows } = await ctx.pool.query<{ code: string; name: string; name_en: string; sub: string }>(
    `select a.code, a.name, a.name_en, a.sub from account a where a.village_id = $1 and (a.code = $2 or a.code like $2 || '.%')
        and exists (select 1 from entry e where (e.village_id, e.account_id) = (a.village_id, a.id)) order by a.code collate "C", a.sub collate "C"`,
    [villageId, account],
  );
  return rows.map((row) => ({ account: row.code, name: { id: row.name, en: row.name_en }, sub: row.sub }));
}

/** Chart rows of some codes: null where the village has no such account. */
export async function accountNames(ctx: Reader, villageId: VillageId, codes: readonly string[]): Promise<SubName[]> {
  const { rows } = await ctx.pool.query<{ code: string; name: string; name_en: string }>(
    `select code, name, name_en from account where village_id = $1 and sub = '' and code = any ($2) order by code collate "C"`,
    [villageId, codes],
  );
  return rows.map((row) => ({ account: row.code, name: { id: row.name, en: row.name_en }, sub: '' }));
}

export async function nameOf(ctx: Reader, villageId: VillageId, who: { kind: 'merchant' | 'courier'; id: string }): Promise<string | undefined> {
  const { rows } = await ctx.pool.query<{ name: string }>(
    `select name from ${who.kind === 'merchant' ? 'merchant' : 'courier'} where village_id = $1 and id = $2`,
    [villageId, who.id],
  );
  return rows[0]?.name;
}

/** Of a stall's orders settled in a span: how many, what they cost, and what BUMDes kept. */
export async function settledOf(ctx: Reader, villageId: VillageId, at: { merchantId: string; from: BusinessDate; to: BusinessDate }) {
  const { rows } = await ctx.pool.query<{ orders: number; goods: string; commission: string }>(
    `select count(*)::int as orders, coalesce(sum(o.goods), 0)::text as goods, coalesce(sum(o.commission), 0)::text as commission
       from orders o join journal j on (j.village_id, j.id) = (o.village_id, o.settled_journal)
      where o.village_id = $1 and o.merchant_id = $2 and j.business_date between $3 and $4`,
    [villageId, at.merchantId, at.from, at.to],
  );
  const [row] = rows;
  return { orders: row?.orders ?? 0, goods: BigInt(row?.goods ?? '0'), commission: BigInt(row?.commission ?? '0') };
}
