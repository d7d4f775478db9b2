// The provider's settlement file: read once, then each line by itself, so that a stop in the middle loses nothing: the same file again
// goes on with what is left.
import { createHash, randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { OrderId, QrisLineId, VillageId } from '@pitulungan/contracts/ids';
import { MAX_QRIS_ROWS, type QrisImport, type QrisLineStatus, type QrisLineView } from '@pitulungan/contracts/qris';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { providerSettled } from '../ledger/payment-postings.rules.ts';
import { ACCOUNTS, credit, debit, type Posting } from '../ledger/postings.rules.ts';
import { lockOrder } from '../orders/lock.actions.ts';
import type { Order } from '../orders/order.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { paymentOf, type Payment } from './payments.actions.ts';
import { isReferenceUsed } from './payments.store.ts';
import { arrives, moneyCame } from './qris.actions.ts';
import { columnsOf, judge, readLine, type RawRow, type ReportLine, type RowError } from './qris-report.rules.ts';
import * as store from './qris-report.store.ts';

const NO_PROVIDER = ''; // one provider for a village: its receivable has no sub-ledger

export async function importReport(ctx: Context, actor: Actor, file: { fileName: string; csv: string }): Promise<Outcome<QrisImport>> {
  const report = readReport(file.csv);
  if (!report) return refused('CSV_UNREADABLE');
  if (report.lines.length + report.errors.length > MAX_QRIS_ROWS) return refused('TOO_LARGE');
  const taken = await takeReport(ctx, actor, { ...file, lines: report.lines });
  if (!taken.ok) return taken;
  const { id, alreadyThere } = taken.value;
  for (const lineId of await store.waitingLines(ctx.db, actor.villageId, id)) await matchLine(ctx, actor, lineId);
  return { ok: true, value: { alreadyThere, counts: { ...NONE, ...(await store.countsOf(ctx.db, id)) }, errors: report.errors } };
}

const NONE: Record<QrisLineStatus, number> = { MATCHED: 0, UNMATCHED: 0, DIFFERENT: 0, REPEATED: 0, HELD: 0 };

function takeReport(
  ctx: Context,
  actor: Actor,
  { fileName, csv, lines }: { fileName: string; csv: string; lines: readonly ReportLine[] },
): Promise<Outcome<{ id: string; alreadyThere: boolean }>> {
  const sha256 = createHash('sha256').update(csv).digest('hex');
  return perform<{ id: string; alreadyThere: boolean }>(ctx, { actor, key: null, name: 'importQrisReport' }, async (tx) => {
    const known = await store.reportBySha(tx, actor.villageId, sha256);
    if (known !== undefined) return decided({ id: known, alreadyThere: true }, []);
    const id = randomUUID();
    const { villageId, id: importedBy, name: importedByName } = actor;
    const report = { id, villageId, fileName, sha256, importedBy, importedByName, importedAt: new Date(ctx.clock.now()) };
    await store.insertReport(
      tx,
      report,
      lines.map((line) => ({ ...line, id: randomUUID() })),
    );
    return decided({ id, alreadyThere: false }, [{ type: 'qris.imported', touched: {}, note: fileName }]);
  });
}

/** Looks for the payment of its reference and, when reference and amount agree, verifies it if nobody has, and posts 04. */
function matchLine(ctx: Context, actor: Actor, lineId: QrisLineId): Promise<Outcome<typeof DONE>> {
  return perform<typeof DONE>(ctx, { actor, key: null, name: 'matchQrisLine' }, async (tx) => {
    const found = await paidUnder(tx, actor.villageId, lineId);
    const line = await store.lockLine(tx, lineId);
    if (line.status !== 'UNMATCHED') return decided(DONE, []);
    const orderId = found?.order.id;
    const repeated = await store.isRepeated(tx, actor.villageId, { lineId, reference: line.reference, orderId });
    const status = judge(line, { repeated, payment: found?.payment });
    if (status === 'MATCHED' && found) return decided(DONE, await book(ctx, tx, { actor, line, ...found }));
    await store.saveLine(tx, lineId, { status, orderId: status === 'UNMATCHED' ? null : (orderId ?? null) });
    return decided(DONE, []);
  });
}

/** The order, locked, and its payment, that the reference of a line names. */
async function paidUnder(tx: Tx, villageId: VillageId, lineId: QrisLineId): Promise<{ order: Order; payment: Payment } | undefined> {
  const reference = await store.referenceOf(tx, villageId, lineId);
  const orderId = reference === undefined ? undefined : await store.orderOfReference(tx, villageId, reference);
  const order = orderId && (await lockOrder(tx, villageId, orderId));
  const payment = order && (await paymentOf(tx, villageId, order.id));
  return order && payment ? { order, payment } : undefined;
}

interface Match {
  actor: Actor;
  line: store.LineState;
  order: Order;
  payment: Payment;
  note?: string;
}

/** 03 if the payment was not verified yet, then 04. */
async function book(ctx: Context, tx: Tx, { actor, line, order, payment, note }: Match): Promise<NewFact[]> {
  const facts = payment.status === 'VERIFIED' ? [] : await moneyCame(ctx, tx, { order, payment, reference: line.reference, by: actor.id });
  const batch = { reportId: line.reportId, line: line.line, provider: NO_PROVIDER, gross: line.gross, fee: line.mdr };
  const journal = await post(tx, actor.villageId, providerSettled(batch), ctx.clock.now());
  const decision = note === undefined ? {} : { note, decidedBy: actor.name };
  await store.saveLine(tx, line.id, { status: 'MATCHED', orderId: order.id, journal, ...decision });
  return facts;
}

export interface LineDecision {
  key: string;
  lineId: QrisLineId;
  /** null: nobody knows whose it is */
  orderId: OrderId | null;
  note: string;
}

export function decideLine(ctx: Context, actor: Actor, decision: LineDecision): Promise<Outcome<QrisLineView>> {
  return perform<QrisLineView>(ctx, { actor, key: decision.key, name: 'decideQrisLine', input: decision }, async (tx) => {
    const { lineId, orderId } = decision;
    if ((await store.referenceOf(tx, actor.villageId, lineId)) === undefined) return refused('NOT_FOUND');
    const order = orderId === null ? undefined : await lockOrder(tx, actor.villageId, orderId);
    const line = await store.lockLine(tx, lineId);
    if (line.status !== 'UNMATCHED' && line.status !== 'DIFFERENT') return refused('PAYMENT_MOVED_ON');
    if (orderId === null) return hold(ctx, tx, { actor, line, note: decision.note });
    return order ? assign(ctx, tx, { actor, line, order, note: decision.note }) : refused('NOT_FOUND');
  });
}

async function assign(ctx: Context, tx: Tx, { actor, line, order, note }: Omit<Match, 'payment'> & { note: string }): Promise<Decision<QrisLineView>> {
  const payment = await paymentOf(tx, actor.villageId, order.id);
  if (!payment || payment.flow !== 'Q1' || !arrives(payment)) return refused('PAYMENT_MOVED_ON');
  if (payment.amount !== line.gross) return refused('AMOUNT_DIFFERS');
  if (await isReferenceUsed(tx, actor.villageId, line.reference)) return refused('REFERENCE_USED');
  const facts = await book(ctx, tx, { actor, line, order, payment, note });
  const view = await store.saveLine(tx, line.id, { status: 'MATCHED' });
  return decided(view, [...facts, { type: 'qris.decided', touched: {}, orderId: order.id, note }]);
}

/** The money is there, so it is booked: for an owner who is not known yet. */
async function hold(ctx: Context, tx: Tx, { actor, line, note }: { actor: Actor; line: store.LineState; note: string }): Promise<Decision<QrisLineView>> {
  const posting: Posting = {
    fact: 'provider.settled',
    source: line.reportId,
    key: `pjpset:${line.reportId}:${line.line}`,
    lines: [debit(ACCOUNTS.bank, line.gross - line.mdr), debit(ACCOUNTS.qrisFee, line.mdr), credit(ACCOUNTS.overage, line.gross, line.id)],
  };
  const journal = await post(tx, actor.villageId, posting, ctx.clock.now());
  const view = await store.saveLine(tx, line.id, { status: 'HELD', journal, note, decidedBy: actor.name });
  return decided(view, [{ type: 'qris.decided', touched: {}, note }]);
}

export const listQrisLines = (ctx: Context, villageId: VillageId, status: QrisLineStatus | undefined): Promise<QrisLineView[]> =>
  store.listLines(ctx.db, villageId, status);

function readReport(csv: string): { lines: ReportLine[]; errors: RowError[] } | undefined {
  const rows = readRows(csv.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const columns = rows?.[0] && columnsOf(Object.keys(rows[0].cells));
  if (!rows || !columns) return undefined;
  const read = rows.map((row) => readLine(row, columns));
  return { lines: read.flatMap((row) => (row.ok ? [row.value] : [])), errors: read.flatMap((row) => (row.ok ? [] : [row.error])) };
}

const DELIMITERS = [';', '\t', ','] as const;

function readRows(text: string): RawRow[] | undefined {
  const header = text.slice(0, text.indexOf('\n'));
  const delimiter = DELIMITERS.find((sign) => header.includes(sign));
  if (delimiter === undefined) return undefined;
  const columns = (names: string[]) => names.map((name) => name.trim().toLowerCase());
  try {
    const records = parse(text, { delimiter, columns, info: true, skip_empty_lines: true, relax_column_count: true, trim: true }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return undefined; // csv-parse throws on what is no CSV: the refusal says how to save it again
  }
}
