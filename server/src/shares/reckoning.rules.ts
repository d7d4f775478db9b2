// One official reckoning: ledger figures, policy and frozen registry in; lines to book, text to hash and figures to show out.
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { type Canonical, canonicalHash, canonicalJson, sha256Hex } from '@pitulungan/contracts/shares/canonical';
import { type Computed, compute, type Keyed } from '@pitulungan/contracts/shares/compute';
import { type HybridPart, hybrid } from '@pitulungan/contracts/shares/hybrid';
import { arithmeticOf, communityShare, type CommunityPolicy, type PersonalMethod, type PolicyBody } from '@pitulungan/contracts/shares/policy';
import { policyProblems } from '@pitulungan/contracts/shares/policy-check';
import { type CommunityOutcome, statementBody, type StatementHead } from '@pitulungan/contracts/shares/statement';

export interface Policy {
  version: string;
  legalBasis: string;
  minutesNo: string;
  effectiveFrom: string;
  body: PolicyBody;
}

/** A recipient as frozen: no name, what counts is who, which kind and band, and the amounts of the period. */
export interface Person {
  id: string;
  kind: string;
  band: string | null;
  purchases: bigint;
  sales: bigint;
}

/** From the ledger, for the period. */
export interface LedgerFigures {
  profit: bigint;
  opening: bigint;
  inputsRoot: string;
  /** 2.1.99.16: what earlier roundings left */
  residue: bigint;
  /** Balances of reserve accounts, by code */
  reserveBalances: ReadonlyMap<string, bigint>;
}

export interface Reckoning {
  head: Omit<StatementHead, 'policyVersion' | 'policyHash' | 'inputsRoot' | 'recipientsHash'>;
  policy: Policy;
  ledger: LedgerFigures;
  release: bigint;
  persons: readonly Person[];
  /** Where the last approved rotation ended */
  cursor: number;
  /** Of a correction: what was approved before it, line by line */
  before: readonly BookedLine[] | null;
}

export interface BookedLine {
  key: string;
  /** Sub-ledger of the credit: a person's id, or the programme */
  recipient: string;
  accountDr: string;
  accountCr: string;
  amount: bigint;
}

export interface Reckoned {
  canonical: string;
  hash: string;
  recipientsHash: string;
  policyHash: string;
  computed: Computed;
  community: CommunityOutcome | null;
  deltas: Keyed[] | null;
  weights: bigint[][];
  amounts: bigint[];
  lines: BookedLine[];
}

const RESIDUE_ACCOUNT = '2.1.99.16';
const SOCIAL_ACCOUNT = '2.1.99.14';
export const PROGRAMME_SUB = 'programme';

export const isComplete = ({ legalBasis, minutesNo }: Pick<Policy, 'legalBasis' | 'minutesNo'>): boolean => legalBasis !== '' && minutesNo !== '';

/** Only complete and sound policies make an official statement. */
export function policyRefusal(policy: Policy): RefusalCode | null {
  if (!isComplete(policy)) return 'SHARE_POLICY_INCOMPLETE';
  return policyProblems(policy.body).length > 0 ? 'SHARE_POLICY_WRONG' : null;
}

export const policyHashOf = ({ version, legalBasis, minutesNo, effectiveFrom, body }: Policy): string =>
  canonicalHash({ version, legalBasis, minutesNo, effectiveFrom, body: body as unknown as Canonical });

/** Of the registry as it stands: who is in, in which order, of which kind and band. */
export const recipientsHashOf = (persons: readonly Pick<Person, 'id' | 'kind' | 'band'>[]): string =>
  sha256Hex(canonicalJson(persons.map(({ id, kind, band }) => ({ id, kind, band }))));

export function reckon(wanted: Reckoning): Reckoned {
  const { policy, ledger, persons, release } = wanted;
  const arithmetic = arithmeticOf(policy.body, (account) => (ledger.reserveBalances.get(account) ?? 0n) - creditedBefore(wanted.before, account));
  const computed = compute({ profit: ledger.profit, openingRetained: ledger.opening, release, policy: arithmetic });
  const spread = spreadCommunity(wanted, computed);
  const full = linesOf(policy.body, computed, { spread, persons });
  const lines = wanted.before === null ? full : differences(full, wanted.before);
  const deltas = wanted.before === null ? null : sumsByKey(lines);
  const [recipientsHash, policyHash] = [recipientsHashOf(persons), policyHashOf(policy)];
  const head = { ...wanted.head, policyVersion: policy.version, policyHash, inputsRoot: ledger.inputsRoot, recipientsHash };
  const canonical = canonicalJson(statementBody(head, { computed, community: spread.outcome, deltas }));
  return {
    canonical,
    hash: sha256Hex(canonical),
    recipientsHash,
    policyHash,
    computed,
    community: spread.outcome,
    deltas,
    weights: spread.weights,
    amounts: spread.amounts,
    lines,
  };
}

interface Spread {
  outcome: CommunityOutcome | null;
  /** Per person, one per method of the mix */
  weights: bigint[][];
  amounts: bigint[];
}

/** A correction reckons as if what it corrects had not been booked. */
const creditedBefore = (before: readonly BookedLine[] | null, account: string): bigint =>
  (before ?? []).reduce((sum, { accountCr, amount }) => sum + (accountCr === account ? amount : 0n), 0n);
const residueBefore = ({ before, ledger }: Reckoning): bigint =>
  before === null ? ledger.residue : before.reduce((sum, { accountDr, amount }) => sum + (accountDr === RESIDUE_ACCOUNT ? amount : 0n), 0n);

function spreadCommunity(wanted: Reckoning, computed: Computed): Spread {
  const { persons, cursor } = wanted;
  const { body } = wanted.policy;
  const none = { weights: persons.map(() => []), amounts: persons.map(() => 0n) };
  const rule = communityShare(body);
  if (!rule) return { ...none, outcome: null };
  const { community } = body;
  const share = computed.shares.find(({ key }) => key === rule.key)?.amount ?? 0n;
  const carriedIn = community.residue === 'carry' && share > 0n ? residueBefore(wanted) : 0n;
  const pool = share + carriedIn;
  const outcome = { method: community.method, pool, carriedIn, recipients: 0, residue: 0n, cursor };
  if (community.method === 'programme') return { ...none, outcome };
  const mix = mixOf(community);
  const parts = mix.map(({ method, weight }): HybridPart => ({
    mix: BigInt(weight),
    weights: persons.map((person) => weightOf(method, person, community)),
    mode: community.rounding,
  }));
  const cap = community.perPersonCap === null ? null : BigInt(community.perPersonCap);
  const { amounts, residue, cursor: next } = hybrid({ pool, parts, unit: BigInt(community.payoutUnit), tie: community.tie, cursor, cap });
  const recipients = amounts.filter((amount) => amount > 0n).length;
  return {
    outcome: { ...outcome, recipients, residue, cursor: next },
    weights: persons.map((_, index) => parts.map(({ weights }) => weights[index] ?? 0n)),
    amounts,
  };
}

const mixOf = ({ method, mix }: CommunityPolicy): { method: PersonalMethod; weight: number }[] =>
  method === 'hybrid' ? mix : method === 'programme' ? [] : [{ method, weight: 1 }];

/** Refunds can exceed a period's purchases: never below 0. */
function weightOf(method: PersonalMethod, { kind, band, purchases, sales }: Person, { needs }: CommunityPolicy): bigint {
  const eligible = method === 'needs' ? kind !== 'merchant' : kind === (method === 'by_sales' ? 'merchant' : 'household');
  if (!eligible) return 0n;
  switch (method) {
    case 'equal_kk':
      return 1n;
    case 'by_purchases':
      return notBelow0(purchases);
    case 'by_sales':
      return notBelow0(sales);
    case 'needs':
      return BigInt(needs.find((need) => need.band === band)?.weight ?? 0);
  }
}

const notBelow0 = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/** Nobody to give to, though there is something to give: an empty registry is no decision of the village. */
export const isSpreadToNobody = ({ community }: Pick<Reckoned, 'community'>, weights: readonly (readonly bigint[])[]): boolean =>
  community !== null && community.method !== 'programme' && community.pool > 0n && !weights.some((each) => each.some((weight) => weight > 0n));

/** One debit and one credit each, zeros left out: reserves, shares, and the community's share person by person. */
function linesOf(body: PolicyBody, computed: Computed, { spread, persons }: { spread: Spread; persons: readonly Person[] }): BookedLine[] {
  const amountOf = (list: readonly Keyed[], key: string) => list.find((each) => each.key === key)?.amount ?? 0n;
  const community = spread.outcome === null ? undefined : communityShare(body);
  const plain = [
    ...body.reserves.map((rule) => ({ rule, amount: amountOf(computed.reserves, rule.key) })),
    ...body.shares.filter(({ key }) => key !== community?.key).map((rule) => ({ rule, amount: amountOf(computed.shares, rule.key) })),
  ].map(({ rule: { key, accountDr, accountCr }, amount }) => ({ key, recipient: '', accountDr, accountCr, amount }));
  const personal = community && spread.outcome ? communityLines(community, body.community, { ...spread, outcome: spread.outcome, persons }) : [];
  return [...plain, ...personal].filter(({ amount }) => amount !== 0n);
}

function communityLines(
  { key, accountDr, accountCr }: { key: string; accountDr: string; accountCr: string },
  community: CommunityPolicy,
  { outcome, amounts, persons }: { outcome: CommunityOutcome; amounts: readonly bigint[]; persons: readonly Person[] },
): BookedLine[] {
  const to = (recipient: string, amount: bigint, account = accountCr): BookedLine => ({ key, recipient, accountDr, accountCr: account, amount });
  const carried: BookedLine = { key, recipient: '', accountDr: RESIDUE_ACCOUNT, accountCr: accountDr, amount: outcome.carriedIn };
  if (community.method === 'programme') return [carried, to(PROGRAMME_SUB, outcome.pool)];
  const residue = to('', outcome.residue, community.residue === 'carry' ? RESIDUE_ACCOUNT : SOCIAL_ACCOUNT);
  return [carried, ...persons.map(({ id }, index) => to(id, amounts[index] ?? 0n)), residue];
}

const placeOf = ({ key, recipient, accountDr, accountCr }: BookedLine) => [key, recipient, accountDr, accountCr].join('|');

/** New amounts less what was approved before, in the order of the new ones and then of those that are there no more. */
function differences(now: readonly BookedLine[], before: readonly BookedLine[]): BookedLine[] {
  const byPlace = new Map<string, BookedLine>();
  for (const line of now) byPlace.set(placeOf(line), line);
  for (const line of before) {
    const place = placeOf(line);
    byPlace.set(place, { ...line, amount: (byPlace.get(place)?.amount ?? 0n) - line.amount });
  }
  return [...byPlace.values()].filter(({ amount }) => amount !== 0n);
}

function sumsByKey(lines: readonly BookedLine[]): Keyed[] {
  const sums = new Map<string, bigint>();
  for (const { key, accountDr, amount } of lines) sums.set(key, (sums.get(key) ?? 0n) + (accountDr === RESIDUE_ACCOUNT ? 0n : amount));
  return [...sums].map(([key, amount]) => ({ key, amount }));
}

/** Owed to somebody: what can be paid out. Residue is nobody's yet. */
export const isPayable = ({ accountCr, amount }: Pick<BookedLine, 'accountCr' | 'amount'>): boolean =>
  amount > 0n && accountCr.startsWith('2.1.99.') && accountCr !== RESIDUE_ACCOUNT;

/** What retained earnings lose, reserves included (3.2 is closed into 3.3.01.01). */
export const takenFromRetained = (lines: readonly BookedLine[]): bigint =>
  lines.reduce((sum, { accountDr, accountCr, amount }) => sum + (fromEarnings(accountDr) ? amount : 0n) - (fromEarnings(accountCr) ? amount : 0n), 0n);
const fromEarnings = (code: string) => code === '3.3.01.01' || code.startsWith('3.2.');
