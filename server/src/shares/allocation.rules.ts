// Hamilton (largest remainder) on bigint: the parts always add up to the whole (finance.md 7.3, steps 1 and 4).
import type { Rupiah } from '@pitulungan/contracts/money';

/**
 * Splits `total` by integer weights. floor(|T| × w / W) first; the rest goes to the largest remainders, ties by position.
 * Negative totals are split by amount and negated; weight 0 gets nothing; all weights 0 leaves everything unallocated (zeros).
 */
export function allocate(total: Rupiah, weights: readonly bigint[]): Rupiah[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('weights are not negative');
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  if (total < 0n) return allocate(-total, weights).map((part) => -part);
  const parts = weights.map((weight) => (total * weight) / sum);
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % sum }));
  const left = total - parts.reduce((a, b) => a + b, 0n);
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  return parts.map((part, index) => part + (remainders.slice(0, Number(left)).some((row) => row.index === index) ? 1n : 0n));
}

export interface SharePolicy {
  name: string;
  /** Parts per million, adding up to exactly 1,000,000; the order breaks ties */
  shares: readonly { key: string; ppm: number }[];
}

/** An illustration: only the community's 50 % is from the source, the rest is for the village meeting to decide. */
export const ILLUSTRATION: SharePolicy = {
  name: 'ILUSTRASI-50/30/10/5/5',
  shares: [
    { key: 'masyarakat', ppm: 500_000 },
    { key: 'pades', ppm: 300_000 },
    { key: 'penguatanModal', ppm: 100_000 },
    { key: 'pengurus', ppm: 50_000 },
    { key: 'danaSosial', ppm: 50_000 },
  ],
};

export interface Share {
  key: string;
  ppm: number;
  amount: Rupiah;
}

/** A loss is not shared: the base is 0 and so is every share. */
export function shareProfit(profit: Rupiah, policy: SharePolicy): { base: Rupiah; shares: Share[] } {
  const base = profit > 0n ? profit : 0n;
  const amounts = allocate(
    base,
    policy.shares.map(({ ppm }) => BigInt(ppm)),
  );
  return { base, shares: policy.shares.map((share, i) => ({ ...share, amount: amounts[i] ?? 0n })) };
}
