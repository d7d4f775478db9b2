// The dispatch numbers while they are typed: texts, what is wrong with them, and what they would change.
import { POLICY_NUMBERS, POLICY_NUMBER_NAMES, type PolicyNumberName, type PolicyNumbers, type PolicyVersion } from '@pitulungan/contracts/policy';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Language } from '@pitulungan/ui/language.svelte.ts';
import { readNumber, writeNumber } from './number-text.ts';

export type Draft = Record<PolicyNumberName, string>;
export type Defaults = Record<PolicyNumberName, number>;
export type Problem = 'missing' | 'notANumber' | 'notWhole' | 'outside';
/** null: the default */
export interface Change {
  name: PolicyNumberName;
  from: number | null;
  to: number | null;
}

export const GROUPS = ['prices', 'trips', 'moments', 'refusals'] as const;
export type Group = (typeof GROUPS)[number];
/** Where each stands on the screen; the compiler asks for a place for a new one. */
export const GROUP_OF: Record<PolicyNumberName, Group> = {
  promiseMin: 'prices',
  promiseExpressMin: 'prices',
  latenessPrice: 'prices',
  refusalMin: 'prices',
  distancePrice: 'prices',
  fairnessPrice: 'prices',
  incomePrice: 'prices',
  ageingCredit: 'prices',
  waitingPrice: 'prices',
  scarcityPrice: 'prices',
  coveragePrice: 'prices',
  borderPriceMin: 'prices',
  slackMin: 'moments',
  answerMin: 'moments',
  maxJobsPerTrip: 'trips',
  acrossMerchantsM: 'trips',
  declineCooldownMin: 'refusals',
  refusalsBeforeWave: 'refusals',
  waveSize: 'refusals',
  noCourierMin: 'refusals',
};

const byName = <T>(of: (name: PolicyNumberName) => T): Record<PolicyNumberName, T> =>
  Object.fromEntries(POLICY_NUMBER_NAMES.map((name) => [name, of(name)])) as Record<PolicyNumberName, T>;

const MS_PER_MIN = 60_000;

/** What each number is when nobody has changed it; two of them the village's settings say. */
export function defaultsOf({ waiting }: Pick<Settings, 'waiting'>): Defaults {
  const ofVillage: Partial<Defaults> = { declineCooldownMin: waiting.declineCooldownMs / MS_PER_MIN, noCourierMin: waiting.noCourierMs / MS_PER_MIN };
  return byName((name) => POLICY_NUMBERS[name].default ?? ofVillage[name] ?? POLICY_NUMBERS[name].min);
}

export const draftOf = (numbers: PolicyNumbers, defaults: Defaults, language: Language): Draft =>
  byName((name) => writeNumber(numbers[name] ?? defaults[name], language));

export const isWhole = (name: PolicyNumberName): boolean => 'whole' in POLICY_NUMBERS[name];

/** null: no number. In whole numbers "1.500" and "1,500" are fifteen hundred. */
export function valueOf(name: PolicyNumberName, text: string): number | null {
  const grouped = isWhole(name) && /^[1-9]\d{0,2}([.,]\d{3})+$/.test(text.trim());
  return readNumber(grouped ? text.replace(/[.,]/g, '') : text);
}

/** null: it can be sent. */
export function problemOf(name: PolicyNumberName, text: string): Problem | null {
  if (text.trim() === '') return 'missing';
  const { min, max } = POLICY_NUMBERS[name];
  const value = valueOf(name, text);
  if (value === null) return 'notANumber';
  if (isWhole(name) && !Number.isInteger(value)) return 'notWhole';
  return value < min || value > max ? 'outside' : null;
}

export const wrongNames = (draft: Draft): PolicyNumberName[] => POLICY_NUMBER_NAMES.filter((name) => problemOf(name, draft[name]) !== null);

/** What is sent: only what differs from the default. Fields that are wrong count as not changed. */
export function numbersOf(draft: Draft, defaults: Defaults): PolicyNumbers {
  const changed = POLICY_NUMBER_NAMES.filter((name) => problemOf(name, draft[name]) === null && valueOf(name, draft[name]) !== defaults[name]);
  return Object.fromEntries(changed.map((name) => [name, valueOf(name, draft[name])])) as PolicyNumbers;
}

export const changesBetween = (before: PolicyNumbers, after: PolicyNumbers): Change[] =>
  POLICY_NUMBER_NAMES.flatMap((name) => (before[name] === after[name] ? [] : [{ name, from: before[name] ?? null, to: after[name] ?? null }]));

export interface Told extends PolicyVersion {
  /** Against the version before; null: that one is not known any more */
  changes: Change[] | null;
}

/** Versions, the newest first, each with what it changed. */
export const toldVersions = (versions: readonly PolicyVersion[]): Told[] =>
  versions.map((version, at) => {
    const before = versions[at + 1];
    return { ...version, changes: before ? changesBetween(before.numbers, version.numbers) : version.version === 0 ? [] : null };
  });

/** Somebody else saved meanwhile: their numbers, with what was typed here put on top. */
export function rebased(draft: Draft, made: { on: PolicyNumbers; now: PolicyNumbers; defaults: Defaults; language: Language }): Draft {
  const { on, now, defaults, language } = made;
  const theirs = draftOf(now, defaults, language);
  return byName((name) => (valueOf(name, draft[name]) === (on[name] ?? defaults[name]) ? theirs[name] : draft[name]));
}
