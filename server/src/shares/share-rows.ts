// Rows of the revenue share as the contract shows them.
import { STATEMENT_STATUSES, type StatementStatus } from '@pitulungan/contracts/lifecycles/share-statement';
import { rupiahToJson } from '@pitulungan/contracts/money';
import { periodIdOf } from '@pitulungan/contracts/shares/statement';
import { SharePaymentView, StatementFiguresView, StatementView } from '@pitulungan/contracts/shares/views';
import type { Prisma } from '../generated/prisma/client.ts';

export const withNotes = { notes: { orderBy: { at: 'asc' } } } satisfies Prisma.ShareStatementInclude;
export type StatementRow = Prisma.ShareStatementGetPayload<{ include: typeof withNotes }>;
export type PaymentRow = Prisma.SharePaymentGetPayload<object>;

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

export const statusOf = (status: string): StatementStatus => {
  const known = STATEMENT_STATUSES.find((each) => each === status);
  if (!known) throw new Error(`a statement has the status ${status}`);
  return known;
};

const signed = (name: string | null, at: Date | null) => (name === null || at === null ? null : { name, at: at.toISOString() });

export function statementView(row: StatementRow, money: { payable: bigint; paid: bigint }): StatementView {
  const [from, to] = [dayOf(row.fromDate).slice(0, 7), dayOf(row.toDate).slice(0, 7)];
  return StatementView.parse({
    id: row.id,
    statementNo: row.statementNo,
    kind: row.kind,
    corrects: row.corrects,
    status: row.status,
    version: row.rowVersion,
    periodId: periodIdOf(from, to),
    from,
    to,
    policyVersion: row.policyVersion,
    figures: row.figures === null ? null : StatementFiguresView.parse(row.figures),
    hash: row.hash,
    prevHash: row.prevHash,
    canonical: row.canonical,
    ...signaturesOf(row),
    payable: rupiahToJson(money.payable),
    paid: rupiahToJson(money.paid),
    notes: row.notes.map(({ byName, at, note }) => ({ name: byName, at: at.toISOString(), note })),
  });
}

function signaturesOf(row: StatementRow) {
  const [reviewed, approved, rejected] = [
    signed(row.reviewedByName, row.reviewedAt),
    signed(row.approvedByName, row.approvedAt),
    signed(row.rejectedByName, row.rejectedAt),
  ];
  return {
    computed: signed(row.computedByName, row.computedAt),
    reviewed: reviewed && { ...reviewed, note: row.reviewNote },
    approved: approved && decisionOf(row, approved),
    posted: signed(row.postedByName, row.postedAt),
    rejected: rejected && { ...rejected, reason: row.rejectReason },
  };
}

const decisionOf = ({ decidedOn, minutesNo, attendance, scanHash }: StatementRow, signature: { name: string; at: string }) => ({
  ...signature,
  decidedOn: decidedOn && dayOf(decidedOn),
  minutesNo,
  attendance,
  scanHash,
});

export const paymentView = (row: PaymentRow): SharePaymentView =>
  SharePaymentView.parse({
    id: row.id,
    statementId: row.statementId,
    from: row.fromAccount,
    reference: row.reference,
    amount: rupiahToJson(row.amount),
    lines: row.lineCount,
    status: row.status,
    prepared: { name: row.preparedByName, at: row.preparedAt.toISOString() },
    decided: signed(row.decidedByName, row.decidedAt),
  });
