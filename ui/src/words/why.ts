// Why this courier, why not that one: a sentence out of the planner's numbers.
import { COST_TERM_NAMES, type Candidate, type CostTermName } from '@pitulungan/contracts/jobs';
import { formatDecimal, formatDistance, formatDuration } from '../format.ts';
import type { Language } from '../language.svelte.ts';
import { reasonWords } from './reasons.ts';

/** The parts of the price, as the desk reads them. */
export const costTermWords: Record<Language, Record<CostTermName, string>> = {
  id: {
    delay: 'barang sampai lebih lambat',
    lateness: 'lewat dari janji',
    refusal: 'mungkin menolak',
    trip: 'satu jalan lagi',
    distance: 'jarak ke lapak',
    waiting: 'menunggu di lapak',
    fairness: 'pemerataan',
    ageing: 'barang sudah lama menunggu',
    scarcity: 'kurir sedang langka',
    border: 'dari zona tetangga',
    coverage: 'menjaga lapak di dekatnya',
  },
  en: {
    delay: 'the goods arrive later',
    lateness: 'later than promised',
    refusal: 'may decline',
    trip: 'one more trip',
    distance: 'way to the stall',
    waiting: 'waiting at the stall',
    fairness: 'fairness',
    ageing: 'the goods have waited long',
    scarcity: 'couriers are scarce',
    border: 'from the next zone',
    coverage: 'keeps stalls near him covered',
  },
};

/** Less than this many minutes is shown as 0.0. */
const LEAST_MIN = 0.05;
const LISTED = 3;

const decimal = (value: number, language: Language): string => formatDecimal(value, 1, language);
const signed = (value: number, language: Language): string => `${value < 0 ? '−' : '+'}${decimal(Math.abs(value), language)}`;

/** "3 menit ke lapak (900 m), 2,0 pesanan/jam hari ini; satu jalan lagi +8,0; nilai 12,4 menit"; the obstacle when there is one. */
export function whyCandidate(candidate: Candidate, language: Language): string {
  if (!candidate.suitable || !candidate.terms) return reasonWords[language].candidate[candidate.reason](candidate);
  const { terms } = candidate;
  const facts = [wayOf(candidate, language), paceOf(terms, language), ...(terms.lent ? [costTermWords[language].border] : [])].filter((part) => part !== '');
  const prices = largest(terms.cost).map(([name, value]) => `${costTermWords[language][name]} ${signed(value, language)}`);
  const total =
    terms.totalMin === null ? '' : `${language === 'id' ? 'nilai' : 'price'} ${decimal(terms.totalMin, language)} ${language === 'id' ? 'menit' : 'minutes'}`;
  return [facts.join(', '), prices.join(', '), total].filter((part) => part !== '').join('; ');
}

/** Why the chosen one and not this one: the difference, and where most of it comes from. Empty when one of them has no price. */
export function whyNot(chosen: Candidate, other: Candidate, language: Language): string {
  const mine = pricedOf(chosen);
  const theirs = pricedOf(other);
  if (!mine || !theirs) return '';
  const [most] = COST_TERM_NAMES.map((name) => [name, theirs.cost[name] - mine.cost[name]] as const).sort((x, y) => y[1] - x[1]);
  const dearer = `${decimal(Math.max(0, theirs.total - mine.total), language)} ${language === 'id' ? 'menit lebih mahal' : 'minutes dearer'}`;
  if (!most || most[1] < LEAST_MIN) return dearer;
  return `${dearer}, ${language === 'id' ? 'terutama' : 'above all'} ${costTermWords[language][most[0]]} ${signed(most[1], language)}`;
}

const pricedOf = ({ terms }: Candidate) => (terms?.cost && terms.totalMin !== null ? { cost: terms.cost, total: terms.totalMin } : undefined);

function wayOf({ travelS, distanceM }: Candidate, language: Language): string {
  if (travelS === null) return '';
  const way = `${formatDuration(travelS * 1_000, language)} ${language === 'id' ? 'ke lapak' : 'to the stall'}`;
  return distanceM === null ? way : `${way} (${formatDistance(distanceM, language)})`;
}

function paceOf({ jobsToday, dutyMinToday }: NonNullable<Candidate['terms']>, language: Language): string {
  const perHour = jobsToday / Math.max(0.5, dutyMinToday / 60);
  return `${decimal(perHour, language)} ${language === 'id' ? 'pesanan/jam hari ini' : 'orders/hour today'}`;
}

function largest(cost: NonNullable<Candidate['terms']>['cost']): [CostTermName, number][] {
  if (!cost) return [];
  const parts = COST_TERM_NAMES.map((name): [CostTermName, number] => [name, cost[name]]);
  return parts
    .filter(([, value]) => Math.abs(value) >= LEAST_MIN)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, LISTED);
}

/** The terms in which somebody's price has a part, in the order of the contract. */
export const termsWorthShowing = (candidates: readonly Candidate[]): CostTermName[] =>
  COST_TERM_NAMES.filter((name) => candidates.some(({ terms }) => terms?.cost && Math.abs(terms.cost[name]) >= LEAST_MIN));
