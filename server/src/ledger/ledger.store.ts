// Writing to the ledger, through the SQL function post_journal and only there.
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { BusinessDate, MonthId } from '@pitulungan/contracts/time';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { Line, Posting } from './postings.rules.ts';
import type { PostedJournal } from './reversal.rules.ts';

export interface When {
  at: Date;
  /** The day of the event when its own month is locked */
  belongsTo?: BusinessDate | undefined;
}

/** Posts inside the transaction of the change it belongs to. Returns the journal's id; a repeated key returns the first one. */
export async function postJournal(tx: Tx, villageId: VillageId, posting: Posting & { reverses?: bigint }, { at, belongsTo }: When): Promise<bigint> {
  const lines = JSON.stringify(posting.lines.map(({ code, sub, amount }) => ({ code, sub, amount: rupiahToJson(amount) })));
  const rows = await tx.$queryRaw<{ journal_id: bigint }[]>`
    select journal_id from post_journal(${villageId}::int, ${posting.fact}, ${posting.source}, ${posting.key}, ${at}::timestamptz, ${lines}::jsonb,
      ${posting.reverses ?? null}::bigint, ${posting.memo ?? ''}, ${belongsTo ?? null}::date)`;
  invariant(rows[0], 'post_journal answered nothing');
  return rows[0].journal_id;
}

interface PostedRow {
  id: bigint;
  fact: string;
  source: string;
  key: string;
  memo: string;
  at: Date;
  reversal_of: bigint | null;
  reversed_by: bigint | null;
  lines: { code: string; sub: string; amount: string }[];
}

export async function readPosted(tx: Tx, villageId: VillageId, id: bigint): Promise<(PostedJournal & { at: Date }) | undefined> {
  const [row] = await tx.$queryRaw<PostedRow[]>`
    select j.id, j.fact_type as fact, j.source_id as source, j.idem_key as key, j.memo, j.occurred_at as at, j.reversal_of,
           (select r.id from journal r where r.village_id = j.village_id and r.reversal_of = j.id) as reversed_by,
           (select json_agg(json_build_object('code', a.code, 'sub', a.sub, 'amount', e.amount::text) order by e.line)
              from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
             where e.village_id = j.village_id and e.journal_id = j.id) as lines
      from journal j where j.village_id = ${villageId} and j.id = ${id}`;
  if (!row) return undefined;
  const { reversal_of, reversed_by, lines, ...journal } = row;
  return { ...journal, reversalOf: reversal_of, reversedBy: reversed_by, lines: lines.map((line) => ({ ...line, amount: BigInt(line.amount) })) };
}

/** Whether a day can be posted into. Takes the period's shared lock: until the end of the transaction nobody can lock the month. */
export async function isOpen(tx: Tx, villageId: VillageId, day: BusinessDate): Promise<boolean> {
  await tx.$executeRaw`select lock_period_for_posting(${villageId}::int, ${day}::date)`;
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from period where village_id = ${villageId} and ${day}::date between starts and ends and status = 'open'`;
  return rows.length > 0;
}

/** The codes that the chart does not have. */
export async function unknownCodes(tx: Tx, villageId: VillageId, codes: readonly string[]): Promise<string[]> {
  const known = await tx.account.findMany({ where: { villageId, code: { in: [...codes] }, sub: '' }, select: { code: true } });
  const found = new Set(known.map(({ code }) => code));
  return codes.filter((code) => !found.has(code));
}

/** Balance of one account + sub on its own side, with the account locked: nobody else posts to it until we are done. */
export async function lockBalance(tx: Tx, villageId: VillageId, code: string, sub: string): Promise<bigint> {
  const [account] = await tx.$queryRaw<{ id: bigint; normal: string }[]>`
    select id, normal from account where village_id = ${villageId} and code = ${code} and sub = ${sub} for update`;
  if (!account) return 0n;
  const { _sum } = await tx.entry.aggregate({ where: { villageId, accountId: account.id }, _sum: { amount: true } });
  const sum = _sum.amount ?? 0n;
  return account.normal === 'D' ? sum : -sum;
}

/** Of the lines, the first whose guarded account would fall below zero. Locks the guarded balances in their order. */
export async function guardedShortfall(tx: Tx, villageId: VillageId, lines: readonly Line[]): Promise<Line | undefined> {
  const balances = await tx.$queryRaw<{ code: string; sub: string; normal: string; amount: bigint }[]>`
    select a.code, a.sub, a.normal, g.amount from guarded_balance g join account a on (a.village_id, a.id) = (g.village_id, g.account_id)
     where g.village_id = ${villageId} and a.code = any(${lines.map(({ code }) => code)}::text[]) and a.sub = any(${lines.map(({ sub }) => sub)}::text[])
     order by a.id for update of g`;
  const guardedCodes = await tx.account.findMany({
    where: { villageId, guarded: true, code: { in: lines.map(({ code }) => code) }, sub: '' },
    select: { code: true, normal: true },
  });
  const normalOf = new Map(guardedCodes.map(({ code, normal }) => [code, normal]));
  return lines.find(({ code, sub, amount }) => {
    const normal = normalOf.get(code);
    if (normal === undefined) return false;
    const held = balances.find((balance) => balance.code === code && balance.sub === sub)?.amount ?? 0n;
    return held + (normal === 'D' ? amount : -amount) < 0n;
  });
}

/** Balances of a guarded account by sub, locked, in the order in which the subs came into being: the oldest fund first. */
export async function lockGuardedSubs(tx: Tx, villageId: VillageId, code: string): Promise<{ sub: string; balance: bigint }[]> {
  return tx.$queryRaw<{ sub: string; balance: bigint }[]>`
    select a.sub, g.amount as balance from guarded_balance g join account a on (a.village_id, a.id) = (g.village_id, g.account_id)
     where g.village_id = ${villageId} and a.code = ${code} order by a.id for update of g`;
}

/** Makes the open periods that the coming days need. */
export async function ensurePeriod(tx: Pick<Tx, '$executeRaw'>, villageId: VillageId, month: MonthId): Promise<void> {
  await tx.$executeRaw`insert into period (village_id, id, starts, ends)
    values (${villageId}, ${month}, (${month} || '-01')::date, ((${month} || '-01')::date + interval '1 month' - interval '1 day')::date) on conflict do nothing`;
}
