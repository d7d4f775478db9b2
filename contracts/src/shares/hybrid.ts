// Several community methods at once: the pool is split by mix first, then each part among the people, then added (finance.md 7.3, step 5).
import { allocate } from './allocate.ts';
import { individuals, type Individuals, type IndividualsInput } from './individuals.ts';

export interface HybridPart {
  /** Of this method in the mix; any scale */
  mix: bigint;
  /** One weight per recipient under this method */
  weights: readonly bigint[];
  mode: IndividualsInput['mode'];
}

export interface HybridInput extends Pick<IndividualsInput, 'pool' | 'unit' | 'tie' | 'cursor'> {
  parts: readonly HybridPart[];
  /** Rupiah per person over all methods together */
  cap?: bigint | null | undefined;
}

export interface Hybrid extends Individuals {
  /** What each method had to share */
  pools: bigint[];
}

/** The rotation goes on from method to method; a person's cap counts over all of them, in their order. */
export function hybrid({ pool, parts, unit, tie, cursor: begin = 0, cap }: HybridInput): Hybrid {
  const pools = allocate(
    pool,
    parts.map(({ mix }) => mix),
  );
  let amounts = parts[0]?.weights.map(() => 0n) ?? [];
  let cursor = begin;
  parts.forEach(({ weights, mode }, index) => {
    const room = cap === null || cap === undefined ? null : amounts.map((amount) => cap - amount);
    const part = individuals({ pool: pools[index] ?? 0n, weights, unit, mode, tie, cursor, cap: room });
    amounts = amounts.map((amount, person) => amount + (part.amounts[person] ?? 0n));
    cursor = part.cursor;
  });
  return { amounts, residue: pool - amounts.reduce((a, b) => a + b, 0n), cursor, pools };
}
