// Replays the ledger from zero and holds it against what is stored: invariants I1, I11 and I14.
import type { ReplayCheck } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { hashesOf, listPeriods } from './periods.store.ts';

const MAX_NAMED = 50;
const END_OF_TIME = new Date('9999-12-31T00:00:00Z');

export async function replay(ctx: Pick<Context, 'db' | 'pool'>, villageId: VillageId): Promise<ReplayCheck> {
  const ask = async <T extends object>(sql: string): Promise<T[]> => (await ctx.pool.query<T>(sql, [villageId])).rows;
  const [total] = await ask<{ sum: string }>('select coalesce(sum(amount), 0)::text as sum from entry where village_id = $1');
  const unbalanced = await ask<{ id: string }>(`
    select j.id::text from journal j left join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) where j.village_id = $1
     group by j.id having coalesce(sum(e.amount), 0) <> 0 or count(e.line) < 2 limit ${MAX_NAMED}`);
  const guarded = await ask<{ name: string }>(`
    select a.code || case a.sub when '' then '' else ' ' || a.sub end as name
      from account a left join guarded_balance g on (g.village_id, g.account_id) = (a.village_id, a.id)
      left join lateral (select sum(e.amount) as sum from entry e where e.village_id = a.village_id and e.account_id = a.id) e on true
     where a.village_id = $1 and a.guarded and coalesce(g.amount, 0) <> coalesce(e.sum, 0) * case a.normal when 'D' then 1 else -1 end limit ${MAX_NAMED}`);
  return {
    ledgerSum: total?.sum ?? '0',
    unbalancedJournals: unbalanced.map(({ id }) => id),
    months: await wrongMonths(ctx, villageId),
    guardedBalances: guarded.map(({ name }) => name),
  };
}

// every account's balances at the end of every locked month, from the very first entry on; a running sum instead of the stored base
const FROM_ZERO = `
  with locked as (select id, starts, ends from period where village_id = $1 and status = 'locked'),
  moves as (
    select l.id as period_id, e.account_id,
           coalesce(sum(e.amount) filter (where e.amount > 0 and j.business_date >= l.starts), 0) as debit,
           coalesce(-sum(e.amount) filter (where e.amount < 0 and j.business_date >= l.starts), 0) as credit,
           coalesce(sum(e.amount) filter (where j.business_date < l.starts), 0) as opening
      from locked l join journal j on j.village_id = $1 and j.business_date <= l.ends join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id)
     group by l.id, e.account_id)
  select distinct coalesce(m.period_id, b.period_id) as month
    from (select * from moves where opening <> 0 or debit <> 0 or credit <> 0) m
    full join (select * from month_balance where village_id = $1) b on (b.period_id, b.account_id) = (m.period_id, m.account_id)
   where (m.opening, m.debit, m.credit) is distinct from (b.opening::numeric, b.debit::numeric, b.credit::numeric)`;

async function wrongMonths(ctx: Pick<Context, 'db' | 'pool'>, villageId: VillageId): Promise<ReplayCheck['months']> {
  const { rows } = await ctx.pool.query<{ month: string }>(FROM_ZERO, [villageId]);
  const wrongBalances = new Set(rows.map(({ month }) => month));
  const wrong: ReplayCheck['months'] = [];
  for (const period of await listPeriods(ctx.db, villageId, END_OF_TIME)) {
    if (period.status !== 'locked' || !period.hashes) continue;
    const now = await hashesOf(ctx.db, villageId, period);
    const journals = now.merkleRoot !== period.hashes.merkleRoot || now.journals !== period.hashes.journals;
    const balances = wrongBalances.has(period.month) || now.balanceHash !== period.hashes.balanceHash;
    if (journals || balances) wrong.push({ month: period.month, balances, journals });
  }
  return wrong;
}
