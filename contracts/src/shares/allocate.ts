// Hamilton (largest remainder) on bigint: the parts always add up to the whole (finance.md 7.3, step 4).

/** The place of a part among equal remainders: the smaller is served first. */
export type Rank = (index: number) => number;

export const byPosition: Rank = (index) => index;

export interface Allocation {
  parts: bigint[];
  /** How many of the largest remainders got one more */
  left: number;
}

/**
 * Splits `total` by integer weights: floor(|T| × w / W) first, the rest one by one to the largest remainders, ties by `rank`.
 * Negative totals are split by amount and negated. Weight 0 gets nothing; if all weights are 0 nothing is placed at all.
 * Not monotone (Alabama paradox): a larger total may give a smaller part. Throws RangeError on a negative weight.
 */
export function hamilton(total: bigint, weights: readonly bigint[], rank: Rank = byPosition): Allocation {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('weights are not negative');
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return { parts: weights.map(() => 0n), left: 0 };
  const size = total < 0n ? -total : total;
  const parts = weights.map((weight) => (size * weight) / sum);
  const short = size - parts.reduce((a, b) => a + b, 0n);
  const left = short === 0n ? 0 : serveLargest(parts, { short, remainder: (index) => (size * (weights[index] ?? 0n)) % sum, rank });
  return { parts: total < 0n ? parts.map((part) => -part) : parts, left };
}

export const allocate = (total: bigint, weights: readonly bigint[], rank: Rank = byPosition): bigint[] => hamilton(total, weights, rank).parts;

/** Adds one to the parts with the largest remainders until nothing is short; there are more remainders above 0 than what is short. */
function serveLargest(parts: bigint[], { short, remainder, rank }: { short: bigint; remainder: (index: number) => bigint; rank: Rank }): number {
  const queue = parts.map((_, index) => ({ index, remainder: remainder(index), rank: rank(index) }));
  queue.sort((a, b) => (a.remainder === b.remainder ? a.rank - b.rank : a.remainder > b.remainder ? -1 : 1));
  let served = 0;
  for (const { index } of queue) {
    if (BigInt(served) === short) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    served += 1;
  }
  return served;
}
