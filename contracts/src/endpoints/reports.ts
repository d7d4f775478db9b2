// Reports of the books, their files, and what the village may see of them.
import { z } from 'zod';
import { CourierId, MerchantId, OrderId } from '../ids.ts';
import { MonthView, SettledOrder } from '../month.ts';
import { RupiahText } from '../money.ts';
import { AccountPrefix, ExportFormat, ExportView, Language, ReportRequest, ReportView, StatementName, SubLedger, Words } from '../reports.ts';
import { BusinessDate, Instant, MonthId } from '../time.ts';
import { OwnFigures, Transparency } from '../transparency.ts';
import { VillageCode } from '../villages.ts';
import { endpoint } from './endpoint.ts';

/** Whole months, both included. */
const MonthSpan = { from: MonthId, to: MonthId };
const InVillage = z.strictObject({ village: VillageCode });
/** A calendar year: free spans could be subtracted from each other until one order is left. */
const OfYear = z.strictObject({
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
});
const OnExport = z.strictObject({ exportId: z.uuid() });

/** One line of the ledger with what it belongs to. */
export const Movement = z.strictObject({
  journalId: z.string(),
  date: BusinessDate,
  at: Instant,
  fact: z.string(),
  label: Words,
  account: z.string(),
  accountName: Words,
  sub: z.string(),
  orderId: OrderId.nullable(),
  orderCode: z.string().nullable(),
  /** + debit, − credit */
  amount: RupiahText,
});
export type Movement = z.infer<typeof Movement>;

export const reportEndpoints = {
  monthFigures: endpoint({
    method: 'GET',
    path: '/reports/month',
    summary: 'The month at a glance: turnover, margin, subsidies, cash, funds, payables, and a line per day',
    access: 'books.read',
    query: z.strictObject({ month: MonthId.optional() }),
    response: MonthView,
    refusals: [],
  }),
  movements: endpoint({
    method: 'GET',
    path: '/reports/movements',
    summary: 'The lines behind a figure, newest first, with their sum over all pages',
    access: 'books.read',
    query: z.strictObject({
      /** Up to 40 codes or their beginnings, e.g. 4.1.11.01,4.1.06 */
      accounts: z.string().regex(/^\d[\d.]{0,9}(,\d[\d.]{0,9}){0,39}$/),
      sub: SubLedger.optional(),
      from: BusinessDate.optional(),
      to: BusinessDate.optional(),
      before: z
        .string()
        .regex(/^\d{1,18}-\d{1,6}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.strictObject({ movements: z.array(Movement), next: z.string().nullable(), count: z.int(), sum: RupiahText }),
    refusals: [],
  }),
  settledOrders: endpoint({
    method: 'GET',
    path: '/reports/orders',
    summary: 'Orders settled in these days, newest first, with their sums over all pages',
    access: 'books.read',
    query: z.strictObject({
      from: BusinessDate,
      to: BusinessDate,
      before: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.strictObject({ orders: z.array(SettledOrder), next: z.string().nullable(), count: z.int(), goods: RupiahText }),
    refusals: [],
  }),
  statement: endpoint({
    method: 'GET',
    path: '/reports/statements/:statement',
    summary: 'A statement in the layout of Kepmendesa PDTT 136/2022, with the span before it',
    access: 'books.read',
    params: z.strictObject({ statement: StatementName }),
    query: z.strictObject({ ...MonthSpan, compare: z.enum(['yes', 'no']).default('yes') }),
    response: ReportView,
    refusals: ['SPAN_WRONG'],
  }),
  merchantStatement: endpoint({
    method: 'GET',
    path: '/reports/merchants/:merchantId',
    summary: 'What a stall earned and was paid: opening, movements, closing',
    access: 'books.read',
    params: z.strictObject({ merchantId: MerchantId }),
    query: z.strictObject(MonthSpan),
    response: ReportView,
    refusals: ['NOT_FOUND', 'SPAN_WRONG', 'REPORT_TOO_LONG'],
  }),
  courierStatement: endpoint({
    method: 'GET',
    path: '/reports/couriers/:courierId',
    summary: 'A courier’s cash, shortages and pay: opening, movements, closing',
    access: 'books.read',
    params: z.strictObject({ courierId: CourierId }),
    query: z.strictObject(MonthSpan),
    response: ReportView,
    refusals: ['NOT_FOUND', 'SPAN_WRONG', 'REPORT_TOO_LONG'],
  }),
  fundStatement: endpoint({
    method: 'GET',
    path: '/reports/funds/:account',
    summary: 'A restricted fund: opening, received, used, closing',
    access: 'books.read',
    params: z.strictObject({ account: AccountPrefix }),
    query: z.strictObject({ ...MonthSpan, sub: SubLedger.optional() }),
    response: ReportView,
    refusals: ['NOT_FOUND', 'SPAN_WRONG', 'REPORT_TOO_LONG'],
  }),
  requestExport: endpoint({
    method: 'POST',
    path: '/reports/exports',
    summary: 'Have a report written as CSV, XLSX or PDF; it is made by a task and kept for a while',
    access: 'books.read',
    body: z.strictObject({ request: ReportRequest, format: ExportFormat, language: Language }),
    response: ExportView,
    refusals: ['NOT_FOUND', 'SPAN_WRONG', 'EXPORTS_WAITING'],
  }),
  listExports: endpoint({
    method: 'GET',
    path: '/reports/exports',
    summary: 'Files that were asked for, newest first',
    access: 'books.read',
    response: z.array(ExportView),
    refusals: [],
  }),
  readExport: endpoint({
    method: 'GET',
    path: '/reports/exports/:exportId',
    summary: 'How far a file is',
    access: 'books.read',
    params: OnExport,
    response: ExportView,
    refusals: ['NOT_FOUND'],
  }),
  downloadExport: endpoint({
    method: 'GET',
    path: '/reports/exports/:exportId/file',
    summary: 'The file itself',
    access: 'books.read',
    params: OnExport,
    response: z.string(),
    file: true,
    refusals: ['NOT_FOUND', 'EXPORT_NOT_READY'],
  }),
  ownFigures: endpoint({
    method: 'GET',
    path: '/merchant/figures',
    summary: 'A stall’s own page: today, this month, pending, settled, paid',
    access: 'merchant.own',
    response: OwnFigures,
    refusals: ['NOT_FOUND'],
  }),
  transparency: endpoint({
    method: 'GET',
    path: '/public/transparency/:village',
    summary: 'What BUMDes shows the village: turnover, funds, subsidies, approved shares; no names, no cell under five',
    access: 'public',
    params: InVillage,
    query: OfYear,
    response: Transparency,
    refusals: ['NOT_FOUND', 'SPAN_WRONG'],
  }),
  transparencyCsv: endpoint({
    method: 'GET',
    path: '/public/transparency/:village/csv',
    summary: 'The same as CSV',
    access: 'public',
    params: InVillage,
    query: OfYear,
    response: z.string(),
    file: true,
    refusals: ['NOT_FOUND', 'SPAN_WRONG'],
  }),
};
