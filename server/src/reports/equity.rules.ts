// Laporan Perubahan Ekuitas, the numbered rows of Kepmendesa PDTT 136/2022 (finance.md 2.2). A year or a distribution that is
// closed in the span only moves what is counted already: those journals are told apart and change no row.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { ReportSection, Words } from '@pitulungan/contracts/reports';
import { type Balance, type Books, closingOf, movedIn, profitOf, RESULT_ACCOUNTS, totalOf } from './balances.rules.ts';
import { head, type Line, section, type Sheet } from './lines.rules.ts';

const VILLAGE_CAPITAL = ['3.1.01'];
const RESIDENTS_CAPITAL = ['3.1.02', '3.1.03', '3.1.99'];
const DONATED = ['3.4'];
const RESERVED = ['3.3.01.02', '3.3.01.03', '3.3.01.11', '3.3.01.12'];
const ON_VILLAGE_CAPITAL = ['3.2.01'];
const ON_RESIDENTS_CAPITAL = ['3.2.02'];
const OTHER_DISTRIBUTION = ['3.2.03'];
const DISTRIBUTION = ['3.2'];
/** Profit of all years that is still in the house, booked there or not. */
const EARNINGS = ['3.2', '3.3', '3.9', ...RESULT_ACCOUNTS];

const words = (id: string, en: string): Words => ({ id, en });
const credit = (accounts: readonly string[], amountOf: (balance: Balance) => Rupiah) => (books: Books) => -totalOf(books, accounts, amountOf);
const opening = ({ opening: amount }: Balance): Rupiah => amount;

const reservedAt = (amountOf: (balance: Balance) => Rupiah) => credit(RESERVED, amountOf);
const freeAt = (amountOf: (balance: Balance) => Rupiah) => (books: Books) => credit(EARNINGS, amountOf)(books) - reservedAt(amountOf)(books);

/** What came straight into retained earnings or reserves from outside: corrections of earlier years. Moves between them cancel out. */
const corrections = credit(['3.3', '3.9'], movedIn);

export const openingEarnings = credit(EARNINGS, opening);
export const closingEarnings = credit(EARNINGS, closingOf);
/** Negative: distribution takes away. */
export const distributed = credit(DISTRIBUTION, movedIn);
export const capitalMoved = credit(['3.1', '3.4'], movedIn);
export const equityAt = { opening: credit(['3', ...RESULT_ACCOUNTS], opening), closing: credit(['3', ...RESULT_ACCOUNTS], closingOf) };

type Spec = Pick<Line, 'style' | 'level'>;
const ROW: Spec = { style: 'row', level: 1 };
const SUM: Spec = { style: 'sum', level: 0 };
/** The decree numbers its rows; the number is the key and what people quote. */
const numbered = (number: string, label: Words, amount: (books: Books) => Rupiah, spec: Spec = ROW): Line => ({
  key: number,
  label,
  code: number,
  amount,
  ...spec,
});

const capitalLines: readonly Line[] = [
  head('capital', 0, words('PENYERTAAN MODAL', 'CAPITAL')),
  numbered('1', words('Penyertaan modal awal', 'Capital at the beginning'), credit(['3.1'], opening), SUM),
  numbered('1.1', words('Penyertaan modal desa', 'Capital of the village'), credit(VILLAGE_CAPITAL, opening)),
  numbered('1.2', words('Penyertaan modal masyarakat', 'Capital of residents'), credit(RESIDENTS_CAPITAL, opening)),
  numbered('2', words('Penambahan (pengurangan) penyertaan modal', 'Capital paid in (taken out)'), credit(['3.1'], movedIn), SUM),
  numbered('2.1', words('Penyertaan modal desa', 'Capital of the village'), credit(VILLAGE_CAPITAL, movedIn)),
  numbered('2.2', words('Penyertaan modal masyarakat', 'Capital of residents'), credit(RESIDENTS_CAPITAL, movedIn)),
  numbered('3', words('Penyertaan modal akhir (1 + 2)', 'Capital at the end (1 + 2)'), credit(['3.1'], closingOf), { style: 'total', level: 0 }),
];

const earningsLines: readonly Line[] = [
  head('earnings', 0, words('SALDO LABA', 'RETAINED EARNINGS')),
  numbered('4', words('Saldo laba awal', 'Retained earnings at the beginning'), openingEarnings, SUM),
  numbered('4.1', words('Belum dicadangkan', 'Not reserved'), freeAt(opening)),
  numbered('4.2', words('Dicadangkan', 'Reserved'), reservedAt(opening)),
  numbered('5', words('Laba (rugi) periode berjalan', 'Profit (loss) of the period'), profitOf, SUM),
  numbered('6', words('Bagi hasil penyertaan modal desa', 'Distributed on the village’s capital'), credit(ON_VILLAGE_CAPITAL, movedIn)),
  numbered('7', words('Bagi hasil penyertaan modal masyarakat', 'Distributed on residents’ capital'), credit(ON_RESIDENTS_CAPITAL, movedIn)),
  numbered('8', words('Pembagian hasil usaha lain', 'Other distribution'), credit(OTHER_DISTRIBUTION, movedIn)),
  numbered('9', words('Koreksi saldo laba', 'Corrections of earlier years'), corrections),
  numbered('10', words('Saldo laba akhir (4 + 5 + 6 + 7 + 8 + 9)', 'Retained earnings at the end (4 + 5 + 6 + 7 + 8 + 9)'), closingEarnings, {
    style: 'total',
    level: 0,
  }),
  numbered('10.1', words('Belum dicadangkan', 'Not reserved'), freeAt(closingOf)),
  numbered('10.2', words('Dicadangkan', 'Reserved'), reservedAt(closingOf)),
];

const endLines: readonly Line[] = [
  head('donated', 0, words('MODAL DONASI', 'DONATED CAPITAL')),
  numbered('11', words('Modal donasi awal', 'Donated capital at the beginning'), credit(DONATED, opening)),
  numbered('12', words('Penambahan modal donasi', 'Donated in the period'), credit(DONATED, movedIn)),
  numbered('13', words('Modal donasi akhir (11 + 12)', 'Donated capital at the end (11 + 12)'), credit(DONATED, closingOf), { style: 'total', level: 0 }),
  numbered('14', words('EKUITAS AKHIR (3 + 10 + 13)', 'EQUITY AT THE END (3 + 10 + 13)'), equityAt.closing, { style: 'total', level: 0 }),
];

export const equity = (sheet: Sheet): ReportSection[] => [section('equity', null, [...capitalLines, ...earningsLines, ...endLines], sheet)];

/** I12: the profit is what equity grew by, before distribution, capital and corrections. */
export const profitExplainsEquity = (books: Books): boolean =>
  equityAt.closing(books) - equityAt.opening(books) - capitalMoved(books) - distributed(books) - corrections(books) === profitOf(books);

/** The rows add up as their numbers say. */
export const equityAddsUp = (books: Books): boolean =>
  openingEarnings(books) + profitOf(books) + distributed(books) + corrections(books) === closingEarnings(books) &&
  credit(['3.1'], closingOf)(books) + closingEarnings(books) + credit(DONATED, closingOf)(books) === equityAt.closing(books);
