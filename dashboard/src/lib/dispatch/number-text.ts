// Numbers in input fields: "0,05" in Indonesian, "0.05" in English.
import type { Language } from '@pitulungan/ui/language.svelte.ts';

/** As short as it can be, without grouping: what stands in an input field. */
export const writeNumber = (value: number, language: Language): string => (language === 'id' ? String(value).replace('.', ',') : String(value));

/** Comma and point are both the decimal sign; null when it is no number. */
export function readNumber(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : null;
}
