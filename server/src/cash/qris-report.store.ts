import type { OrderId, QrisLineId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { QrisLineStatus, QrisLineView } from '@pitulungan/contracts/qris';
import { orderCode } from '../board/board.views.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { ReportLine } from './qris-report.rules.ts';

const withOrder = {
  report: { select: { fileName: true } },
  order: { select: { number: true, payment: { select: { amount: true } } } },
} as const satisfies Prisma.QrisLineInclude;

const lineView = (row: Prisma.QrisLineGetPayload<{ include: typeof withOrder }>): QrisLineView => ({
  id: row.id as QrisLineId,
  fileName: row.report.fileName,
  line: row.line,
  reference: row.reference,
  gross: rupiahToJson(row.gross),
  mdr: rupiahToJson(row.mdr),
  paidAt: row.paidAt?.toISOString() ?? null,
  status: row.status as QrisLineStatus,
  orderId: row.orderId as OrderId | null,
  orderCode: row.order ? orderCode(row.order.number) : null,
  expected: row.order?.payment ? rupiahToJson(row.order.payment.amount) : null,
  note: row.note,
  decidedBy: row.decidedBy,
});

export const reportBySha = async (tx: Tx, villageId: VillageId, sha256: string): Promise<string | undefined> =>
  (await tx.qrisReport.findUnique({ where: { villageId_sha256: { villageId, sha256 } }, select: { id: true } }))?.id;

export interface NewReport {
  id: string;
  villageId: VillageId;
  fileName: string;
  sha256: string;
  importedBy: string;
  importedByName: string;
  importedAt: Date;
}

/** The report with its lines, none of them matched yet. */
export async function insertReport(tx: Tx, report: NewReport, lines: readonly (ReportLine & { id: string })[]): Promise<void> {
  await tx.qrisReport.create({ data: report });
  const { id: reportId, villageId } = report;
  await tx.qrisLine.createMany({
    data: lines.map(({ paidAt, ...line }) => ({ ...line, villageId, reportId, status: 'UNMATCHED', paidAt: paidAt === null ? null : new Date(paidAt) })),
  });
}

/** Lines that wait for a payment of their reference: of this report, or all. */
export const waitingLines = async (db: Database, villageId: VillageId, reportId: string): Promise<QrisLineId[]> =>
  (await db.qrisLine.findMany({ where: { villageId, reportId, status: 'UNMATCHED', decidedBy: null }, select: { id: true }, orderBy: { line: 'asc' } })).map(
    ({ id }) => id as QrisLineId,
  );

export async function countsOf(db: Database, reportId: string): Promise<Partial<Record<QrisLineStatus, number>>> {
  const rows = await db.qrisLine.groupBy({ by: ['status'], where: { reportId }, _count: true });
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]));
}

export interface LineState {
  id: QrisLineId;
  reportId: string;
  line: number;
  reference: string;
  gross: Rupiah;
  mdr: Rupiah;
  status: QrisLineStatus;
}

/** Whose payment says that reference: the verified one, or else the only one that claims it. The order is locked before the line. */
export async function orderOfReference(tx: Tx, villageId: VillageId, reference: string): Promise<OrderId | undefined> {
  const rows = await tx.payment.findMany({ where: { villageId, method: 'qris', reference }, select: { orderId: true, status: true } });
  const verified = rows.find(({ status }) => status === 'VERIFIED');
  const only = rows.length === 1 ? rows[0] : undefined;
  return (verified ?? only)?.orderId as OrderId | undefined;
}

export const referenceOf = async (tx: Tx, villageId: VillageId, id: QrisLineId): Promise<string | undefined> =>
  (await tx.qrisLine.findFirst({ where: { villageId, id }, select: { reference: true } }))?.reference;

export async function lockLine(tx: Tx, id: QrisLineId): Promise<LineState> {
  await tx.$queryRaw`select 1 from qris_line where id = ${id}::uuid for update`;
  const row = await tx.qrisLine.findUniqueOrThrow({ where: { id } });
  return { ...row, id, status: row.status as QrisLineStatus };
}

/** Money of that reference came with another line, or the order's money did. */
export const isRepeated = async (tx: Tx, villageId: VillageId, of: { lineId: QrisLineId; reference: string; orderId: OrderId | undefined }): Promise<boolean> =>
  (await tx.qrisLine.count({
    where: {
      villageId,
      id: { not: of.lineId },
      status: { in: ['MATCHED', 'HELD'] },
      OR: [{ reference: of.reference }, ...(of.orderId ? [{ orderId: of.orderId }] : [])],
    },
  })) > 0;

export const saveLine = async (
  tx: Tx,
  id: QrisLineId,
  data: { status: QrisLineStatus; orderId?: OrderId | null; journal?: bigint; note?: string; decidedBy?: string },
): Promise<QrisLineView> => lineView(await tx.qrisLine.update({ where: { id }, data, include: withOrder }));

const LAST = 500;
export const listLines = async (db: Database, villageId: VillageId, status: QrisLineStatus | undefined): Promise<QrisLineView[]> =>
  (
    await db.qrisLine.findMany({
      where: { villageId, ...(status ? { status } : {}) },
      include: withOrder,
      orderBy: [{ report: { importedAt: 'desc' } }, { line: 'asc' }],
      take: LAST,
    })
  )
    .map(lineView)
    .sort((a, b) => Number(isDone(a)) - Number(isDone(b)));

const isDone = ({ status }: QrisLineView): boolean => status === 'MATCHED' || status === 'HELD' || status === 'REPEATED';
