// Which statement is made how, and what must hold of it.
import type { ReportSection, ReportView, StatementName, Words } from '@pitulungan/contracts/reports';
import type { Books } from './balances.rules.ts';
import { cashAddsUp, cashFlow } from './cash-flow.rules.ts';
import { equity, equityAddsUp, profitExplainsEquity } from './equity.rules.ts';
import type { Kind } from './lines.rules.ts';
import { type NoteFacts, notes } from './notes.rules.ts';
import { position, positionBalances } from './position.rules.ts';
import { profitLoss } from './profit-loss.rules.ts';
import { trialBalance, trialBalances } from './trial-balance.rules.ts';

export const TITLES: Record<StatementName, Words> = {
  'trial-balance': { id: 'Neraca Saldo', en: 'Trial Balance' },
  'profit-loss': { id: 'Laporan Laba Rugi', en: 'Statement of Profit and Loss' },
  position: { id: 'Laporan Posisi Keuangan', en: 'Statement of Financial Position' },
  equity: { id: 'Laporan Perubahan Ekuitas', en: 'Statement of Changes in Equity' },
  'cash-flow': { id: 'Laporan Arus Kas', en: 'Statement of Cash Flows' },
  notes: { id: 'Catatan atas Laporan Keuangan', en: 'Notes to the Financial Statements' },
};

const KINDS: Record<StatementName, Kind> = {
  'trial-balance': 'flow',
  'profit-loss': 'flow',
  position: 'stock',
  equity: 'flow',
  'cash-flow': 'flow',
  notes: 'flow',
};

export interface Wanted {
  now: Books;
  before: Books | null;
  facts: NoteFacts;
}

export function sectionsOf(name: StatementName, { now, before, facts }: Wanted): ReportSection[] {
  const sheet = { now, before, kind: KINDS[name] };
  switch (name) {
    case 'trial-balance':
      return trialBalance(now);
    case 'profit-loss':
      return profitLoss(sheet);
    case 'position':
      return position(sheet);
    case 'equity':
      return equity(sheet);
    case 'cash-flow':
      return cashFlow(sheet);
    case 'notes':
      return notes(sheet, facts);
  }
}

/** The checks that concern a statement; all of them are about the same books, so a pack shows each once. */
export function checksOf(name: StatementName, { now }: Wanted): ReportView['checks'] {
  const check = (label: Words, holds: boolean) => ({ label, holds });
  switch (name) {
    case 'trial-balance':
      return [check({ id: 'Debit sama dengan kredit', en: 'Debits equal credits' }, trialBalances(now))];
    case 'profit-loss':
      return [
        check(
          { id: 'Laba sama dengan kenaikan ekuitas sebelum pembagian dan modal', en: 'Profit equals the growth of equity before distribution and capital' },
          profitExplainsEquity(now),
        ),
      ];
    case 'position':
      return [check({ id: 'Aset sama dengan kewajiban ditambah ekuitas', en: 'Assets equal liabilities plus equity' }, positionBalances(now))];
    case 'equity':
      return [check({ id: 'Baris perubahan ekuitas menjumlah tepat', en: 'The rows of equity add up' }, equityAddsUp(now))];
    case 'cash-flow':
      return [check({ id: 'Kas awal ditambah arus kas sama dengan kas akhir', en: 'Opening cash plus flows equals closing cash' }, cashAddsUp(now))];
    case 'notes':
      return [];
  }
}
