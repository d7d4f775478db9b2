// What is wrong with a policy, in sentences for the people who write it; the what-if screen asks the same while they move the sliders.
import type { Refusal } from '../refusals.ts';
import { COMMUNITY_ACCOUNT, type CommunityPolicy, type PolicyBody, type PolicyReserve, type PolicyShare, RETAINED_ACCOUNT } from './policy.ts';

type Sentence = Refusal['sentence'];

export interface PolicyProblem {
  /** The rule's key, or the part of the policy */
  at: string;
  sentence: Sentence;
}

const problem = (at: string, id: string, en: string): PolicyProblem => ({ at, sentence: { id, en } });

export function policyProblems(body: PolicyBody): PolicyProblem[] {
  return [
    ...sumProblems(body.shares),
    ...keyProblems([...body.reserves, ...body.shares]),
    ...[...body.reserves, ...body.shares].flatMap(limitProblems),
    ...body.reserves.flatMap(reserveAccountProblems),
    ...body.shares.flatMap(shareAccountProblems),
    ...onlyOneCommunity(body.shares),
    ...communityProblems(body.community),
  ];
}

function sumProblems(shares: readonly PolicyShare[]): PolicyProblem[] {
  const sum = shares.reduce((total, { ppm }) => total + ppm, 0);
  if (sum === 1_000_000) return [];
  const [id, en] = [percent(sum, ','), percent(sum, '.')];
  return [problem('shares', `Jumlah semua bagian harus tepat 100 %, sekarang ${id} %.`, `All shares must add up to exactly 100 %, now ${en} %.`)];
}

/** ppm as percent without a float: 125000 → 12.5 */
export function percent(ppm: number, comma: ',' | '.'): string {
  const rest = String(ppm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${Math.floor(ppm / 10_000)}${rest === '' ? '' : comma + rest}`;
}

function keyProblems(rules: readonly PolicyShare[]): PolicyProblem[] {
  const twice = new Set(rules.map(({ key }) => key).filter((key, index, all) => all.indexOf(key) !== index));
  return [...twice].map((key) => problem(key, `Kunci "${key}" dipakai lebih dari sekali.`, `The key "${key}" is used more than once.`));
}

function limitProblems({ key, label, floor, cap }: PolicyShare): PolicyProblem[] {
  if (floor === null || cap === null || BigInt(floor) <= BigInt(cap)) return [];
  return [problem(key, `${label.id}: batas bawah lebih besar daripada batas atas.`, `${label.en}: the floor is above the cap.`)];
}

const isReserveAccount = (code: string) => code.startsWith('3.3.01.') && code !== RETAINED_ACCOUNT;

function reserveAccountProblems({ key, label, accountDr, accountCr }: PolicyReserve): PolicyProblem[] {
  if (accountDr === RETAINED_ACCOUNT && isReserveAccount(accountCr)) return [];
  return [
    problem(
      key,
      `${label.id}: cadangan dipindahkan dari ${RETAINED_ACCOUNT} ke akun 3.3.01 yang lain.`,
      `${label.en}: a reserve moves from ${RETAINED_ACCOUNT} to another account of 3.3.01.`,
    ),
  ];
}

/** From equity to a debt (2.1.99), or a share that stays in the enterprise, booked like a reserve. */
function shareAccountProblems({ key, label, accountDr, accountCr }: PolicyShare): PolicyProblem[] {
  const stays = accountDr === RETAINED_ACCOUNT && isReserveAccount(accountCr);
  const leaves = accountDr.startsWith('3.2.') && accountCr.startsWith('2.1.99.');
  if (stays || leaves) return [];
  return [
    problem(
      key,
      `${label.id}: debit akun 3.2 dengan kredit akun 2.1.99, atau debit ${RETAINED_ACCOUNT} dengan kredit akun cadangan 3.3.01.`,
      `${label.en}: debit an account of 3.2 and credit one of 2.1.99, or debit ${RETAINED_ACCOUNT} and credit a reserve of 3.3.01.`,
    ),
  ];
}

function onlyOneCommunity(shares: readonly PolicyShare[]): PolicyProblem[] {
  if (shares.filter(({ accountCr }) => accountCr === COMMUNITY_ACCOUNT).length <= 1) return [];
  return [
    problem(
      'shares',
      `Hanya satu bagian yang boleh dikreditkan ke ${COMMUNITY_ACCOUNT} (masyarakat).`,
      `Only one share may be credited to ${COMMUNITY_ACCOUNT} (community).`,
    ),
  ];
}

/** Rounding by remainders in large units pays some households a whole unit more than others: refused for "equal" (finance.md 7.3, step 5). */
export const unequalForEqual = (method: string, rounding: string, unit: bigint): boolean => method === 'equal_kk' && rounding === 'hamilton' && unit > 1n;

const COMMUNITY_CHECKS: readonly { wrong: (community: CommunityPolicy) => boolean; sentence: Sentence }[] = [
  {
    wrong: ({ method, rounding, payoutUnit }) => unequalForEqual(method, rounding, BigInt(payoutUnit)),
    sentence: {
      id: 'Bagi rata per KK dalam satuan besar harus dibulatkan ke bawah: selain itu sebagian KK menerima satu satuan lebih banyak.',
      en: 'Equal shares per household in large units must be rounded down: otherwise some households get a whole unit more.',
    },
  },
  {
    wrong: ({ method, mix }) => method === 'hybrid' && mix.length < 2,
    sentence: { id: 'Cara campuran memerlukan sedikitnya dua cara.', en: 'A mixed method needs at least two methods.' },
  },
  {
    wrong: ({ method, mix }) => method !== 'hybrid' && mix.length > 0,
    sentence: { id: 'Campuran hanya untuk cara campuran.', en: 'A mix is only for the mixed method.' },
  },
  {
    wrong: ({ mix }) => new Set(mix.map(({ method }) => method)).size < mix.length,
    sentence: { id: 'Satu cara disebut dua kali dalam campuran.', en: 'A method is named twice in the mix.' },
  },
  {
    wrong: ({ method, mix, needs }) => usesNeeds(method, mix) && !needs.some(({ weight }) => weight > 0),
    sentence: {
      id: 'Cara menurut kebutuhan memerlukan bobot tiap golongan, ditetapkan Musyawarah Desa.',
      en: 'Sharing by need takes a weight for each band, set by the village meeting.',
    },
  },
  {
    wrong: ({ needs }) => new Set(needs.map(({ band }) => band)).size < needs.length,
    sentence: { id: 'Satu golongan kebutuhan disebut dua kali.', en: 'A band of need is named twice.' },
  },
  {
    wrong: ({ method, programme }) => method === 'programme' && programme === null,
    sentence: { id: 'Sebutkan program yang menerima bagian masyarakat.', en: "Name the programme that receives the community's share." },
  },
];

const usesNeeds = (method: string, mix: CommunityPolicy['mix']) => method === 'needs' || mix.some((part) => part.method === 'needs');

const communityProblems = (community: CommunityPolicy): PolicyProblem[] =>
  COMMUNITY_CHECKS.filter(({ wrong }) => wrong(community)).map(({ sentence }) => ({ at: 'community', sentence }));
