// Notes and coins, and what a cashier typed beside them. The count is blind: nothing here knows what was declared.
import type { Rupiah } from '@pitulungan/contracts/money';

export const DENOMINATIONS = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100] as const;
export type Denomination = (typeof DENOMINATIONS)[number];
export type Pieces = Readonly<Record<Denomination, string>>;

export const NO_PIECES: Pieces = Object.freeze(Object.fromEntries(DENOMINATIONS.map((value) => [value, ''])) as Record<Denomination, string>);

const MAX_PIECES_DIGITS = 5; // 99.999 notes of one kind: more is a typing mistake

/** Pieces typed for one denomination; empty means none, null means that it is no count. */
export function pieceCount(typed: string): bigint | null {
  const text = typed.trim();
  if (text === '') return 0n;
  return new RegExp(`^\\d{1,${MAX_PIECES_DIGITS}}$`).test(text) ? BigInt(text) : null;
}

export const amountOf = (value: Denomination, typed: string): Rupiah | null => {
  const count = pieceCount(typed);
  return count === null ? null : count * BigInt(value);
};

/** The sum of all pieces, or null while one of them is no count. */
export function sumOf(pieces: Pieces): Rupiah | null {
  return DENOMINATIONS.reduce<Rupiah | null>((sum, value) => {
    const amount = amountOf(value, pieces[value]);
    return sum === null || amount === null ? null : sum + amount;
  }, 0n);
}

export const isEmpty = (pieces: Pieces): boolean => DENOMINATIONS.every((value) => pieces[value].trim() === '');

/** "245.000", "Rp245000" or "245 000" as typed into one field; null when it is no whole amount. */
export function typedRupiah(typed: string): Rupiah | null {
  const text = typed.trim().replace(/^rp\.?\s*/i, '');
  if (/^\d{1,12}$/.test(text)) return BigInt(text);
  return /^\d{1,3}([.\s]\d{3}){1,4}$/.test(text) ? BigInt(text.replace(/[.\s]/g, '')) : null;
}
