// A report of every kind of column and row, for tests of the file formats: books that nobody kept.
import type { ReportView } from '@pitulungan/contracts/reports';
import type { Balance, Books } from './balances.rules.ts';
import { accountSection } from './subledger.rules.ts';
import { checksOf, sectionsOf, TITLES } from './statements.rules.ts';

export interface SampleAccount {
  code: string;
  name: string;
  name_en: string;
  is_local: boolean;
}

const VILLAGE = { code: '35.15.18.2014', name: 'Janti', district: 'Kecamatan Waru, Kabupaten Sidoarjo', enterprise: 'BUMDes Madani Sejahtera', demo: true };

function books(chart: readonly SampleAccount[], span: Books['span'], times: bigint): Books {
  const balances = chart.map((account, n): Balance => {
    const amount = BigInt(n * n + 7) * 1_234n * times;
    return {
      code: account.code,
      name: { id: account.name, en: account.name_en },
      local: account.is_local,
      opening: 0n,
      debit: n % 3 === 0 ? amount : 0n,
      credit: n % 3 === 0 ? 0n : amount,
      yearClose: 0n,
      shareClose: 0n,
    };
  });
  return { span, balances, flows: balances.filter(({ code }) => code.startsWith('4.')).map(({ code, debit, credit }) => ({ code, amount: credit - debit })) };
}

/** `label` goes into a heading and a cell: what a stall may be called. */
export function sampleReport(chart: readonly SampleAccount[], label: string, lines = 90): ReportView {
  const now = books(chart, { from: '2026-01-01', to: '2026-06-30' }, 3n);
  const before = books(chart, { from: '2025-07-01', to: '2025-12-31' }, 1n);
  const facts = { village: VILLAGE, closedMonths: 3, months: 6, reversals: 1, settledOrders: 4_321, taxRule: 'none' as const };
  const names = ['position', 'profit-loss', 'equity', 'cash-flow', 'notes', 'trial-balance'] as const;
  const statements = names.flatMap((name) => [
    { key: name, heading: TITLES[name], paragraphs: [], columns: [], rows: [] },
    ...sectionsOf(name, { now, before, facts }),
  ]);
  const movements = Array.from({ length: lines }, (_, n) => ({
    journalId: `${n}`,
    date: '2026-06-15',
    at: '2026-06-15T01:00:00.000Z',
    fact: 'order.completed',
    label: { id: label, en: label },
    account: '2.1.01.11',
    accountName: { id: label, en: label },
    sub: 'x',
    orderId: null,
    orderCode: `J-${n}`,
    amount: `${n % 4 === 0 ? 9_000 : -12_500}`,
  }));
  const account = accountSection({ account: '2.1.01.11', name: { id: label, en: label }, sub: 'x', opening: 0n, movements }, now.span, 'credit');
  return {
    report: 'pack',
    title: { id: 'Laporan Semester', en: 'Semester Report' },
    subject: label,
    village: VILLAGE,
    span: now.span,
    compare: before.span,
    open: true,
    sections: [...statements, account],
    checks: names.flatMap((name) => checksOf(name, { now, before, facts })),
    digest: '5f'.repeat(32),
  };
}
