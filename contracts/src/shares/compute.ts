// From a period's profit to reserves and shares (finance.md 7.3, steps 1 to 4). No clock, no I/O, whole rupiah as bigint.
import { allocate } from './allocate.ts';
import { split } from './split.ts';

export const WHOLE_PPM = 1_000_000n;

export interface ShareRule {
  key: string;
  /** Parts per million; left out is 0 */
  ppm?: bigint | undefined;
  floor?: bigint | null | undefined;
  cap?: bigint | null | undefined;
}

export interface ReserveRule extends ShareRule {
  /** ppm of the whole base, or of what the reserves before it have left */
  of: 'base' | 'remaining';
  /** Nothing more once the reserve's account holds this much */
  capBalance?: bigint | null | undefined;
  /** What the account holds before this distribution; 0 when left out */
  balance?: bigint | undefined;
}

/** What the arithmetic needs of a policy. Lists are in rule order: it breaks ties. */
export interface ShareArithmetic {
  offsetLosses: boolean;
  reserves: readonly ReserveRule[];
  /** ppm add up to 1,000,000 */
  shares: readonly ShareRule[];
}

export interface ComputeInput {
  /** After tax; negative is a loss */
  profit: bigint;
  /** Retained earnings (3.3.01.01) when the period began; negative is a deficit */
  openingRetained: bigint;
  /** Wanted out of retained earnings, with a decision of the village meeting; at most what they hold */
  release?: bigint | undefined;
  policy: ShareArithmetic;
}

export interface Keyed {
  key: string;
  amount: bigint;
}

export interface Computed {
  profit: bigint;
  opening: bigint;
  lossOffset: bigint;
  /** What of the wanted release went into the base */
  release: bigint;
  base: bigint;
  reserves: Keyed[];
  /** base − reserves: what the shares divide */
  pool: bigint;
  shares: Keyed[];
  /** What no share may take: stays in retained earnings */
  overflow: bigint;
  /** ≤ 0: the deficit that the next period begins with */
  deficitCarried: bigint;
}

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const positive = (a: bigint) => (a > 0n ? a : 0n);

/** Σ reserves + Σ shares + overflow = base, always. A loss is not shared, and nothing is released in a year of loss. */
export function compute({ profit, openingRetained: opening, release: wanted = 0n, policy }: ComputeInput): Computed {
  const lossOffset = policy.offsetLosses ? min(positive(profit), positive(-opening)) : 0n;
  const release = profit < 0n ? 0n : min(positive(wanted), positive(opening));
  const base = positive(profit) - lossOffset + release;
  const reserves = reserve(base, policy.reserves);
  const pool = base - reserves.reduce((sum, { amount }) => sum + amount, 0n);
  const { amounts, overflow } = split(
    pool,
    policy.shares.map(({ ppm = 0n, floor, cap }) => ({ weight: ppm, floor, cap })),
  );
  const shares = policy.shares.map(({ key }, index) => ({ key, amount: amounts[index] ?? 0n }));
  const deficitCarried = profit < 0n || opening < 0n ? min(0n, opening + profit) : 0n;
  return { profit, opening, lossOffset, release, base, reserves, pool, shares, overflow, deficitCarried };
}

/** Reserves one after the other: their part of the base or of what is left, then floor, cap, room in the account, and never more than is left. */
function reserve(base: bigint, rules: readonly ReserveRule[]): Keyed[] {
  let left = base;
  return rules.map((rule) => {
    const amount = min(limited(partOf(rule.of === 'base' ? base : left, rule.ppm ?? 0n), rule), left);
    left -= amount;
    return { key: rule.key, amount };
  });
}

/** Largest remainder against the rest: half a rupiah goes to the reserve, which is listed first. */
const partOf = (whole: bigint, ppm: bigint): bigint => allocate(whole, [ppm, WHOLE_PPM - ppm])[0] ?? 0n;

function limited(amount: bigint, { floor, cap, capBalance, balance = 0n }: ReserveRule): bigint {
  const raised = floor !== null && floor !== undefined && amount < floor ? floor : amount;
  const capped = cap !== null && cap !== undefined ? min(raised, cap) : raised;
  return capBalance !== null && capBalance !== undefined ? min(capped, positive(capBalance - balance)) : capped;
}
