// Money is whole rupiah: `bigint` in code, a decimal string on the wire, never a float.
import { z } from 'zod';

export type Rupiah = bigint;

const MAX_DIGITS = 15; // Rp999 trillion: far above any village, far below what a BIGINT column holds

/** A whole, signed amount of rupiah as a decimal string, e.g. "12500". */
export const RupiahText = z.string().regex(new RegExp(`^(0|-?[1-9]\\d{0,${MAX_DIGITS - 1}})$`), 'whole rupiah as a decimal string');
export type RupiahText = z.infer<typeof RupiahText>;

/** As RupiahText, but never negative: prices, counted cash. */
export const RupiahAmount = RupiahText.refine((text) => !text.startsWith('-'), 'not negative');

export const rupiahToJson = (amount: Rupiah): RupiahText => amount.toString();
/** Throws on anything but a whole decimal number: parse input with RupiahText first. */
export const rupiahFromJson = (text: RupiahText): Rupiah => BigInt(text);
