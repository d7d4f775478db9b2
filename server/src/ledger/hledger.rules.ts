// Journals as hledger text: plain double entry that an auditor replays with a tool that is not ours. Whole rupiah, no thousands marks.
import type { JournalView } from '@pitulungan/contracts/books';
import type { BusinessDate, MonthId } from '@pitulungan/contracts/time';

export interface HledgerAccount {
  code: string;
  name: string;
}
export interface HledgerBalance {
  code: string;
  sub: string;
  opening: string;
  closing: string;
}
export interface HledgerMonth {
  month: MonthId;
  starts: BusinessDate;
  ends: BusinessDate;
  village: string;
  accounts: readonly HledgerAccount[];
  balances: readonly HledgerBalance[];
  /** In the order of posting */
  journals: readonly JournalView[];
}

/** golongan → the name of its root and hledger's type of account. */
const ROOTS: Record<string, [name: string, type: 'A' | 'L' | 'E' | 'R' | 'X']> = {
  1: ['Aset', 'A'],
  2: ['Kewajiban', 'L'],
  3: ['Ekuitas', 'E'],
  4: ['Pendapatan', 'R'],
  5: ['HPP', 'X'],
  6: ['Beban', 'X'],
  7: ['Pendapatan dan Beban Lain', 'R'],
};
const OPENING = 'Ekuitas:Saldo Awal Ekspor';

/** Deterministic: the same journals give the same bytes. */
export function hledgerText(month: HledgerMonth): string {
  const nameOf = accountNames(month.accounts);
  return [
    `; ${month.village}, ${month.month}: ${month.journals.length} jurnal`,
    'decimal-mark .',
    'commodity IDR 1000.',
    '',
    ...Object.values(ROOTS).map(([name, type]) => `account ${name}  ; type: ${type}`),
    `account ${OPENING}  ; type: E`,
    ...declared(month, nameOf).map((name) => `account ${name}`),
    '',
    ...openingOf(month, nameOf),
    ...month.journals.flatMap((journal) => transactionOf(journal, nameOf)),
    ...assertionsOf(month, nameOf),
    '',
  ].join('\n');
}

type NameOf = (code: string, sub: string) => string;

function accountNames(accounts: readonly HledgerAccount[]): NameOf {
  const names = new Map(accounts.map(({ code, name }) => [code, plain(name)]));
  return (code, sub) => {
    const root = ROOTS[code[0] ?? '']?.[0] ?? 'Lain';
    return `${root}:${code} ${names.get(code) ?? ''}${sub === '' ? '' : `:${plain(sub)}`}`;
  };
}

/** Two spaces end an account's name, a semicolon begins a comment, a colon is a level, brackets make postings virtual. */
const plain = (text: string): string =>
  text
    .replaceAll(/[;:|()[\]]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

function declared(month: HledgerMonth, nameOf: NameOf): string[] {
  const used = [...month.balances, ...month.journals.flatMap(({ lines }) => lines)];
  return [...new Set(used.map(({ code, sub }) => nameOf(code, sub)))].sort();
}

function openingOf(month: HledgerMonth, nameOf: NameOf): string[] {
  const open = month.balances.filter(({ opening }) => opening !== '0');
  if (open.length === 0) return [];
  return [
    `${month.starts} * Saldo awal`,
    ...open.map(({ code, sub, opening }) => posting(nameOf(code, sub), opening)),
    posting(OPENING, '0'), // the opening balances add up to zero by themselves
    '',
  ];
}

const posting = (account: string, amount: string): string => `    ${account}  IDR ${amount}`;

function transactionOf(journal: JournalView, nameOf: NameOf): string[] {
  const tags = [`nomor: ${journal.id}`, `sumber: ${plain(journal.source)}`];
  if (journal.reversalOf !== null) tags.push(`membalik: ${journal.reversalOf}`);
  if (journal.belongsTo !== null) tags.push(`periode-sebelumnya: ${journal.belongsTo}`);
  const about = journal.memo === '' ? journal.fact : `${journal.fact} - ${plain(journal.memo)}`;
  return [
    `${journal.businessDate} * (${journal.key.replaceAll(/[()\s]/g, ' ')}) ${about}  ; ${tags.join(', ')}`,
    ...journal.lines.map(({ code, sub, amount }) => posting(nameOf(code, sub), amount)),
    '',
  ];
}

/** One transaction of zeros at the end: every account must hold what our trial balance says. */
function assertionsOf(month: HledgerMonth, nameOf: NameOf): string[] {
  if (month.balances.length === 0) return [];
  return [`${month.ends} * Saldo akhir menurut buku`, ...month.balances.map(({ code, sub, closing }) => `    ${nameOf(code, sub)}  IDR 0 = IDR ${closing}`)];
}
