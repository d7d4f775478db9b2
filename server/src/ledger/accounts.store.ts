// The chart, sub-ledgers, account cards and trial balances.
import type { AccountView, CardLine, SubView, TrialBalanceRow } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { BusinessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';

type Reader = Pick<Context, 'pool'>;

/** Balances over all subs, from the last locked month and the entries since. */
export async function chart(ctx: Reader, villageId: VillageId, today: BusinessDate): Promise<AccountView[]> {
  const { rows } = await ctx.pool.query<AccountView>(
    `select a.code, a.name, a.name_en as "nameEn", a.normal, a.is_local as "isLocal", a.guarded, coalesce(b.balance, 0)::text as balance, coalesce(b.subs, 0)::int as subs
       from account a
       left join (select s.code, sum(m.opening + m.debit - m.credit) as balance, count(*) filter (where s.sub <> '') as subs
                    from balances_between($1, $2, $2) m join account s on s.village_id = $1 and s.id = m.account_id group by s.code) b on b.code = a.code
      where a.village_id = $1 and a.sub = '' order by a.code collate "C"`,
    [villageId, today],
  );
  return rows;
}

export async function hasAccount(ctx: Reader, villageId: VillageId, code: string): Promise<boolean> {
  const { rowCount } = await ctx.pool.query(`select 1 from account where village_id = $1 and code = $2 and sub = ''`, [villageId, code]);
  return rowCount === 1;
}

/** Who or what a sub is: a courier, a stall, an order, a bag of cash, a thing that was bought. */
const LABEL = `coalesce(
  (select c.name from courier c where c.village_id = a.village_id and c.id::text = a.sub),
  (select m.name from merchant m where m.village_id = a.village_id and m.id::text = a.sub),
  (select 'J-' || o.number from orders o where o.village_id = a.village_id and o.id::text = a.sub),
  (select 'S-' || d.number from deposit d where d.village_id = a.village_id and d.id::text = a.sub),
  (select t.name from asset t where t.village_id = a.village_id and t.id::text = a.sub))`;

export async function subsOf(
  ctx: Reader,
  villageId: VillageId,
  account: { code: string; all: boolean; after: string | undefined; limit: number; today: BusinessDate },
): Promise<SubView[]> {
  const { rows } = await ctx.pool.query<SubView>(
    `select a.sub, ${LABEL} as label, coalesce(m.opening + m.debit - m.credit, 0)::text as balance
       from account a left join balances_between($1, $6, $6) m on m.account_id = a.id
      where a.village_id = $1 and a.code = $2 and a.sub <> '' and ($3 or coalesce(m.opening + m.debit - m.credit, 0) <> 0) and ($4::text is null or a.sub > $4)
      order by a.sub limit $5`,
    [villageId, account.code, account.all, account.after ?? null, account.limit, account.today],
  );
  return rows;
}

export interface CardQuery {
  code: string;
  sub: string | undefined;
  from: BusinessDate;
  to: BusinessDate;
  /** journal and line to start after */
  after: { journal: string; line: number } | undefined;
  limit: number;
}

export async function cardTotals(ctx: Reader, villageId: VillageId, card: CardQuery): Promise<{ opening: string; closing: string }> {
  const { rows } = await ctx.pool.query<{ opening: string; closing: string }>(
    `select coalesce(sum(m.opening), 0)::text as opening, coalesce(sum(m.opening + m.debit - m.credit), 0)::text as closing
       from balances_between($1, $2, $3) m join account a on a.village_id = $1 and a.id = m.account_id
      where a.code = $4 and ($5::text is null or a.sub = $5)`,
    [villageId, card.from, card.to, card.code, card.sub ?? null],
  );
  return rows[0] ?? { opening: '0', closing: '0' };
}

/** By day, then in the order of posting; `balance` is the movement up to and with the line, to be added to the opening. */
export async function cardLines(ctx: Reader, villageId: VillageId, card: CardQuery): Promise<(CardLine & { line: number })[]> {
  const { rows } = await ctx.pool.query<CardLine & { line: number }>(
    `with moves as (
       select a.village_id, j.id, e.line, j.business_date, j.fact_type, j.memo, j.source_id, a.sub, e.amount,
              sum(e.amount) over (order by j.business_date, j.id, e.line) as running, row_number() over (order by j.business_date, j.id, e.line) as place
         from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
        where a.village_id = $1 and a.code = $4 and ($5::text is null or a.sub = $5) and j.business_date between $2 and $3)
     select a.id::text as "journalId", a.line, a.business_date::text as "businessDate", a.fact_type as fact, a.memo, 'J-' || o.number as "orderCode",
            a.sub, ${LABEL} as label, a.amount::text as amount, a.running::text as balance
       from (select * from moves where place > coalesce((select place from moves where id = $6::bigint and line = $7), 0) order by place limit $8) a
       left join orders o on o.village_id = $1 and o.id::text = a.source_id
      order by a.place`,
    [villageId, card.from, card.to, card.code, card.sub ?? null, card.after?.journal ?? null, card.after?.line ?? null, card.limit],
  );
  return rows;
}

/** By account, subs added up; accounts without balance and movement are left out. */
export async function trialBalance(ctx: Reader, villageId: VillageId, from: BusinessDate, to: BusinessDate): Promise<TrialBalanceRow[]> {
  const { rows } = await ctx.pool.query<TrialBalanceRow>(
    `select c.code, c.name, c.name_en as "nameEn", c.normal, c.is_local as "isLocal", sum(m.opening)::text as opening, sum(m.debit)::text as debit,
            sum(m.credit)::text as credit, sum(m.opening + m.debit - m.credit)::text as closing
       from balances_between($1, $2, $3) m
       join account a on a.village_id = $1 and a.id = m.account_id
       join account c on c.village_id = $1 and c.code = a.code and c.sub = ''
      group by c.code, c.name, c.name_en, c.normal, c.is_local order by c.code collate "C"`,
    [villageId, from, to],
  );
  return rows;
}

/** Every account + sub with a balance or a movement between two days. */
export async function balancesBySub(
  ctx: Reader,
  villageId: VillageId,
  from: BusinessDate,
  to: BusinessDate,
): Promise<{ code: string; sub: string; opening: string; closing: string }[]> {
  const { rows } = await ctx.pool.query<{ code: string; sub: string; opening: string; closing: string }>(
    `select a.code, a.sub, m.opening::text as opening, (m.opening + m.debit - m.credit)::text as closing
       from balances_between($1, $2, $3) m join account a on a.village_id = $1 and a.id = m.account_id order by a.code collate "C", a.sub collate "C"`,
    [villageId, from, to],
  );
  return rows;
}
