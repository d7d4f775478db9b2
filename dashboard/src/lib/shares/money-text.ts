// Rupiah and percent in input fields: "18.000.000" and "12,5" as people type them, without a float in between.
import type { RupiahText } from '@pitulungan/contracts/money';
import type { Language } from '@pitulungan/ui/language.svelte.ts';

/** Far above any village, and every slider can still show it */
const MAX_DIGITS = 13;

/** "Rp18.000.000", "18,000,000", "18000000" → "18000000"; null when it is no whole amount. */
export function readRupiah(text: string, { negative = false } = {}): RupiahText | null {
  const typed = text
    .replace(/rp/i, '')
    .replace(/[\s\u00a0]/g, '')
    .replace('−', '-');
  const [, minus, digits] = /^(-?)(\d+|\d{1,3}(?:[.,]\d{3})+)$/.exec(typed) ?? [];
  if (digits === undefined || (minus === '-' && !negative)) return null;
  const plain = digits.replace(/[.,]/g, '');
  if (plain.length > MAX_DIGITS) return null;
  return `${BigInt(`${minus}${plain}`)}`;
}

/** "18.000.000" (id), "18,000,000" (en): what stands in the field while nobody types. */
export const writeRupiah = (amount: RupiahText, language: Language): string => amount.replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');

/** "12,5" → 125000; null when it is no percentage of at most four decimals between 0 and 100. */
export function readPercent(text: string): number | null {
  const [, whole, rest = ''] = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(text.replace('%', '').trim()) ?? [];
  if (whole === undefined) return null;
  const ppm = parseInt(`${whole}${rest.padEnd(4, '0')}`, 10);
  return ppm <= 1_000_000 ? ppm : null;
}

/** A whole count from 0 to `most`; "1.847" is eighteen hundred. */
export function readCount(text: string, most: number): number | null {
  const plain = text.trim().replace(/[.,](?=\d{3}(\D|$))/g, '');
  const count = /^\d{1,7}$/.test(plain) ? parseInt(plain, 10) : null;
  return count !== null && count <= most ? count : null;
}
