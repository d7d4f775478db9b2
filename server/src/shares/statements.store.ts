import { randomUUID } from 'node:crypto';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { StatementStatus } from '@pitulungan/contracts/lifecycles/share-statement';
import { NO_STATEMENT } from '@pitulungan/contracts/shares/chain';
import type { StatementFiguresView, StatementId, StatementLineView, StatementView } from '@pitulungan/contracts/shares/views';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Actor } from '../platform/perform.ts';
import { type BookedLine, isPayable, type Person, type Reckoned } from './reckoning.rules.ts';
import { dateOf, dayOf, statementView, statusOf, withNotes } from './share-rows.ts';
import type { Approval, StatementState } from './statement.rules.ts';

type Reader = Pick<Database | Tx, 'shareStatement' | 'shareLine' | '$queryRaw'>;

export interface LockedStatement extends StatementState {
  id: StatementId;
  statementNo: string;
  kind: 'ordinary' | 'correction';
  corrects: string | null;
  from: string;
  policyVersion: string | null;
  release: bigint;
}

export async function lockStatement(tx: Tx, villageId: VillageId, id: StatementId): Promise<LockedStatement | undefined> {
  const locked = await tx.$queryRaw<unknown[]>`select 1 from share_statement where village_id = ${villageId} and id = ${id}::uuid for update`;
  if (locked.length === 0) return undefined;
  const row = await tx.shareStatement.findUniqueOrThrow({ where: { id } });
  const { statementNo, corrects, policyVersion, release, hash, prevHash, recipientsHash, policyHash, computedBy, approvedBy } = row;
  return {
    id,
    statementNo,
    kind: row.kind === 'correction' ? 'correction' : 'ordinary',
    corrects,
    policyVersion,
    release,
    hash,
    prevHash,
    recipientsHash,
    policyHash,
    computedBy,
    approvedBy,
    status: statusOf(row.status),
    version: row.rowVersion,
    from: dayOf(row.fromDate),
    toDate: dayOf(row.toDate),
  };
}

export interface Draft {
  villageId: VillageId;
  kind: 'ordinary' | 'correction';
  corrects: string | null;
  from: string;
  to: string;
  policyVersion: string | null;
  release: bigint;
  releaseDecision: string;
  now: number;
}

/** Numbers of a year go up by one; a rejected one keeps its number. */
export async function insertDraft(tx: Tx, { from, to, now, ...draft }: Draft): Promise<{ id: StatementId; statementNo: string }> {
  const year = to.slice(0, 4);
  const count = await tx.shareStatement.count({ where: { villageId: draft.villageId, statementNo: { startsWith: `BH-${year}-` } } });
  const id = randomUUID() as StatementId;
  const statementNo = `BH-${year}-${String(count + 1).padStart(2, '0')}`;
  await tx.shareStatement.create({ data: { id, statementNo, ...draft, fromDate: dateOf(from), toDate: dateOf(to), draftedAt: new Date(now) } });
  return { id, statementNo };
}

/** Drafts and numbers, and links of the chain, are given one at a time per village. */
export async function lockChain(tx: Tx, villageId: VillageId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('share-chain:' || ${villageId}::int, 0))`;
}

const overlapping = (villageId: VillageId, { from, to }: { from: string; to: string }) => ({
  villageId,
  fromDate: { lte: dateOf(to) },
  toDate: { gte: dateOf(from) },
});

export const isPeriodTaken = async (tx: Tx, villageId: VillageId, span: { from: string; to: string }): Promise<boolean> =>
  (await tx.shareStatement.count({ where: { ...overlapping(villageId, span), kind: 'ordinary', chainNo: { not: null } } })) > 0;

/** Running ones for the same months and purpose give way to a new draft. */
export async function supersede(tx: Tx, villageId: VillageId, draft: Pick<Draft, 'from' | 'to' | 'kind' | 'corrects'>): Promise<void> {
  await tx.shareStatement.updateMany({
    where: { ...overlapping(villageId, draft), kind: draft.kind, corrects: draft.corrects, status: { in: ['draft', 'computed', 'reviewed'] } },
    data: { status: 'superseded', rowVersion: { increment: 1 } },
  });
}

export interface Link {
  chainNo: number;
  hash: string;
  cursor: number;
  from: string;
  to: string;
}

/** The last approved statement before place `below` (all when null). */
export async function lastLink(tx: Tx, villageId: VillageId, below: number | null = null): Promise<Link | undefined> {
  const row = await tx.shareStatement.findFirst({
    where: { villageId, chainNo: below === null ? { not: null } : { lt: below } },
    orderBy: { chainNo: 'desc' },
  });
  return row ? linkOf(row) : undefined;
}

export async function findOrdinaryLink(tx: Tx, villageId: VillageId, statementNo: string): Promise<Link | undefined> {
  const row = await tx.shareStatement.findFirst({ where: { villageId, statementNo, kind: 'ordinary', chainNo: { not: null } } });
  return row ? linkOf(row) : undefined;
}

const linkOf = ({ chainNo, hash, cursor, fromDate, toDate }: Prisma.ShareStatementGetPayload<object>): Link => ({
  chainNo: chainNo ?? 0,
  hash: hash ?? NO_STATEMENT,
  cursor: cursor ?? 0,
  from: dayOf(fromDate),
  to: dayOf(toDate),
});

/** Lines of the statement and of all approved corrections of it. */
export async function linesBefore(tx: Tx, villageId: VillageId, corrected: string): Promise<BookedLine[]> {
  const lines = await tx.shareLine.findMany({
    where: { statement: { villageId, chainNo: { not: null }, OR: [{ statementNo: corrected }, { corrects: corrected }] } },
    orderBy: [{ statement: { chainNo: 'asc' } }, { no: 'asc' }],
  });
  return lines.map(({ key, recipient, accountDr, accountCr, amount }) => ({ key, recipient, accountDr, accountCr, amount }));
}

export const linesOf = async (tx: Tx, id: StatementId): Promise<BookedLine[]> => tx.shareLine.findMany({ where: { statementId: id }, orderBy: { no: 'asc' } });

export async function saveReckoning(
  tx: Tx,
  statement: { id: StatementId; policyVersion: string; prevHash: string; figures: StatementFiguresView; by: Actor; now: number },
  { canonical, hash, recipientsHash, policyHash, community, lines }: Reckoned,
): Promise<void> {
  const { id, policyVersion, prevHash, figures, by, now } = statement;
  const signature = { computedBy: by.id, computedByName: by.name, computedAt: new Date(now) };
  const reckoned = { policyVersion, prevHash, figures, canonical, hash, recipientsHash, policyHash, cursor: community?.cursor ?? 0 };
  const unreviewed = { reviewedBy: null, reviewedByName: null, reviewedAt: null, reviewNote: null };
  await tx.shareLine.deleteMany({ where: { statementId: id } });
  await tx.shareStatement.update({ where: { id }, data: { status: 'computed', rowVersion: { increment: 1 }, ...signature, ...reckoned, ...unreviewed } });
  const rows = lines.map(({ key, recipient, accountDr, accountCr, amount }, index) => ({
    statement_id: id,
    no: index + 1,
    key,
    recipient,
    account_dr: accountDr,
    account_cr: accountCr,
    amount: String(amount),
  }));
  // one parameter for all of them: as seven each, ten thousand take Prisma longer than everything else of a statement
  await tx.$executeRaw`insert into share_line (statement_id, no, key, recipient, account_dr, account_cr, amount)
    select statement_id, no, key, recipient, account_dr, account_cr, amount from jsonb_populate_recordset(null::share_line, ${JSON.stringify(rows)}::jsonb)`;
}

/** The registry as it was reckoned with: one row per active recipient. */
export async function savePersons(tx: Tx, id: StatementId, persons: readonly Person[], { weights, amounts }: Reckoned): Promise<void> {
  await tx.sharePerson.deleteMany({ where: { statementId: id } });
  const rows = persons.map(({ id: recipient_id, kind, band }, index) => ({
    statement_id: id,
    no: index + 1,
    recipient_id,
    kind,
    band,
    weights: (weights[index] ?? []).map(String),
    amount: String(amounts[index] ?? 0n),
  }));
  await tx.$executeRaw`insert into share_person (statement_id, no, recipient_id, kind, band, weights, amount)
    select statement_id, no, recipient_id, kind, band, weights, amount from jsonb_populate_recordset(null::share_person, ${JSON.stringify(rows)}::jsonb)`;
}

export async function saveReview(tx: Tx, id: StatementId, review: { by: Actor; note: string; now: number }): Promise<void> {
  const { by, note, now } = review;
  const signature = { reviewedBy: by.id, reviewedByName: by.name, reviewedAt: new Date(now), reviewNote: note };
  await tx.shareStatement.update({ where: { id }, data: { status: 'reviewed', rowVersion: { increment: 1 }, ...signature } });
}

export async function saveRejection(tx: Tx, id: StatementId, rejection: { by: Actor; reason: string; now: number }): Promise<void> {
  const { by, reason, now } = rejection;
  const signature = { rejectedByName: by.name, rejectedAt: new Date(now), rejectReason: reason };
  await tx.shareStatement.update({ where: { id }, data: { status: 'rejected', rowVersion: { increment: 1 }, ...signature } });
}

export interface Decision extends Approval {
  actor: Actor;
  minutesNo: string;
  attendance: number;
  scanHash: string;
  now: number;
}

export async function saveApproval(tx: Tx, id: StatementId, chainNo: number, decision: Decision): Promise<void> {
  const { actor, minutesNo, attendance, scanHash, decidedOn, now } = decision;
  const signature = { approvedBy: actor.id, approvedByName: actor.name, approvedAt: new Date(now) };
  await tx.shareStatement.update({
    where: { id },
    data: { status: 'approved', rowVersion: { increment: 1 }, chainNo, ...signature, decidedOn: dateOf(decidedOn), minutesNo, attendance, scanHash },
  });
}

export async function savePosted(
  tx: Tx,
  id: StatementId,
  booking: { status: StatementStatus; journalId: bigint | null; by: Actor; now: number },
): Promise<void> {
  const { status, journalId, by, now } = booking;
  await tx.shareStatement.update({
    where: { id },
    data: { status, rowVersion: { increment: 1 }, journalId, postedByName: by.name, postedAt: new Date(now) },
  });
}

export async function insertNote(tx: Tx, statementId: StatementId, note: { by: Actor; note: string; now: number }): Promise<void> {
  await tx.shareNote.create({ data: { id: randomUUID(), statementId, byName: note.by.name, at: new Date(note.now), note: note.note } });
}

export async function readStatement(db: Reader, villageId: VillageId, id: StatementId): Promise<StatementView | undefined> {
  const [view] = await viewsOf(db, { villageId, id });
  return view;
}

const LAST = 100;
export const listStatements = (db: Reader, villageId: VillageId): Promise<StatementView[]> => viewsOf(db, { villageId });
export const chainedStatements = (db: Reader, villageId: VillageId): Promise<StatementView[]> => viewsOf(db, { villageId, chainNo: { not: null } });

async function viewsOf(db: Reader, where: Prisma.ShareStatementWhereInput): Promise<StatementView[]> {
  const rows = await db.shareStatement.findMany({ where, include: withNotes, orderBy: [{ draftedAt: 'desc' }, { statementNo: 'desc' }], take: LAST });
  const money = await db.$queryRaw<{ id: string; payable: string; paid: string }[]>`
    select l.statement_id::text as id,
           coalesce(sum(l.amount) filter (where l.amount > 0 and l.account_cr like '2.1.99.%' and l.account_cr <> '2.1.99.16'), 0)::text as payable,
           coalesce((select sum(p.amount) from share_payment p where p.statement_id = l.statement_id and p.status = 'paid'), 0)::text as paid
      from share_line l where l.statement_id = any(${rows.map(({ id }) => id)}::uuid[]) group by l.statement_id`;
  const sums = new Map(money.map(({ id, payable, paid }) => [id, { payable: BigInt(payable), paid: BigInt(paid) }]));
  return rows.map((row) => statementView(row, sums.get(row.id) ?? { payable: 0n, paid: 0n }));
}

export async function listLines(db: Reader, id: StatementId, page: { after: number; limit: number }): Promise<StatementLineView[]> {
  const rows = await db.$queryRaw<(Omit<StatementLineView, 'amount' | 'payable'> & { amount: bigint })[]>`
    select l.no, l.key, coalesce(r.name, l.recipient) as recipient, l.amount, l.account_cr as "accountCr", l.payment_id as "paymentId", coalesce(p.status = 'paid', false) as paid
      from share_line l left join share_recipient r on r.id::text = l.recipient left join share_payment p on p.id = l.payment_id
     where l.statement_id = ${id}::uuid and l.no > ${page.after} order by l.no limit ${page.limit}`;
  return rows.map((row) => ({ ...row, amount: rupiahToJson(row.amount), payable: isPayable(row) }));
}
