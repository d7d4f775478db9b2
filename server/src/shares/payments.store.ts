import { randomUUID } from 'node:crypto';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { SharePaymentId, SharePaymentView, StatementId } from '@pitulungan/contracts/shares/views';
import type { Database, Tx } from '../platform/database.ts';
import type { Actor } from '../platform/perform.ts';
import type { PaidLine } from './payments.rules.ts';
import { paymentView } from './share-rows.ts';

/** Lines of the statement by number, with whether a payment holds them. */
export const linesByNo = (tx: Tx, statementId: StatementId, numbers: readonly number[]) =>
  tx.shareLine.findMany({ where: { statementId, no: { in: [...numbers] } }, orderBy: { no: 'asc' } });

export interface NewPayment {
  villageId: VillageId;
  statementId: StatementId;
  from: string;
  reference: string;
  lines: readonly PaidLine[];
  by: Actor;
  now: number;
}

export async function insertPayment(tx: Tx, { villageId, statementId, from, reference, lines, by, now }: NewPayment): Promise<SharePaymentView> {
  const id = randomUUID();
  const amount = lines.reduce((sum, line) => sum + line.pays, 0n);
  const prepared = { preparedBy: by.id, preparedByName: by.name, preparedAt: new Date(now) };
  const row = await tx.sharePayment.create({
    data: { id, villageId, statementId, fromAccount: from, reference, amount, lineCount: lines.length, ...prepared },
  });
  await tx.shareLine.updateMany({ where: { statementId, no: { in: lines.map(({ no }) => no) } }, data: { paymentId: id } });
  return paymentView(row);
}

export async function lockPayment(tx: Tx, villageId: VillageId, id: SharePaymentId) {
  const locked = await tx.$queryRaw<unknown[]>`select 1 from share_payment where village_id = ${villageId} and id = ${id}::uuid for update`;
  if (locked.length === 0) return undefined;
  return tx.sharePayment.findUniqueOrThrow({ where: { id }, include: { lines: { orderBy: { no: 'asc' } } } });
}

/** Dropped: its lines are free again. */
export async function decidePayment(tx: Tx, id: SharePaymentId, decision: { status: 'paid' | 'dropped'; by: Actor; now: number }): Promise<SharePaymentView> {
  const { status, by, now } = decision;
  const row = await tx.sharePayment.update({ where: { id }, data: { status, decidedBy: by.id, decidedByName: by.name, decidedAt: new Date(now) } });
  if (status === 'dropped') await tx.shareLine.updateMany({ where: { paymentId: id }, data: { paymentId: null } });
  return paymentView(row);
}

/** Lines that are owed to somebody and not paid yet. */
export async function unpaidLines(tx: Tx, statementId: StatementId): Promise<number> {
  return tx.shareLine.count({
    where: {
      statementId,
      amount: { gt: 0 },
      accountCr: { startsWith: '2.1.99.', not: '2.1.99.16' },
      OR: [{ paymentId: null }, { payment: { status: { not: 'paid' } } }],
    },
  });
}

/** Paid when nothing is owed to anybody any more. */
export async function moveOn(tx: Tx, id: StatementId): Promise<void> {
  const status = (await unpaidLines(tx, id)) === 0 ? 'paid' : 'paying';
  await tx.shareStatement.update({ where: { id }, data: { status, rowVersion: { increment: 1 } } });
}

export async function listPayments(db: Pick<Database, 'sharePayment'>, villageId: VillageId, statementId: StatementId): Promise<SharePaymentView[]> {
  const rows = await db.sharePayment.findMany({ where: { villageId, statementId }, orderBy: [{ preparedAt: 'desc' }, { id: 'asc' }] });
  return rows.map(paymentView);
}
