// A pool by weights with caps and floors: who hits a limit is frozen there and the rest is split anew, as CSS flexbox does (finance.md 7.3, step 3).
// All comparisons are cross-multiplied (quota × W against limit × W): nothing is divided before the last step.
import { byPosition, hamilton, type Rank } from './allocate.ts';

export interface Part {
  weight: bigint;
  /** 0 when left out */
  floor?: bigint | null | undefined;
  cap?: bigint | null | undefined;
}

/** What the freezing leaves to be rounded: `rest` belongs to the free parts by weight, the others have their amount. */
export interface Frozen {
  amounts: bigint[];
  free: number[];
  rest: bigint;
  /** What no part may take: all are capped, or all that are free weigh 0 */
  overflow: bigint;
}

const floorOf = (part: Part) => part.floor ?? 0n;
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);

/** Freezes who would fall below a floor or above a cap. `pool` ≥ 0, floor ≤ cap: both are the caller's to have checked. */
export function freeze(pool: bigint, parts: readonly Part[]): Frozen {
  const floors = parts.map(floorOf);
  if (sumOf(floors) > pool) return { amounts: inOrder(pool, floors), free: [], rest: 0n, overflow: 0n };
  const amounts = parts.map(() => 0n);
  let free = parts.map((_, index) => index);
  let rest = pool;
  for (;;) {
    const frozen = violators(rest, free, parts);
    if (frozen === null) return { amounts, free: [], ...atTheirFloors(rest, free, floors, amounts) };
    if (frozen.size === 0) return { amounts, free, rest, overflow: 0n };
    for (const [index, amount] of frozen) {
      amounts[index] = amount;
      rest -= amount;
    }
    free = free.filter((index) => !frozen.has(index));
  }
}

/** Floors that cannot all be served: in the order of the rules, until the money runs out. */
function inOrder(pool: bigint, floors: readonly bigint[]): bigint[] {
  let rest = pool;
  return floors.map((floor) => {
    const amount = floor < rest ? floor : rest;
    rest -= amount;
    return amount;
  });
}

/** Nobody free weighs anything: each gets its floor, the rest is placed nowhere. Writes into `amounts`. */
function atTheirFloors(rest: bigint, free: readonly number[], floors: readonly bigint[], amounts: bigint[]): { rest: bigint; overflow: bigint } {
  for (const index of free) amounts[index] = floors[index] ?? 0n;
  return { rest: 0n, overflow: rest - sumOf(free.map((index) => floors[index] ?? 0n)) };
}

/** One round: whose limit is to be frozen, and at what. null when all free weights are 0. */
function violators(rest: bigint, free: readonly number[], parts: readonly Part[]): Map<number, bigint> | null {
  const weight = sumOf(free.map((index) => parts[index]?.weight ?? 0n));
  if (weight === 0n) return null;
  const low = new Map<number, bigint>();
  const high = new Map<number, bigint>();
  let violation = 0n; // × W
  for (const index of free) {
    const part = parts[index];
    if (!part) continue;
    const quota = rest * part.weight; // × W
    const floor = floorOf(part);
    if (quota < floor * weight) {
      low.set(index, floor);
      violation += floor * weight - quota;
    } else if (part.cap !== null && part.cap !== undefined && quota > part.cap * weight) {
      high.set(index, part.cap);
      violation += part.cap * weight - quota;
    }
  }
  if (violation > 0n) return low;
  return violation < 0n ? high : new Map([...low, ...high]);
}

export interface Split {
  amounts: bigint[];
  overflow: bigint;
  /** How many of the largest remainders got one more (the cursor of a rotation moves by it) */
  left: number;
}

/** Amounts that add up to `pool` with `overflow`; rounded by largest remainder among those who hit no limit, ties by `rank`. */
export function split(pool: bigint, parts: readonly Part[], rank: Rank = byPosition): Split {
  const { amounts, free, rest, overflow } = freeze(pool, parts);
  const weights = free.map((index) => parts[index]?.weight ?? 0n);
  const { parts: rounded, left } = hamilton(rest, weights, (position) => rank(free[position] ?? position));
  free.forEach((index, position) => (amounts[index] = rounded[position] ?? 0n));
  return { amounts, overflow, left };
}
