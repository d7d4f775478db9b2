// How numbers and names are written in a case of the golden file's form. Every integer is a text; a JSON number is taken while it is exact.
import { z } from 'zod';

/** Far beyond any money, and still quick: a case may be typed by anybody */
const MAX_DIGITS = 1000;
export const MAX_RECIPIENTS = 100_000;

const WHOLE = 'bilangan bulat sebagai teks, misalnya "18000000" / a whole number as text, e.g. "18000000"';
const NEGATIVE = 'tidak boleh negatif / must not be negative';

export const Whole = z
  .union([z.string().regex(new RegExp(`^-?\\d{1,${MAX_DIGITS}}$`), WHOLE), z.int({ error: WHOLE })], { error: WHOLE })
  .transform((value) => BigInt(value));
export const Positive = Whole.refine((value) => value >= 0n, NEGATIVE);
export const Ppm = Positive.refine((value) => value <= 1_000_000n, 'paling banyak / at most 1000000');

export const Name = z.string().min(1).max(200);

const Pattern = z.strictObject({ pattern: z.string().max(200), count: Positive.optional() });
const Weighted = z.looseObject({ key: Name.optional(), id: Name.optional(), name: Name.optional(), weight: Positive.optional() });

/** Names; names with weights; a pattern "KK0001..KK1847"; or just how many. */
export const Recipients = z.union([z.array(Name).max(MAX_RECIPIENTS), z.array(Weighted).max(MAX_RECIPIENTS), Pattern, Positive]);
export type Recipients = z.infer<typeof Recipients>;

/** "all 1"; one weight each, in the order of the recipients; or weights by name. */
export const Weights = z.union([z.string().regex(/^all \d{1,30}$/, '"all 1"'), z.array(Positive).max(MAX_RECIPIENTS), z.record(Name, Positive)]);
export type Weights = z.infer<typeof Weights>;

/** What is wrong with a case, in words for whoever wrote it. */
export class CaseError extends Error {}

export function namesOf(recipients: Recipients): string[] {
  if (typeof recipients === 'bigint') return numbered('R', 1n, recipients, 1);
  if (!Array.isArray(recipients)) return fromPattern(recipients.pattern, recipients.count);
  const names = recipients.map((recipient, index) =>
    typeof recipient === 'string' ? recipient : (recipient.key ?? recipient.id ?? recipient.name ?? `R${index + 1}`),
  );
  if (new Set(names).size < names.length) throw new CaseError('Ada penerima yang disebut dua kali. / A recipient is named twice.');
  return names;
}

function fromPattern(pattern: string, count: bigint | undefined): string[] {
  const [, prefix, first, samePrefix, last] = /^(.*?)(\d{1,9})\.\.(.*?)(\d{1,9})$/.exec(pattern) ?? [];
  if (prefix === undefined || first === undefined || last === undefined || prefix !== samePrefix || BigInt(last) < BigInt(first))
    throw new CaseError(`Pola "${pattern}" tidak dikenali; contoh: KK0001..KK1847. / The pattern "${pattern}" is not understood; e.g. KK0001..KK1847.`);
  const found = BigInt(last) - BigInt(first) + 1n;
  if (count !== undefined && count !== found)
    throw new CaseError(`Pola "${pattern}" berisi ${found} nama, bukan ${count}. / The pattern "${pattern}" has ${found} names, not ${count}.`);
  return numbered(prefix, BigInt(first), found, first.length);
}

function numbered(prefix: string, first: bigint, count: bigint, digits: number): string[] {
  if (count > BigInt(MAX_RECIPIENTS)) throw new CaseError(`Paling banyak ${MAX_RECIPIENTS} penerima. / At most ${MAX_RECIPIENTS} recipients.`);
  return Array.from({ length: Number(count) }, (_, index) => prefix + String(first + BigInt(index)).padStart(digits, '0'));
}

/** One weight per name. Without `weights`: those written beside the recipients, else all 1. */
export function weightsOf(weights: Weights | undefined, recipients: Recipients, names: readonly string[]): bigint[] {
  if (weights === undefined) return besideNames(recipients) ?? names.map(() => 1n);
  if (typeof weights === 'string') return names.map(() => BigInt(weights.slice('all '.length)));
  if (!Array.isArray(weights)) return byName(weights, names);
  if (weights.length !== names.length)
    throw new CaseError(`${names.length} penerima tetapi ${weights.length} bobot. / ${names.length} recipients but ${weights.length} weights.`);
  return weights;
}

const besideNames = (recipients: Recipients): bigint[] | null =>
  Array.isArray(recipients) && recipients.some((one) => typeof one !== 'string' && one.weight !== undefined)
    ? recipients.map((one) => (typeof one === 'string' ? 0n : (one.weight ?? 0n)))
    : null;

function byName(weights: Record<string, bigint>, names: readonly string[]): bigint[] {
  const known = new Set(names);
  const stranger = Object.keys(weights).find((name) => !known.has(name));
  if (stranger !== undefined) throw new CaseError(`"${stranger}" bukan penerima. / "${stranger}" is no recipient.`);
  return names.map((name) => (Object.hasOwn(weights, name) ? (weights[name] ?? 0n) : 0n));
}
