// kind compute: a profit and a policy, reduced to what the arithmetic needs.
import { z } from 'zod';
import { type Computed, compute, type Keyed } from '../compute.ts';
import { CaseError, Name, Positive, Ppm, Whole } from './words.ts';

const Rule = z.looseObject({
  key: Name,
  ppm: Ppm.optional(),
  floor: Positive.nullish(),
  cap: Positive.nullish(),
  order: Whole.optional(),
});
const Reserve = Rule.extend({ of: z.enum(['base', 'remaining']), capBalance: Positive.nullish(), balance: Whole.optional() });
type Rule = z.infer<typeof Rule>;

const ComputeCase = z.looseObject({
  profit: Whole,
  openingRetained: Whole.default(0n),
  /** Also `release`: wanted out of retained earnings */
  requestedRelease: Positive.nullish(),
  release: Positive.nullish(),
  /** What the accounts of the reserves hold, by key; may also stand beside the reserve as `balance` */
  balances: z.record(Name, Whole).optional(),
  reserveBalances: z.record(Name, Whole).optional(),
  policy: z.looseObject({ offsetLosses: z.boolean().default(true), reserves: z.array(Reserve).max(1000).default([]), shares: z.array(Rule).min(1).max(1000) }),
});

export function runCompute(input: unknown): Record<string, unknown> {
  const { profit, openingRetained, requestedRelease, release, balances, reserveBalances, policy } = ComputeCase.parse(input);
  const reserves = inOrder(policy.reserves).map((rule) => ({ ...rule, balance: rule.balance ?? (balances ?? reserveBalances)?.[rule.key] ?? 0n }));
  const shares = inOrder(policy.shares);
  checked([...reserves, ...shares], shares);
  const wanted = requestedRelease ?? release ?? 0n;
  return written(compute({ profit, openingRetained, release: wanted, policy: { offsetLosses: policy.offsetLosses, reserves, shares } }));
}

/** By `order` where all rules have one, else as they stand; equal orders as they stand. */
function inOrder<T extends Rule>(rules: readonly T[]): T[] {
  if (!rules.every(({ order }) => order !== undefined)) return [...rules];
  return rules.toSorted((a, b) => ((a.order ?? 0n) < (b.order ?? 0n) ? -1 : (a.order ?? 0n) > (b.order ?? 0n) ? 1 : 0));
}

function checked(all: readonly Rule[], shares: readonly Rule[]): void {
  const sum = shares.reduce((total, { ppm = 0n }) => total + ppm, 0n);
  if (sum !== 1_000_000n)
    throw new CaseError(`Jumlah ppm semua bagian harus tepat 1000000, sekarang ${sum}. / The ppm of all shares must add up to exactly 1000000, now ${sum}.`);
  const keys = all.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new CaseError(`Kunci "${twice}" dipakai lebih dari sekali. / The key "${twice}" is used more than once.`);
  const crossed = all.find(({ floor, cap }) => floor !== null && floor !== undefined && cap !== null && cap !== undefined && floor > cap);
  if (crossed) throw new CaseError(`"${crossed.key}": batas bawah lebih besar daripada batas atas. / "${crossed.key}": the floor is above the cap.`);
}

const byKey = (list: readonly Keyed[]) => Object.fromEntries(list.map(({ key, amount }) => [key, amount]));

const written = ({ reserves, shares, ...figures }: Computed) => ({ ...figures, reserves: byKey(reserves), shares: byKey(shares) });
