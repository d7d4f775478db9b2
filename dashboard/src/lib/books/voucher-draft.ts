// From what was typed to a voucher, judged by the contract's own shapes: what is missing or cannot be read is named by its field.
import { VoucherEvent, type VoucherKind } from '@pitulungan/contracts/vouchers';
import { readCount, readRupiah } from '#lib/shares/money-text.ts';
import { FIELDS, MONEY_FIELDS, type FieldName } from './voucher-kinds.ts';

export interface OpeningRow {
  code: string;
  sub: string;
  debit: string;
  credit: string;
}
export interface Typed {
  kind: VoucherKind;
  fields: Readonly<Partial<Record<FieldName, string>>>;
  /** Of opening balances; empty rows are left out */
  rows: readonly OpeningRow[];
}
/** unequal: debit and credit of opening balances differ */
export type Problem = 'missing' | 'wrong' | 'unequal';
export type Problems = Readonly<Partial<Record<FieldName | 'rows', Problem>>>;
export type Drafted = { ok: true; event: VoucherEvent } | { ok: false; problems: Problems };

const MAX_MONTHS = 600;
/** What takes nothing when nothing is typed. */
const ZERO_WHEN_EMPTY: ReadonlySet<FieldName> = new Set(['residual', 'cost']);

/** A field as the contract wants it. What cannot be read stays as it was typed, so that the contract refuses it. */
function valueOf(name: FieldName, text: string): unknown {
  if (text === '' && ZERO_WHEN_EMPTY.has(name)) return '0';
  if (MONEY_FIELDS.has(name)) return readRupiah(text) ?? text;
  return name === 'months' ? readCount(text, MAX_MONTHS) : text;
}

function contentOf(fields: readonly FieldName[], typed: Typed['fields']): Record<string, unknown> {
  const content = Object.fromEntries(fields.map((name) => [name, valueOf(name, (typed[name] ?? '').trim())]));
  if (!fields.includes('fund')) return content;
  const [fund = '', code = ''] = (typed.fund ?? '').split(' '); // "health sehat-2026", as the choices of funds are
  return { ...content, fund, code };
}

const isEmpty = ({ code, sub, debit, credit }: OpeningRow): boolean => [code, sub, debit, credit].every((text) => text.trim() === '');

/** Debit is positive; null when it is not exactly one of the two. */
export function amountOf({ debit, credit }: Pick<OpeningRow, 'debit' | 'credit'>): string | null {
  const [left, right] = [debit.trim(), credit.trim()];
  if ((left === '') === (right === '')) return null;
  const amount = readRupiah(left === '' ? right : left);
  if (amount === null || amount === '0') return null;
  return left === '' ? `-${amount}` : amount;
}

const openingLines = (rows: readonly OpeningRow[]) =>
  rows.filter((row) => !isEmpty(row)).map((row) => ({ code: row.code, sub: row.sub.trim(), amount: amountOf(row) }));

export function draftOf({ kind, fields, rows }: Typed): Drafted {
  const shape = VoucherEvent.options.find((option) => option.shape.kind.value === kind);
  const content = kind === 'OPENING_BALANCES' ? { lines: openingLines(rows) } : contentOf(FIELDS[kind], fields);
  const parsed = shape?.safeParse({ kind, ...content });
  if (parsed?.success) return isUneven({ kind, rows }) ? { ok: false, problems: { rows: 'unequal' } } : { ok: true, event: parsed.data };
  const wrong = new Set(parsed?.error.issues.map(({ path }) => String(path[0])));
  const problems = [...wrong].map((name): [string, Problem] => {
    if (name === 'lines') return ['rows', openingLines(rows).length === 0 ? 'missing' : 'wrong'];
    const field = name === 'code' && FIELDS[kind].includes('fund') ? 'fund' : (name as FieldName);
    return [field, (fields[field] ?? '').trim() === '' ? 'missing' : 'wrong'];
  });
  return { ok: false, problems: Object.fromEntries(problems) };
}

/** Both sides of opening balances, as far as they can be read: they must be equal. */
export function openingSums(rows: readonly OpeningRow[]): { debit: bigint; credit: bigint } {
  const amounts = rows.map((row) => BigInt(amountOf(row) ?? '0'));
  const sum = (sign: 1n | -1n) => amounts.reduce((total, amount) => (amount * sign > 0n ? total + amount * sign : total), 0n);
  return { debit: sum(1n), credit: sum(-1n) };
}

function isUneven({ kind, rows }: Pick<Typed, 'kind' | 'rows'>): boolean {
  const { debit, credit } = openingSums(rows);
  return kind === 'OPENING_BALANCES' && debit !== credit;
}
