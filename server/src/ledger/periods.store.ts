// Periods, their hashes and the balances that are kept when one is locked.
import type { PeriodHashes } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { MonthId } from '@pitulungan/contracts/time';
import { merkleRoot } from '@pitulungan/contracts/shares/merkle';
import type { Database, Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { Line } from './postings.rules.ts';
import type { Period } from './periods.rules.ts';

type Reader = Pick<Database | Tx, '$queryRaw'>;

interface PeriodRow {
  month: MonthId;
  starts: string;
  ends: string;
  status: 'open' | 'locked';
  computed_by: string | null;
  computed_by_name: string | null;
  computed_at: Date | null;
  without_tax: boolean;
  journals: number | null;
  merkle_root: string | null;
  balance_hash: string | null;
  locked_by: string | null;
  locked_by_name: string | null;
  locked_at: Date | null;
}

const periodOf = (row: PeriodRow): Period => ({
  month: row.month,
  starts: row.starts,
  ends: row.ends,
  status: row.status,
  computed: signed(row.computed_by, row.computed_by_name, row.computed_at),
  withoutTax: row.without_tax,
  hashes:
    row.journals === null || row.merkle_root === null || row.balance_hash === null
      ? null
      : { journals: row.journals, merkleRoot: row.merkle_root, balanceHash: row.balance_hash },
  locked: signed(row.locked_by, row.locked_by_name, row.locked_at),
});

const signed = (by: string | null, byName: string | null, at: Date | null) =>
  by === null || byName === null || at === null ? null : { by, byName, atMs: at.getTime() };

/** Newest first, those that have begun. */
export async function listPeriods(db: Reader, villageId: VillageId, now: Date): Promise<Period[]> {
  const rows = await db.$queryRaw<PeriodRow[]>`
    select id as month, starts::text, ends::text, status, computed_by, computed_by_name, computed_at, without_tax, journals, merkle_root, balance_hash,
           locked_by, locked_by_name, locked_at
      from period where village_id = ${villageId} and starts <= (${now}::timestamptz at time zone 'Asia/Jakarta')::date order by starts desc`;
  return rows.map(periodOf);
}

/** The row's lock keeps other reckoners out, not posters. */
export async function lockPeriodRow(tx: Tx, villageId: VillageId, month: MonthId): Promise<Period | undefined> {
  const [row] = await tx.$queryRaw<PeriodRow[]>`
    select id as month, starts::text, ends::text, status, computed_by, computed_by_name, computed_at, without_tax, journals, merkle_root, balance_hash,
           locked_by, locked_by_name, locked_at
      from period where village_id = ${villageId} and id = ${month} for update`;
  return row && periodOf(row);
}

/** Waits until everybody who posts into the period has committed, and lets nobody begin until we have. */
export async function keepPostersOut(tx: Tx, villageId: VillageId, month: MonthId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(period_lock_number(${villageId}::int, ${month}))`;
}

export async function hasEarlierOpen(tx: Tx, villageId: VillageId, period: Period): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from period where village_id = ${villageId} and ends < ${period.starts}::date and status = 'open' limit 1`;
  return rows.length > 0;
}

/**
 * The Merkle root over the sha256 of the canonical text of each journal, in the order of their numbers, and the sha256 of the trial
 * balance: lines "code|sub|opening|debit|credit" by code and sub, joined by newlines.
 */
export async function hashesOf(db: Reader, villageId: VillageId, period: Pick<Period, 'starts' | 'ends'>): Promise<PeriodHashes> {
  const leaves = await db.$queryRaw<{ hash: string }[]>`
    select encode(sha256(convert_to(content, 'UTF8')), 'hex') as hash from journal_text
     where village_id = ${villageId} and business_date between ${period.starts}::date and ${period.ends}::date order by id`;
  const [balances] = await db.$queryRaw<{ hash: string }[]>`
    select encode(sha256(convert_to(coalesce(string_agg(a.code || '|' || a.sub || '|' || b.opening || '|' || b.debit || '|' || b.credit, E'\n'
             order by a.code collate "C", a.sub collate "C"), ''), 'UTF8')), 'hex') as hash
      from balances_between(${villageId}::int, ${period.starts}::date, ${period.ends}::date) b
      join account a on a.village_id = ${villageId} and a.id = b.account_id`;
  invariant(balances, 'an aggregate has one row');
  return { journals: leaves.length, merkleRoot: merkleRoot(leaves.map(({ hash }) => hash)), balanceHash: balances.hash };
}

export async function saveComputed(
  tx: Tx,
  villageId: VillageId,
  computed: { month: MonthId; hashes: PeriodHashes; withoutTax: boolean; by: { id: string; name: string }; now: number },
): Promise<void> {
  const { month, hashes, withoutTax, by, now } = computed;
  await tx.$executeRaw`
    update period set computed_by = ${by.id}, computed_by_name = ${by.name}, computed_at = ${new Date(now)}, without_tax = ${withoutTax},
           journals = ${hashes.journals}, merkle_root = ${hashes.merkleRoot}, balance_hash = ${hashes.balanceHash}
     where village_id = ${villageId} and id = ${month}`;
}

/** Keeps the balances, then the lock: after this nothing of the period changes any more. */
export async function saveLocked(
  tx: Tx,
  villageId: VillageId,
  lock: { period: Period; hashes: PeriodHashes; by: { id: string; name: string }; now: number },
): Promise<void> {
  const { period, hashes, by, now } = lock;
  await tx.$executeRaw`
    insert into month_balance (village_id, period_id, account_id, opening, debit, credit)
    select ${villageId}, ${period.month}, account_id, opening, debit, credit
      from balances_between(${villageId}::int, ${period.starts}::date, ${period.ends}::date)`;
  await tx.$executeRaw`
    update period set status = 'locked', locked_by = ${by.id}, locked_by_name = ${by.name}, locked_at = ${new Date(now)},
           journals = ${hashes.journals}, merkle_root = ${hashes.merkleRoot}, balance_hash = ${hashes.balanceHash}
     where village_id = ${villageId} and id = ${period.month}`;
}

/** Closing balances of golongan 4-7 at the end of a period, by account + sub: + debit. */
export async function resultBalances(tx: Tx, villageId: VillageId, period: Period): Promise<Line[]> {
  return tx.$queryRaw<Line[]>`
    select a.code, a.sub, b.opening + b.debit - b.credit as amount
      from balances_between(${villageId}::int, ${period.starts}::date, ${period.ends}::date) b
      join account a on a.village_id = ${villageId} and a.id = b.account_id
     where a.code ~ '^[4567]' and b.opening + b.debit - b.credit <> 0 order by a.code collate "C", a.sub collate "C"`;
}
