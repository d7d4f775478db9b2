// A statement is a list of lines; each knows how to reckon itself from any books, so this span and the one before are made alike.
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { Behind, ReportColumn, ReportRow, ReportSection, Words } from '@pitulungan/contracts/reports';
import { type Balance, type Books, isUnder } from './balances.rules.ts';
import { dayWords, spanWords } from './format.rules.ts';

export interface Line {
  key: string;
  style: ReportRow['style'];
  level: number;
  label: Words;
  /** Shown in the code column */
  code?: string;
  /** Undefined: a heading */
  amount?: (books: Books) => Rupiah;
  /** Accounts whose lines make up the amount; only where they do exactly */
  accounts?: readonly string[];
}

/** stock: balances at the end of the span; flow: what happened in it */
export type Kind = 'stock' | 'flow';

export interface Sheet {
  now: Books;
  before: Books | null;
  kind: Kind;
}

export const head = (key: string, level: number, label: Words): Line => ({ key, style: 'head', level, label });

/** One line for each account under the prefixes in which either of the books has something. */
export function accountLines(sheet: Sheet, prefixes: readonly string[], spec: { level: number; amountOf: (balance: Balance) => Rupiah }): Line[] {
  const known = new Map<string, Balance>();
  for (const books of [sheet.now, sheet.before])
    for (const balance of books?.balances ?? []) if (isUnder(balance.code, prefixes) && spec.amountOf(balance) !== 0n) known.set(balance.code, balance);
  return [...known.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({
      key: code,
      style: 'row',
      level: spec.level,
      label: name,
      code,
      amount: (books) => books.balances.filter((balance) => balance.code === code).reduce((sum, balance) => sum + spec.amountOf(balance), 0n),
      accounts: [code],
    }));
}

/** The columns code, description, amount and, when there is one, the amount before. */
export function section(key: string, heading: Words | null, lines: readonly Line[], sheet: Sheet): ReportSection {
  return { key, heading, paragraphs: [], columns: columns(sheet), rows: lines.map((line) => row(line, sheet)) };
}

function columns({ now, before, kind }: Sheet): ReportColumn[] {
  const label = ({ span }: Books): Words => (kind === 'stock' ? dayWords(span.to) : spanWords(span));
  return [
    { key: 'code', label: { id: 'Kode', en: 'Code' }, kind: 'text' },
    { key: 'label', label: { id: 'Uraian', en: 'Description' }, kind: 'text' },
    { key: 'amount', label: label(now), kind: 'money' },
    ...(before ? [{ key: 'before', label: label(before), kind: 'money' as const }] : []),
  ];
}

function row({ key, style, level, label, code, amount, accounts }: Line, { now, before, kind }: Sheet): ReportRow {
  const money = (books: Books) => (amount ? rupiahToJson(amount(books)) : null);
  const cells = [code ?? null, label, money(now), ...(before ? [money(before)] : [])];
  return { key, style, level, cells, behind: accounts ? behind(accounts, now, kind) : null, orderId: null };
}

const behind = (accounts: readonly string[], { span }: Books, kind: Kind): Behind => ({
  accounts: [...accounts],
  sub: null,
  from: kind === 'flow' ? span.from : null,
  to: span.to,
});
