// What anybody can find out about a statement with nothing but its text: does the hash fit, does it follow the one before, do the parts add up, does the policy give these shares?
import { type Link, type LinkFault, verifyChain, verifyLink } from './chain.ts';
import { sha256Hex } from './canonical.ts';
import { compute, type Keyed } from './compute.ts';
import { arithmeticOf, type PolicyBody } from './policy.ts';

export interface StatementProof extends Link {
  /** The statements before it, from the first on; without them only the hash of the last is known */
  before?: readonly Link[] | undefined;
  /** The policy that it names */
  policy?: PolicyBody | undefined;
}

export interface StatementVerdict {
  ok: boolean;
  /** The hash as it comes out here; to be shown beside the published one */
  hash: string;
  text: LinkFault | null;
  /** null: the statements before were not given */
  chain: { ok: boolean; count: number } | null;
  /** Reserves, shares and overflow against the base; null: the text has no such figures */
  sum: { parts: bigint; base: bigint } | null;
  /** null: no policy was given, or one that asks for balances which the text does not hold */
  shares: 'same' | 'different' | null;
}

export function verifyStatement({ text, hash, before, policy }: StatementProof): StatementVerdict {
  const fault = verifyLink({ text, hash });
  const figures = figuresOf(text);
  const chain = before === undefined ? null : chainOf([...before, { text, hash }]);
  const sum = figures && {
    parts: [...figures.reserves, ...figures.shares].reduce((total, { amount }) => total + amount, figures.overflow),
    base: figures.base,
  };
  const shares = figures && policy ? compare(figures, policy) : null;
  const ok = fault === null && chain?.ok !== false && (sum === null || sum.parts === sum.base) && shares !== 'different';
  return { ok, hash: sha256Hex(text), text: fault, chain, sum, shares };
}

function chainOf(links: readonly Link[]): { ok: boolean; count: number } {
  const verdict = verifyChain(links);
  return { ok: verdict.ok, count: verdict.ok ? verdict.count : verdict.index };
}

interface Figures {
  profit: bigint;
  opening: bigint | null;
  release: bigint;
  base: bigint;
  overflow: bigint;
  reserves: Keyed[];
  shares: Keyed[];
}

function compare(figures: Figures, policy: PolicyBody): 'same' | 'different' | null {
  if (figures.opening === null || policy.reserves.some(({ capBalance }) => capBalance !== null)) return null;
  const { profit, opening, release } = figures;
  const again = compute({ profit, openingRetained: opening, release, policy: arithmeticOf(policy, () => 0n) });
  const same = again.base === figures.base && again.overflow === figures.overflow && sameParts(again.shares, figures.shares);
  return same && sameParts(again.reserves, figures.reserves) ? 'same' : 'different';
}

const sameParts = (one: readonly Keyed[], other: readonly Keyed[]): boolean =>
  one.length === other.length && one.every(({ key, amount }) => other.some((part) => part.key === key && part.amount === amount));

/** null where the text is no statement of money: then the hash is all there is to say. */
function figuresOf(text: string): Figures | null {
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    const reserves = Object.entries(body['reserves'] as object).map(([key, amount]) => ({ key, amount: whole(amount) }));
    const shares = (body['shares'] as Record<string, unknown>[]).map(({ key, amount }) => ({ key: String(key), amount: whole(amount) }));
    return {
      profit: whole(body['profit']),
      opening: body['opening'] === undefined ? null : whole(body['opening']),
      release: whole(body['release'] ?? '0'),
      base: whole(body['base']),
      overflow: whole(body['overflow']),
      reserves,
      shares,
    };
  } catch {
    return null; // no JSON, or without the members of a statement
  }
}

function whole(value: unknown): bigint {
  if (typeof value !== 'string' || !/^-?\d{1,30}$/.test(value)) throw new TypeError('not a whole amount in text');
  return BigInt(value);
}
