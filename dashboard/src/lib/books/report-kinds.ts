// The reports by the names that stand in addresses, and which request each makes.
import type { ReportName, ReportRequestInput, ReportView } from '@pitulungan/contracts/reports';
import type { Behind } from '@pitulungan/contracts/reports';
import type { Months } from './spans.ts';

/** Of the village's books, in the decree's order. */
export const STATEMENT_PATHS = {
  'laba-rugi': 'profit-loss',
  'posisi-keuangan': 'position',
  'perubahan-ekuitas': 'equity',
  'arus-kas': 'cash-flow',
  calk: 'notes',
  'neraca-saldo': 'trial-balance',
} as const;
/** Of one stall, courier or fund. */
export const ACCOUNT_PATHS = { pedagang: 'merchant', kurir: 'courier', dana: 'fund' } as const;
export const PACK_PATH = 'paket';

export const REPORT_PATHS = { ...STATEMENT_PATHS, ...ACCOUNT_PATHS, [PACK_PATH]: 'pack' } as const satisfies Readonly<Record<string, ReportName>>;
export type ReportPath = keyof typeof REPORT_PATHS;
export const isReportPath = (path: string): path is ReportPath => path in REPORT_PATHS;

export interface Wanted {
  path: ReportPath;
  months: Months;
  compare: boolean;
  /** The stall, the courier or "account sub" of the fund; '' where none is needed or chosen */
  of: string;
}

/** null: a stall, a courier or a fund must be chosen first. */
export function requestOf({ path, months, compare, of }: Wanted): ReportRequestInput | null {
  const report = REPORT_PATHS[path];
  switch (report) {
    case 'pack':
      return { report, ...months };
    case 'merchant':
      return of === '' ? null : { report, ...months, merchantId: of };
    case 'courier':
      return of === '' ? null : { report, ...months, courierId: of };
    case 'fund': {
      const [account = '', sub = ''] = of.split(' ');
      return account === '' ? null : { report, ...months, account, sub: sub === '' ? null : sub };
    }
    default:
      return { report, ...months, compare };
  }
}

type Row = ReportView['sections'][number]['rows'][number];

const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** What lies behind one amount of a row: of its own span, of the one before, or on the way from opening to closing. */
export function behindOfCell({ span, compare }: Pick<ReportView, 'span' | 'compare'>, { behind }: Row, column: string): Behind | null {
  if (!behind) return null;
  switch (column) {
    case 'amount':
    case 'balance':
    case 'received':
    case 'used':
      return behind;
    case 'before':
      return compare && { ...behind, from: behind.from === null ? null : compare.from, to: compare.to };
    case 'opening':
      return { ...behind, from: null, to: dayBefore(span.from) };
    case 'debit':
    case 'credit':
      return { ...behind, from: span.from };
    case 'closingDebit':
    case 'closingCredit':
    case 'left':
      return { ...behind, from: null };
    default:
      return null;
  }
}
