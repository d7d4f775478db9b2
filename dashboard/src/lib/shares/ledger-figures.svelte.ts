// Profit and opening balance of a month or a year out of the books, for a scenario to begin with.
import type { RupiahText } from '@pitulungan/contracts/money';
import type { ReportView } from '@pitulungan/contracts/reports';
import { RETAINED_ACCOUNT } from '@pitulungan/contracts/shares/policy';
import type { MonthId } from '@pitulungan/contracts/time';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

export interface LedgerFigures {
  from: MonthId;
  to: MonthId;
  profit: RupiahText;
  /** Retained earnings when the span began */
  opening: RupiahText;
  /** Journals can still come into it */
  open: boolean;
}

export class LedgerSource {
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  taken = $state.raw<LedgerFigures | null>(null);

  async take(from: MonthId, to: MonthId): Promise<LedgerFigures | null> {
    if (this.loading) return null;
    this.loading = true;
    const [result, position] = await Promise.all([
      callEndpoint(endpoints.statement, { params: { statement: 'profit-loss' }, query: { from, to, compare: 'no' } }, { attempts: 2 }),
      callEndpoint(endpoints.statement, { params: { statement: 'position' }, query: { from, to, compare: 'yes' } }, { attempts: 2 }),
    ]);
    this.loading = false;
    this.failure = result.ok ? (position.ok ? null : position) : result;
    if (!result.ok || !position.ok) return null;
    this.taken = {
      from,
      to,
      profit: moneyOf(result.value, 'profit', 'amount'),
      opening: moneyOf(position.value, RETAINED_ACCOUNT, 'before'),
      open: result.value.open,
    };
    return this.taken;
  }
}

/** "0" where the report has no such row: an account in which nothing ever moved. */
export function moneyOf({ sections }: Pick<ReportView, 'sections'>, key: string, column: string): RupiahText {
  for (const { columns, rows } of sections) {
    const cell = rows.find((row) => row.key === key)?.cells[columns.findIndex((each) => each.key === column)];
    if (typeof cell === 'string') return cell;
  }
  return '0';
}
