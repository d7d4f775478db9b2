// Balances as other subjects ask for them inside their own transactions: + debit, − credit, over all time.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { Database, Tx } from '../platform/database.ts';

/** One sub-ledger of an account ('' is what was booked without one). */
export async function balanceOf(tx: Tx | Database, villageId: VillageId, code: string, sub: string): Promise<Rupiah> {
  const rows = await tx.$queryRaw<{ sum: string }[]>`
    select coalesce(sum(e.amount), 0)::text as sum from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code = ${code} and a.sub = ${sub}`;
  return BigInt(rows[0]?.sum ?? '0');
}

/** Every sub-ledger of an account that is not zero. */
export async function balancesBySub(tx: Tx | Database, villageId: VillageId, code: string): Promise<Map<string, Rupiah>> {
  const rows = await tx.$queryRaw<{ sub: string; sum: string }[]>`
    select a.sub, sum(e.amount)::text as sum from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code = ${code} group by a.sub having sum(e.amount) <> 0 order by a.sub`;
  return new Map(rows.map(({ sub, sum }) => [sub, BigInt(sum)]));
}

/** Cash and bank are paid from one after the other, so that no two payments spend the same rupiah; held until the transaction ends. */
export async function lockMoney(tx: Tx, villageId: VillageId, code: string): Promise<Rupiah> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('money:' || ${villageId}::text || ':' || ${code}, 0))`;
  const rows = await tx.$queryRaw<{ sum: string }[]>`
    select coalesce(sum(e.amount), 0)::text as sum from account a join entry e on (e.village_id, e.account_id) = (a.village_id, a.id)
     where a.village_id = ${villageId} and a.code = ${code}`;
  return BigInt(rows[0]?.sum ?? '0');
}

/** The number of the newest journal that this transaction can see. */
export async function lastJournal(tx: Tx, villageId: VillageId): Promise<bigint> {
  const rows = await tx.$queryRaw<{ id: bigint | null }[]>`select max(id) as id from journal where village_id = ${villageId}`;
  return rows[0]?.id ?? 0n;
}
