// Random journals, with year closes and share closes among them: I12 and I13 and the sums of every statement hold of any books.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import { STATEMENTS, type ReportSection } from '@pitulungan/contracts/reports';
import { accountRows } from '../../../prisma/seed/chart-of-accounts.ts';
import { type Balance, type Books, closingOf, movedIn, profitOf, RESULT_ACCOUNTS, totalOf } from './balances.rules.ts';
import { cashAddsUp, flowOf } from './cash-flow.rules.ts';
import { equityAddsUp, profitExplainsEquity } from './equity.rules.ts';
import { positionBalances } from './position.rules.ts';
import { covers } from './profit-loss.rules.ts';
import { checksOf, sectionsOf } from './statements.rules.ts';
import { trialBalances } from './trial-balance.rules.ts';

const CHART = accountRows();
const SPAN = { from: '2026-01-01', to: '2026-12-31' };

interface TestJournal {
  when: 'before' | 'within';
  lines: { code: string; amount: bigint }[];
}

const code = fc.constantFrom(...CHART.map((account) => account.code));
const amount = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).filter((value) => value !== 0n);
/** Balanced: the last line takes what is missing. */
const journal: fc.Arbitrary<TestJournal> = fc.record({
  when: fc.constantFrom('before' as const, 'within' as const),
  lines: fc
    .tuple(fc.array(fc.record({ code, amount }), { minLength: 1, maxLength: 5 }), code)
    .map(([lines, last]) => [...lines, { code: last, amount: -lines.reduce((sum, line) => sum + line.amount, 0n) }]),
});

/** The books as the store adds them up; `close`: all results go to 3.3.01.01 and all of 3.2 as well, at the end of the span. */
function booksOf(journals: readonly TestJournal[], { close }: { close: boolean }): Books {
  const balances = CHART.map((account): Balance => ({
    code: account.code,
    name: { id: account.name, en: account.name_en },
    local: account.is_local,
    opening: 0n,
    debit: 0n,
    credit: 0n,
    yearClose: 0n,
    shareClose: 0n,
  }));
  const of = (wanted: string) => balances.find((balance) => balance.code === wanted)!;
  const flows: { code: string; amount: bigint }[] = [];
  for (const { when, lines } of journals) {
    for (const line of lines) {
      if (when === 'before') of(line.code).opening += line.amount;
      else if (line.amount > 0n) of(line.code).debit += line.amount;
      else of(line.code).credit -= line.amount;
    }
    if (when === 'within' && lines.some((line) => line.code.startsWith('1.1.01.')))
      flows.push(...lines.filter((line) => !line.code.startsWith('1.1.01.')).map((line) => ({ code: line.code, amount: -line.amount })));
  }
  if (close) {
    shut(balances, 'yearClose', (balance) => RESULT_ACCOUNTS.includes(balance.code[0]!));
    shut(balances, 'shareClose', (balance) => balance.code.startsWith('3.2.'));
  }
  return { span: SPAN, balances, flows };
}

function shut(balances: Balance[], kind: 'yearClose' | 'shareClose', wanted: (balance: Balance) => boolean): void {
  const retained = balances.find((balance) => balance.code === '3.3.01.01')!;
  const book = (balance: Balance, value: bigint) => {
    balance[kind] += value;
    if (value > 0n) balance.debit += value;
    else balance.credit -= value;
  };
  for (const balance of balances.filter(wanted)) {
    const closing = closingOf(balance);
    book(balance, -closing);
    book(retained, closing);
  }
}

const books = fc
  .tuple(fc.array(journal, { maxLength: 25 }), fc.boolean())
  .map(([journals, close]) => ({ journals, close, books: booksOf(journals, { close }) }));
const FACTS = {
  village: { code: '35.15.18.2014', name: 'Janti', district: 'Kecamatan Waru', enterprise: 'BUMDes Contoh', demo: true },
  closedMonths: 0,
  months: 12,
  reversals: 0,
  settledOrders: 0,
  taxRule: 'none' as const,
};
const cell = ({ rows }: ReportSection, key: string): bigint => rupiahFromJson(rows.find((row) => row.key === key)!.cells[2] as string);

describe('of any books', () => {
  it('I13: the balance sheet balances, and its total lines say so', () => {
    fc.assert(
      fc.property(books, (each) => {
        expect(positionBalances(each.books)).toBe(true);
        const [sheet] = sectionsOf('position', { now: each.books, before: each.books, facts: FACTS });
        expect(cell(sheet!, 'assets-total')).toBe(cell(sheet!, 'both-total'));
        expect(cell(sheet!, 'equity-total')).toBe(
          cell(sheet!, 'capital-sum') +
            cell(sheet!, 'retained-sum') +
            (sheet!.rows.some(({ key }) => key === 'donated-sum') ? cell(sheet!, 'donated-sum') : 0n),
        );
      }),
    );
  });

  it('I12: profit of the calculator = profit of the statement = growth of equity before distribution and capital', () => {
    fc.assert(
      fc.property(books, (each) => {
        const income = -totalOf(each.books, ['4', '7.1'], movedIn);
        const expense = totalOf(each.books, ['5', '6', '7.2', '7.3'], movedIn);
        const [statement] = sectionsOf('profit-loss', { now: each.books, before: null, facts: FACTS });
        expect(profitOf(each.books)).toBe(income - expense);
        expect(cell(statement!, 'profit')).toBe(income - expense);
        expect(profitExplainsEquity(each.books)).toBe(true);
      }),
    );
  });

  it('closing a year or a distribution changes no row of profit and loss, and none of equity but where the profit stands', () => {
    fc.assert(
      fc.property(fc.array(journal, { maxLength: 25 }), (journals) => {
        const [open, shutBooks] = [booksOf(journals, { close: false }), booksOf(journals, { close: true })];
        for (const name of ['profit-loss', 'equity', 'cash-flow'] as const) {
          const sections = [open, shutBooks].map((now) => sectionsOf(name, { now, before: null, facts: FACTS }));
          expect(sections[1]).toEqual(sections[0]);
        }
      }),
    );
  });

  it('the rows of equity, of cash and of the trial balance add up', () => {
    fc.assert(
      fc.property(books, (each) => {
        expect(equityAddsUp(each.books)).toBe(true);
        expect(cashAddsUp(each.books)).toBe(true);
        expect(trialBalances(each.books)).toBe(true);
        const [flows] = sectionsOf('cash-flow', { now: each.books, before: null, facts: FACTS });
        expect(cell(flows!, 'operating-sum') + cell(flows!, 'investing-sum') + cell(flows!, 'financing-sum')).toBe(cell(flows!, 'net'));
        expect(cell(flows!, 'opening') + cell(flows!, 'net')).toBe(cell(flows!, 'closing'));
        for (const name of STATEMENTS) for (const check of checksOf(name, { now: each.books, before: null, facts: FACTS })) expect(check.holds).toBe(true);
      }),
    );
  });

  it('every detail row of profit and loss, with its block’s sign, makes up the profit', () => {
    fc.assert(
      fc.property(books, (each) => {
        const [statement] = sectionsOf('profit-loss', { now: each.books, before: null, facts: FACTS });
        const rows = statement!.rows.filter(({ style }) => style === 'row');
        const sum = rows.reduce((total, row) => total + (/^(4|7\.1)/.test(row.key) ? 1n : -1n) * rupiahFromJson(row.cells[2] as string), 0n);
        expect(sum).toBe(cell(statement!, 'profit'));
      }),
    );
  });
});

it('one rupiah that is lost is seen', () => {
  const [first, second] = ['1.1.01.01', '4.1.11.01'];
  const wrong = booksOf(
    [
      {
        when: 'within',
        lines: [
          { code: first, amount: 100n },
          { code: second, amount: -99n },
        ],
      },
    ],
    { close: false },
  );
  const checks = STATEMENTS.flatMap((name) => checksOf(name, { now: wrong, before: null, facts: FACTS }));
  expect(checks.filter(({ holds }) => !holds).map(({ label }) => label.en)).toEqual([
    'Debits equal credits',
    'Assets equal liabilities plus equity',
    'Opening cash plus flows equals closing cash',
  ]);
});

it('every possible account has exactly one place in profit and loss, and one flow of cash', () => {
  for (const golongan of [4, 5, 6, 7]) for (let field = 1; field <= 9; field++) expect(covers(`${golongan}.${field}.01.01`), `${golongan}.${field}`).toBe(true);
  for (const account of CHART) expect(flowOf(account.code), account.code).toBeDefined();
});
