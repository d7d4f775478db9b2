// Reports of the books: every statement, list and note has one shape, so that a screen, a CSV, an XLSX and a PDF show the same.
import { z } from 'zod';
import { CourierId, MerchantId, OrderId } from './ids.ts';
import { StatementId } from './shares/views.ts';
import { BusinessDate, Instant, MonthId } from './time.ts';

export const Words = z.strictObject({ id: z.string(), en: z.string() });
export type Words = z.infer<typeof Words>;

/** The five statements of Kepmendesa PDTT 136/2022, and the trial balance that they are made from. */
export const STATEMENTS = ['trial-balance', 'profit-loss', 'position', 'equity', 'cash-flow', 'notes'] as const;
export const StatementName = z.enum(STATEMENTS);
export type StatementName = z.infer<typeof StatementName>;

export const REPORTS = [...STATEMENTS, 'merchant', 'courier', 'fund', 'movements', 'share', 'pack'] as const;
export const ReportName = z.enum(REPORTS);
export type ReportName = z.infer<typeof ReportName>;

/** Account code, e.g. 2.1.05.11; a shorter one stands for all below it. */
export const AccountPrefix = z.string().regex(/^\d(\.\d(\.\d\d(\.\d\d)?)?)?$/);
/** Sub-ledger key: an id, or a name such as 2026-BHP. */
export const SubLedger = z.string().regex(/^[\w.:-]{1,64}$/);

const MAX_PREFIXES = 40;

/** What lies behind a figure: asked of `movements`, it gives exactly the lines that the figure was added up from. */
export const Behind = z.strictObject({
  accounts: z.array(AccountPrefix).min(1).max(MAX_PREFIXES),
  sub: SubLedger.nullable(),
  /** null: from the beginning, for balances */
  from: BusinessDate.nullable(),
  to: BusinessDate,
});
export type Behind = z.infer<typeof Behind>;

/** text: words or a name; money: whole rupiah as RupiahText; count: a whole number as text; date: BusinessDate */
export const ColumnKind = z.enum(['text', 'money', 'count', 'date']);
export const ReportColumn = z.strictObject({ key: z.string(), label: Words, kind: ColumnKind });
export type ReportColumn = z.infer<typeof ReportColumn>;

/** null: nothing to say here, which is not 0. */
export const ReportCell = z.union([z.string(), Words, z.null()]);
export type ReportCell = z.infer<typeof ReportCell>;

export const ReportRow = z.strictObject({
  key: z.string(),
  /** head: names a group; sum, total: adds up the rows above */
  style: z.enum(['head', 'row', 'sum', 'total']),
  /** Depth, 0 outermost */
  level: z.int().min(0).max(4),
  cells: z.array(ReportCell),
  behind: Behind.nullable(),
  orderId: OrderId.nullable(),
});
export type ReportRow = z.infer<typeof ReportRow>;

export const ReportSection = z.strictObject({
  key: z.string(),
  heading: Words.nullable(),
  paragraphs: z.array(Words),
  columns: z.array(ReportColumn),
  rows: z.array(ReportRow),
});
export type ReportSection = z.infer<typeof ReportSection>;

/** Both ends belong to it; days in Asia/Jakarta. */
export const Span = z.strictObject({ from: BusinessDate, to: BusinessDate });
export type Span = z.infer<typeof Span>;

/** Must hold; false is a fault of the books and is shown as one. */
export const ReportCheck = z.strictObject({ label: Words, holds: z.boolean() });

export const ReportView = z.strictObject({
  report: ReportName,
  title: Words,
  /** Of whom: a stall, a courier, a fund; null for the village's own */
  subject: z.string().nullable(),
  village: z.strictObject({ code: z.string(), name: z.string(), district: z.string(), enterprise: z.string(), demo: z.boolean() }),
  span: Span,
  compare: Span.nullable(),
  /** Whether journals can still come into the span */
  open: z.boolean(),
  sections: z.array(ReportSection),
  checks: z.array(ReportCheck),
  /** sha256 of the canonical JSON of all of the above: the same on screen and in the footer of every file */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ReportView = z.infer<typeof ReportView>;

/** Which report is wanted; `before` adds the span before it, of the same length, for comparison. */
const MonthSpan = { from: MonthId, to: MonthId };
export const ReportRequest = z.discriminatedUnion('report', [
  z.strictObject({ report: StatementName, ...MonthSpan, compare: z.boolean().default(true) }),
  z.strictObject({ report: z.literal('pack'), ...MonthSpan }),
  z.strictObject({ report: z.literal('share'), ...MonthSpan, statementId: StatementId }),
  z.strictObject({ report: z.literal('merchant'), ...MonthSpan, merchantId: MerchantId }),
  z.strictObject({ report: z.literal('courier'), ...MonthSpan, courierId: CourierId }),
  z.strictObject({ report: z.literal('fund'), ...MonthSpan, account: AccountPrefix, sub: SubLedger.nullable() }),
]);
export type ReportRequest = z.infer<typeof ReportRequest>;
/** As a client may send it. */
export type ReportRequestInput = z.input<typeof ReportRequest>;

export const ExportFormat = z.enum(['csv', 'xlsx', 'pdf']);
export type ExportFormat = z.infer<typeof ExportFormat>;
export const Language = z.enum(['id', 'en']);
export type Language = z.infer<typeof Language>;

export const EXPORTS_KEPT_DAYS = 30;
export const MAX_EXPORTS_WAITING = 20;
export const MAX_EXPORT_BYTES = 25_000_000;

export const ExportStatus = z.enum(['WAITING', 'RUNNING', 'DONE', 'FAILED']);
export const ExportView = z.strictObject({
  id: z.uuid(),
  request: ReportRequest,
  format: ExportFormat,
  language: Language,
  status: ExportStatus,
  /** 0–100 */
  progress: z.int().min(0).max(100),
  requestedBy: z.string(),
  requestedAt: Instant,
  finishedAt: Instant.nullable(),
  /** Kept until then */
  expiresAt: Instant,
  fileName: z.string().nullable(),
  bytes: z.int().nullable(),
  /** sha256 of the file */
  sha256: z.string().nullable(),
});
export type ExportView = z.infer<typeof ExportView>;
