// kinds individuals and hybrid: the community's share, person by person.
import { z } from 'zod';
import { hybrid, type HybridPart } from '../hybrid.ts';
import { type Individuals, individuals } from '../individuals.ts';
import { unequalForEqual } from '../policy-check.ts';
import { CaseError, Name, namesOf, Positive, Recipients, Weights, weightsOf, Whole } from './words.ts';

const people = {
  pool: Positive,
  recipients: Recipients,
  unit: Positive.optional(),
  payoutUnit: Positive.optional(),
  mode: z.enum(['floor', 'hamilton']).default('hamilton'),
  tie: z.enum(['registry', 'rotate']).default('registry'),
  cursor: Whole.default(0n),
  perPersonCap: Positive.nullish(),
};

type People = z.infer<z.ZodObject<typeof people>>;

const IndividualsCase = z.looseObject({ ...people, method: Name.optional(), weights: Weights.optional() });

export function runIndividuals(input: unknown): Record<string, unknown> {
  const wanted = IndividualsCase.parse(input);
  const { pool, recipients, mode, tie, perPersonCap: cap } = wanted;
  const unit = unitOf(wanted);
  if (wanted.method !== undefined && unequalForEqual(wanted.method, mode, unit))
    throw new CaseError(
      'equal_kk dengan hamilton dalam satuan besar tidak sama rata; pakai mode floor. / equal_kk by hamilton in large units is not equal; use floor mode.',
    );
  const names = namesOf(recipients);
  const weights = weightsOf(wanted.weights, recipients, names);
  return written(names, individuals({ pool, weights, unit, mode, tie, cursor: cursorOf(wanted, names.length), cap }));
}

/** A part of the mix: just its weight, or its weight and the weights of the people under it. */
const MixPart = z.looseObject({
  method: Name.optional(),
  key: Name.optional(),
  ppm: Positive.optional(),
  weight: Positive.optional(),
  share: Positive.optional(),
  mode: z.enum(['floor', 'hamilton']).optional(),
  weights: Weights.optional(),
});
const Mix = z.union([z.record(Name, z.union([Positive, MixPart])), z.array(MixPart).max(100)]);

const HybridCase = z.looseObject({
  ...people,
  mix: Mix.optional(),
  parts: Mix.optional(),
  /** By method, where the mix has only numbers */
  weights: z.record(Name, Weights).default({}),
});

export function runHybrid(input: unknown): Record<string, unknown> {
  const wanted = HybridCase.parse(input);
  const names = namesOf(wanted.recipients);
  const mix = mixOf(wanted.mix ?? wanted.parts);
  const parts = mix.map(({ method, part }): HybridPart => ({
    mix: part.ppm ?? part.weight ?? part.share ?? 0n,
    weights: weightsOf(part.weights ?? weightsOfMethod(wanted.weights, method), wanted.recipients, names),
    mode: part.mode ?? wanted.mode,
  }));
  if (!parts.some((part) => part.mix > 0n)) throw new CaseError('Campuran (mix) kosong atau semua nol. / The mix is empty or all zero.');
  const { pool, tie, perPersonCap: cap } = wanted;
  const result = hybrid({ pool, parts, unit: unitOf(wanted), tie, cursor: cursorOf(wanted, names.length), cap });
  return { pools: Object.fromEntries(mix.map(({ method }, index) => [method, result.pools[index] ?? 0n])), ...written(names, result) };
}

/** equal_kk needs no weights; any other method without them would silently be equal. */
function weightsOfMethod(weights: Record<string, Weights>, method: string): Weights {
  const own = Object.hasOwn(weights, method) ? weights[method] : undefined;
  if (own !== undefined) return own;
  if (/^equal/.test(method)) return 'all 1';
  throw new CaseError(`Bobot untuk "${method}" tidak ada. / There are no weights for "${method}".`);
}

type MixPart = z.infer<typeof MixPart>;

function mixOf(mix: z.infer<typeof Mix> | undefined): { method: string; part: MixPart }[] {
  if (mix === undefined) throw new CaseError('Campuran (mix) tidak ada. / The mix is missing.');
  const named = Array.isArray(mix)
    ? mix.map((part, index) => ({ method: part.method ?? part.key ?? `part${index + 1}`, part }))
    : Object.entries(mix).map(([method, part]) => ({ method, part: typeof part === 'bigint' ? { weight: part } : part }));
  if (new Set(named.map(({ method }) => method)).size < named.length)
    throw new CaseError('Satu cara disebut dua kali dalam campuran. / A method is named twice in the mix.');
  return named;
}

function unitOf({ unit, payoutUnit }: Pick<People, 'unit' | 'payoutUnit'>): bigint {
  const chosen = unit ?? payoutUnit ?? 1n;
  if (chosen === 0n) throw new CaseError('Satuan pembayaran (unit) paling kecil 1. / The payout unit is at least 1.');
  return chosen;
}

const cursorOf = ({ cursor }: Pick<People, 'cursor'>, count: number) => (count === 0 ? 0 : Number(((cursor % BigInt(count)) + BigInt(count)) % BigInt(count)));

/** Everybody by name, then the summary; a recipient called as a figure is read in `amounts`. */
function written(names: readonly string[], { amounts, residue, cursor }: Individuals): Record<string, unknown> {
  const byName = Object.fromEntries(names.map((name, index) => [name, amounts[index] ?? 0n]));
  const [least, most] = amounts.reduce<[bigint, bigint]>(
    ([a, b], amount) => [amount < a ? amount : a, amount > b ? amount : b],
    [amounts[0] ?? 0n, amounts[0] ?? 0n],
  );
  return {
    ...byName,
    amounts: byName,
    min: least,
    max: most,
    nMax: amounts.filter((amount) => amount === most).length,
    ...(least === most ? { each: least } : {}),
    sum: amounts.reduce((a, b) => a + b, 0n),
    residue,
    cursor,
    newCursor: cursor,
  };
}
