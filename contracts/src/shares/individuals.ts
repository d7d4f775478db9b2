// The community's share, person by person, in whole payout units (finance.md 7.3, step 5).
import { byPosition, type Rank } from './allocate.ts';
import { freeze, type Part, split } from './split.ts';

export interface IndividualsInput {
  /** ≥ 0 */
  pool: bigint;
  /** One weight per recipient, in the order of the frozen registry */
  weights: readonly bigint[];
  /** Smallest payable amount in rupiah, ≥ 1: coins that nobody has cannot be paid out */
  unit: bigint;
  /** floor: everybody the whole units of their quota, the rest is residue. hamilton: the rest goes to the largest remainders */
  mode: 'floor' | 'hamilton';
  /** Who among equal remainders comes first: the registry's order, or the same order begun at `cursor` */
  tie: 'registry' | 'rotate';
  cursor?: number | undefined;
  /** Rupiah per person; one for all or one each */
  cap?: bigint | readonly bigint[] | null | undefined;
}

export interface Individuals {
  amounts: bigint[];
  /** What cannot be placed in whole units or below the caps: Σ amounts + residue = pool */
  residue: bigint;
  /** Where the next rotation begins, so that the same families are not always favoured */
  cursor: number;
}

export function individuals(input: IndividualsInput): Individuals {
  const { pool, weights, unit, mode } = input;
  const count = weights.length;
  const cursor = within(input.cursor ?? 0, count);
  const parts = weights.map((weight, index): Part => ({ weight, cap: capInUnits(input, index) }));
  const { amounts: units, left } = mode === 'floor' ? floored(pool / unit, parts) : split(pool / unit, parts, rankOf(input.tie, cursor, count));
  const amounts = units.map((whole) => whole * unit);
  const residue = pool - amounts.reduce((a, b) => a + b, 0n);
  return { amounts, residue, cursor: input.tie === 'rotate' ? within(cursor + left, count) : cursor };
}

const within = (cursor: number, count: number) => (count === 0 ? 0 : ((cursor % count) + count) % count);

const rankOf = (tie: IndividualsInput['tie'], cursor: number, count: number): Rank =>
  tie === 'registry' ? byPosition : (index) => within(index - cursor, count);

function capInUnits({ cap, unit }: IndividualsInput, index: number): bigint | null {
  if (cap === null || cap === undefined) return null;
  const rupiah = typeof cap === 'bigint' ? cap : cap[index];
  return rupiah === undefined ? null : (rupiah > 0n ? rupiah : 0n) / unit;
}

/** Whole units of each quota, nothing to remainders: who weighs the same gets the same. */
function floored(pool: bigint, parts: readonly Part[]): { amounts: bigint[]; left: number } {
  const { amounts, free, rest } = freeze(pool, parts);
  const weight = free.reduce((sum, index) => sum + (parts[index]?.weight ?? 0n), 0n);
  for (const index of free) amounts[index] = weight === 0n ? 0n : (rest * (parts[index]?.weight ?? 0n)) / weight;
  return { amounts, left: 0 };
}
