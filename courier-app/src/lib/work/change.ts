// Counting at the door: what the buyer hands over, against what is due.
import type { Shortfall } from '@pitulungan/contracts/jobs';
import type { Rupiah } from '@pitulungan/contracts/money';

export type Count = { kind: 'missing' } | { kind: 'short'; by: Rupiah } | { kind: 'exact' } | { kind: 'over'; change: Rupiah };

const MAX_DIGITS = 9; // nobody pays a billion at the door: a slip of the thumb

/** "60.000", "Rp 60000" → 60000n; undefined when there is no amount in it. */
export function typedAmount(text: string): Rupiah | undefined {
  const digits = text.replace(/\D/g, '');
  return digits === '' || digits.length > MAX_DIGITS ? undefined : BigInt(digits);
}

export function countCash(handed: Rupiah | undefined, due: Rupiah): Count {
  if (handed === undefined) return { kind: 'missing' };
  if (handed < due) return { kind: 'short', by: due - handed };
  return handed === due ? { kind: 'exact' } : { kind: 'over', change: handed - due };
}

/** What may be done about cash that is short, by how much is missing; nothing handed over is no payment. */
export function waysOut(by: Rupiah, handed: Rupiah, ceilings: { shortCeiling: string; changeCeiling: string }): Shortfall[] {
  if (handed === 0n) return [];
  return [...(by <= BigInt(ceilings.shortCeiling) ? (['SHORT'] as const) : []), ...(by <= BigInt(ceilings.changeCeiling) ? (['NO_CHANGE'] as const) : [])];
}

const NOTES: readonly Rupiah[] = [20_000n, 50_000n, 100_000n];

/** The banknotes a buyer is likely to hand over: the next round sums above what is due. */
export const likelyNotes = (due: Rupiah): Rupiah[] =>
  [...new Set(NOTES.map((note) => ((due + note - 1n) / note) * note))].filter((sum) => sum > due).slice(0, 2);
