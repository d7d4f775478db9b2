// Reading the provider's file: columns under the names that providers use, amounts as people and programs write them.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { QrisLineStatus } from '@pitulungan/contracts/qris';

const NAMES = {
  reference: ['reference', 'referensi', 'no_referensi', 'no referensi', 'rrn', 'reference_no'],
  gross: ['gross', 'amount', 'jumlah', 'nominal'],
  mdr: ['mdr', 'fee', 'biaya', 'potongan'],
  paidAt: ['paid_at', 'tanggal', 'waktu', 'date', 'transaction_date'],
} as const;
type Column = keyof typeof NAMES;
const NEEDED: readonly Column[] = ['reference', 'gross', 'mdr'];

export interface RawRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}
export interface ReportLine {
  line: number;
  reference: string;
  gross: Rupiah;
  mdr: Rupiah;
  /** Epoch ms; null: the file does not say */
  paidAt: number | null;
}
export interface RowError {
  line: number;
  column: string | null;
  sentence: { id: string; en: string };
}

/** Which of the file's columns holds what; undefined when one that is needed is missing. */
export function columnsOf(header: readonly string[]): Partial<Record<Column, string>> | undefined {
  const found = Object.fromEntries(
    (Object.keys(NAMES) as Column[]).flatMap((column) => {
      const name = header.find((each) => (NAMES[column] as readonly string[]).includes(each));
      return name === undefined ? [] : [[column, name]];
    }),
  ) as Partial<Record<Column, string>>;
  return NEEDED.every((column) => found[column] !== undefined) ? found : undefined;
}

/** "25000", "25.000", "Rp25.000,00" or "25000.00" are twenty-five thousand; anything with real cents, a sign or words is none. */
export function amountOf(text: string): Rupiah | undefined {
  const bare = text.replace(/^rp\.?/i, '').replace(/\s/g, '');
  const digits = WAYS_TO_WRITE.map((way) => way.exec(bare)?.[1])
    .find((whole) => whole !== undefined)
    ?.replace(/[.,]/g, '');
  return digits === undefined || digits.length > MAX_DIGITS ? undefined : BigInt(digits);
}
const MAX_DIGITS = 12;
const WAYS_TO_WRITE = [/^(\d{1,3}(?:\.\d{3})+|\d+)(?:,00?)?$/, /^(\d+)\.00?$/, /^(\d{1,3}(?:,\d{3})+)(?:\.00?)?$/];

const WRONG_AMOUNT = { id: 'Jumlahnya bukan rupiah bulat.', en: 'The amount is not whole rupiah.' };
const NO_REFERENCE = { id: 'Nomor referensinya kosong.', en: 'The reference is missing.' };
const FEE_TOO_HIGH = { id: 'Potongannya lebih besar dari jumlahnya.', en: 'The fee is more than the amount.' };
const MIN_REFERENCE = 4;
const MAX_REFERENCE = 60;
const isReference = ({ length }: string): boolean => length >= MIN_REFERENCE && length <= MAX_REFERENCE;

export function readLine({ line, cells }: RawRow, columns: Partial<Record<Column, string>>): { ok: true; value: ReportLine } | { ok: false; error: RowError } {
  const cell = (column: Column): string => (cells[columns[column] ?? ''] ?? '').trim();
  const no = (column: Column, sentence: RowError['sentence']) => ({ ok: false as const, error: { line, column: columns[column] ?? null, sentence } });
  const reference = cell('reference');
  if (!isReference(reference)) return no('reference', NO_REFERENCE);
  const gross = amountOf(cell('gross'));
  if (gross === undefined || gross === 0n) return no('gross', WRONG_AMOUNT);
  const mdr = cell('mdr') === '' ? 0n : amountOf(cell('mdr'));
  if (mdr === undefined) return no('mdr', WRONG_AMOUNT);
  if (mdr > gross) return no('mdr', FEE_TOO_HIGH);
  return { ok: true, value: { line, reference, gross, mdr, paidAt: instantOf(cell('paidAt')) } };
}

const instantOf = (text: string): number | null => (Number.isNaN(Date.parse(text)) ? null : Date.parse(text));

/** What a line is, held against the payment of that reference. */
export function judge(
  line: { gross: Rupiah },
  found: { repeated: boolean; payment: { amount: Rupiah; flow: 'Q1' | 'Q2' | null } | undefined },
): Exclude<QrisLineStatus, 'HELD'> {
  if (found.repeated) return 'REPEATED';
  if (found.payment?.flow !== 'Q1') return 'UNMATCHED';
  return found.payment.amount === line.gross ? 'MATCHED' : 'DIFFERENT';
}
