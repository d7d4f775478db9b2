// What a scenario comes to, by the same calculator as the official statements. Pure: a figure moves, everything is reckoned anew.
import type { Sentence } from '@pitulungan/ui/api';
import { arithmeticOf, communityShare, type PersonalMethod, type PolicyBody, type PolicyShare } from '@pitulungan/contracts/shares/policy';
import { policyProblems } from '@pitulungan/contracts/shares/policy-check';
import { compute, type Computed } from '@pitulungan/contracts/shares/compute';
import { hybrid } from '@pitulungan/contracts/shares/hybrid';
import { individuals } from '@pitulungan/contracts/shares/individuals';
import { type Group, MAX_PEOPLE, methodsOf, type Scenario, sumOf, WHOLE } from './scenario.ts';

export interface OutcomePart {
  key: string;
  label: Sentence | null;
  /** unset: what the shares leave of the 100 %; overflow: what caps leave */
  kind: 'reserve' | 'share' | 'unset' | 'overflow';
  ppm: number | null;
  amount: bigint;
}

export interface GroupOutcome {
  label: string;
  count: number;
  /** What a person or stall of the group gets; they differ by a unit where remainders are shared out */
  min: bigint;
  max: bigint;
}

export interface People {
  recipients: number;
  min: bigint;
  max: bigint;
  paid: bigint;
  residue: bigint;
  groups: GroupOutcome[];
}

export interface Outcome {
  sumPpm: number;
  /** Why it cannot be computed, or could not be official */
  problems: Sentence[];
  /** null: over 100 %, or a floor above its cap */
  computed: Computed | null;
  parts: OutcomePart[];
  /** Σ parts, and what they must add up to */
  sum: bigint;
  whole: bigint;
  /** null: the policy has no share for the community */
  pool: bigint | null;
  /** What each household would get in cash if all got the same, in whole payout units */
  perHousehold: bigint;
  /** null: programme, or the method cannot be computed */
  people: People | null;
}

const UNSET = 'belumDitetapkan';
const OVERFLOW = 'tetapDiSaldoLaba';

/** What the shares leave open becomes a part of its own, so that the rest keeps its percentages. */
function completed(body: PolicyBody): PolicyBody {
  const rest = WHOLE - sumOf(body);
  if (rest <= 0) return body;
  const unset: PolicyShare = {
    key: UNSET,
    label: { id: UNSET, en: UNSET },
    ppm: rest,
    floor: null,
    cap: null,
    accountDr: '3.3.01.01',
    accountCr: '3.3.01.11',
  };
  return { ...body, shares: [...body.shares, unset] };
}

export function outcomeOf(scenario: Scenario): Outcome {
  const body = completed(scenario.body);
  const problems = policyProblems(body);
  const computed = problems.every(({ at }) => at === 'community') ? computedOf(scenario, body) : null;
  const parts = computed ? partsOf(body, computed) : [];
  const pool = computed ? poolOf(body, computed) : null;
  return {
    sumPpm: sumOf(scenario.body),
    problems: problems.map(({ sentence }) => sentence),
    computed,
    parts,
    sum: parts.reduce((sum, { amount }) => sum + amount, 0n),
    whole: computed?.base ?? 0n,
    pool,
    perHousehold: pool === null ? 0n : equalCash(scenario, pool),
    people: pool !== null && problems.length === 0 ? peopleOf(scenario, pool) : null,
  };
}

function poolOf(body: PolicyBody, { shares }: Computed): bigint | null {
  const share = communityShare(body);
  return shares.find(({ key }) => key === share?.key)?.amount ?? null;
}

function computedOf({ profit, opening, release, balances }: Scenario, body: PolicyBody): Computed {
  const policy = arithmeticOf(body, (account) => BigInt(balances[account] ?? '0'));
  return compute({ profit: BigInt(profit), openingRetained: BigInt(opening), release: BigInt(release), policy });
}

function partsOf(body: PolicyBody, { reserves, shares, overflow }: Computed): OutcomePart[] {
  const reserveParts = body.reserves.map(({ key, label, ppm }, at): OutcomePart => ({ key, label, kind: 'reserve', ppm, amount: reserves[at]?.amount ?? 0n }));
  const shareParts = body.shares.map(({ key, label, ppm }, at): OutcomePart => {
    const amount = shares[at]?.amount ?? 0n;
    return key === UNSET ? { key, label: null, kind: 'unset', ppm, amount } : { key, label, kind: 'share', ppm, amount };
  });
  const rest: OutcomePart[] = overflow === 0n ? [] : [{ key: OVERFLOW, label: null, kind: 'overflow', ppm: null, amount: overflow }];
  return [...reserveParts, ...shareParts, ...rest];
}

function equalCash({ households, body }: Scenario, pool: bigint): bigint {
  const unit = BigInt(body.community.payoutUnit);
  return households === 0 ? 0n : (pool / BigInt(households) / unit) * unit; // floor mode, all weights equal
}

const weightOf = (method: PersonalMethod, group: Group): bigint => {
  switch (method) {
    case 'equal_kk':
      return group.kind === 'household' ? 1n : 0n;
    case 'needs':
      return group.kind === 'household' ? BigInt(group.needs) : 0n;
    case 'by_purchases':
      return group.kind === 'household' ? BigInt(group.purchases) : 0n;
    case 'by_sales':
      return group.kind === 'merchant' ? BigInt(group.sales) : 0n;
  }
};

/** Groups that the method looks at; "equal per household" needs only their number. */
export function groupsOf({ body, groups, households }: Pick<Scenario, 'body' | 'groups' | 'households'>): readonly Group[] {
  const methods = methodsOf(body.community);
  if (body.community.method === 'equal_kk') return [{ label: '', kind: 'household', count: households, needs: 0, purchases: '0', sales: '0' }];
  const kinds = new Set(methods.map((method) => (method === 'by_sales' ? 'merchant' : 'household')));
  return groups.filter(({ kind }) => kinds.has(kind));
}

function peopleOf(scenario: Scenario, pool: bigint): People | null {
  const { community } = scenario.body;
  const methods = methodsOf(community);
  const groups = groupsOf(scenario);
  const recipients = groups.reduce((sum, { count }) => sum + count, 0);
  if (methods.length === 0 || recipients === 0 || recipients > MAX_PEOPLE) return null;
  const weights = (method: PersonalMethod): bigint[] => groups.flatMap((group) => Array<bigint>(group.count).fill(weightOf(method, group)));
  const common = {
    pool,
    unit: BigInt(community.payoutUnit),
    tie: community.tie,
    cap: community.perPersonCap === null ? null : BigInt(community.perPersonCap),
  };
  const mode = community.rounding;
  const { amounts, residue } =
    community.method === 'hybrid'
      ? hybrid({ ...common, parts: community.mix.map(({ method, weight }) => ({ mix: BigInt(weight), weights: weights(method), mode })) })
      : individuals({ ...common, weights: weights(methods[0] ?? 'equal_kk'), mode });
  return { recipients, paid: pool - residue, residue, ...rangeOf(amounts), groups: perGroup(groups, amounts) };
}

function rangeOf(amounts: readonly bigint[]): { min: bigint; max: bigint } {
  const first = amounts[0] ?? 0n;
  return amounts.reduce(({ min, max }, amount) => ({ min: amount < min ? amount : min, max: amount > max ? amount : max }), { min: first, max: first });
}

function perGroup(groups: readonly Group[], amounts: readonly bigint[]): GroupOutcome[] {
  let at = 0;
  return groups.map(({ label, count }) => {
    const own = amounts.slice(at, at + count);
    at += count;
    return { label, count, ...rangeOf(own) };
  });
}
