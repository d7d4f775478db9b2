// What an official reckoning takes from the books: everything is derived, nothing is typed by hand (finance.md 7.1).
import type { VillageId } from '@pitulungan/contracts/ids';
import { merkleRoot } from '@pitulungan/contracts/shares/merkle';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { LedgerFigures, Person } from './reckoning.rules.ts';

type Reader = Pick<Tx, '$queryRaw'>;
export interface Span {
  from: string;
  to: string;
}

/** How many of the months are locked. */
export async function lockedMonths(tx: Reader, villageId: VillageId, months: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from period where village_id = ${villageId} and id = any(${[...months]}) and status = 'locked'`;
  return row?.count ?? 0;
}

/** The year close (posting 23) moves the result; it is no part of it. */
const YEAR_CLOSED = 'year.closed';

export async function ledgerFigures(tx: Reader, villageId: VillageId, { from, to }: Span): Promise<LedgerFigures> {
  const [sums] = await tx.$queryRaw<{ profit: string; opening: string; residue: string }[]>`
    select coalesce(-sum(e.amount) filter (where a.code ~ '^[4-7]' and j.fact_type <> ${YEAR_CLOSED} and j.business_date between ${from}::date and ${to}::date), 0)::text as profit,
           coalesce(-sum(e.amount) filter (where a.code = '3.3.01.01' and j.business_date < ${from}::date), 0)::text as opening,
           coalesce(-sum(e.amount) filter (where a.code = '2.1.99.16'), 0)::text as residue
      from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id) join journal j on (j.village_id, j.id) = (e.village_id, e.journal_id)
     where a.village_id = ${villageId} and a.code ~ '^([4-7]|3[.]3[.]01[.]01|2[.]1[.]99[.]16)'`;
  invariant(sums, 'a select of sums has one row');
  const reserves = await tx.$queryRaw<{ code: string; balance: string }[]>`
    select a.code, (-sum(e.amount))::text as balance from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code like '3.3.01.%' group by a.code`;
  const leaves = await tx.$queryRaw<{ hash: string }[]>`
    select encode(sha256(convert_to(content, 'UTF8')), 'hex') as hash from journal_text
     where village_id = ${villageId} and business_date between ${from}::date and ${to}::date order by id`;
  return {
    profit: BigInt(sums.profit),
    opening: BigInt(sums.opening),
    residue: BigInt(sums.residue),
    reserveBalances: new Map(reserves.map(({ code, balance }) => [code, BigInt(balance)])),
    inputsRoot: merkleRoot(leaves.map(({ hash }) => hash)),
  };
}

/**
 * Active recipients in the registry's order, with the goods that they bought and sold: orders count on the day of their settlement,
 * refunds of goods on the day of their decision, or with the settlement when that came later. What never settled counts for nobody.
 */
export async function personsOf(tx: Reader, villageId: VillageId, { from, to }: Span): Promise<Person[]> {
  const rows = await tx.$queryRaw<{ id: string; kind: string; band: string | null; purchases: string; sales: string }[]>`
    with settled as (
      select o.id, o.merchant_id, o.buyer_phone, o.goods, j.business_date as day from orders o join journal j on (j.village_id, j.id) = (o.village_id, o.settled_journal)
       where o.village_id = ${villageId} and j.business_date <= ${to}::date),
    moved as (
      select merchant_id, buyer_phone, goods as amount from settled where day >= ${from}::date
       union all
      select s.merchant_id, s.buyer_phone, -r.goods from settled s join refund r on r.village_id = ${villageId} and r.order_id = s.id
       where r.status <> 'WITHDRAWN' and greatest((r.decided_at at time zone 'Asia/Jakarta')::date, s.day) between ${from}::date and ${to}::date),
    bought as (select buyer_phone, sum(amount) as amount from moved group by buyer_phone),
    sold as (select merchant_id, sum(amount) as amount from moved group by merchant_id)
    select r.id::text, r.kind, r.band, coalesce((select sum(b.amount) from bought b where b.buyer_phone = any(r.phones)), 0)::text as purchases,
           coalesce((select s.amount from sold s where s.merchant_id = r.merchant_id), 0)::text as sales
      from share_recipient r where r.village_id = ${villageId} and r.active order by r.number`;
  return rows.map((row) => ({ ...row, purchases: BigInt(row.purchases), sales: BigInt(row.sales) }));
}

/** Retained earnings now. */
export async function retainedEarnings(tx: Reader, villageId: VillageId): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ balance: string }[]>`
    select coalesce(-sum(e.amount), 0)::text as balance from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code = '3.3.01.01'`;
  return BigInt(row?.balance ?? '0');
}

/** Cash and bank less what belongs to stalls, customers and restricted funds, and refunds owed: profit is not cash (finance.md 7.3, step 6). */
export async function freeCash(tx: Reader, villageId: VillageId): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ free: string }[]>`
    select coalesce(sum(e.amount), 0)::text as free from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code in ('1.1.01.01', '1.1.01.02', '1.1.01.03', '1.1.01.04', '1.1.01.05', '1.1.01.98',
                                                      '2.1.01.11', '2.1.01.12', '2.1.05.11', '2.1.05.12', '2.1.01.13')`;
  return BigInt(row?.free ?? '0');
}

/** What is still owed on each account + sub. */
export async function owed(tx: Reader, villageId: VillageId, codes: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await tx.$queryRaw<{ code: string; sub: string; owed: string }[]>`
    select a.code, a.sub, (-sum(e.amount))::text as owed from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code = any(${[...codes]}) group by a.code, a.sub`;
  return new Map(rows.map(({ code, sub, owed: amount }) => [`${code}|${sub}`, BigInt(amount)]));
}

/** One payer at a time: free cash is looked at under this lock. */
export async function lockPayers(tx: Pick<Tx, '$executeRaw'>, villageId: VillageId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('share-payers:' || ${villageId}::int, 0))`;
}
