// The one phone normaliser: 08…, 8…, 628… and +62 8… are the same number (product.md section 10).
import { z } from 'zod';

const LOCAL = /^8\d{7,12}$/; // after the country code; the demo's +62 800-0000-xxxx cannot ring

/** E.164 ("+6281234567890"), or undefined when it is no Indonesian mobile number. */
export function normalisePhone(input: string): string | undefined {
  if (!/^[+\d\s().-]+$/.test(input)) return undefined;
  const digits = input.replace(/\D/g, '');
  const local = digits.startsWith('62') ? digits.slice(2).replace(/^0/, '') : digits.replace(/^0/, '');
  return LOCAL.test(local) ? `+62${local}` : undefined;
}

/** Digits for https://wa.me/…, which wants the country code without a plus. */
export const waDigits = (e164: string): string => e164.replace(/\D/g, '');

/** Demo numbers are shown as text and never turned into a live link (product.md section 9). */
export const isDemoPhone = (e164: string): boolean => e164.startsWith('+628000000');

/** Parses any of the four spellings into E.164. */
export const Phone = z
  .string()
  .max(24)
  .transform((text, ctx) => {
    const phone = normalisePhone(text);
    if (phone === undefined) ctx.addIssue({ code: 'custom', message: 'nomor HP tidak dikenali / not a mobile number' });
    return phone ?? z.NEVER;
  });
