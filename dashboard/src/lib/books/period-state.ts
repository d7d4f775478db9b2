// Where a month stands on its way to the lock, and what is still in its way: the hub's own rules, told before a button is pressed.
import type { PeriodView, TaxRuleView } from '@pitulungan/contracts/books';
import { startOfBusinessDate, type MonthId } from '@pitulungan/contracts/time';

const DAY_MS = 86_400_000;

/** running: not over yet; open: over, to be reckoned; reckoned: waits for the second person. */
export type PeriodState = 'running' | 'open' | 'reckoned' | 'locked';

/** The instant (epoch ms) at which the next month begins. */
export const endOf = ({ ends }: Pick<PeriodView, 'ends'>): number => startOfBusinessDate(ends) + DAY_MS;

export function stateOf(period: PeriodView, now: number): PeriodState {
  if (period.status === 'locked') return 'locked';
  if (now < endOf(period)) return 'running';
  return period.hashes ? 'reckoned' : 'open';
}

/** The rule that taxes a month: the one in force on its last day. */
export const taxRuleOf = ({ ends }: Pick<PeriodView, 'ends'>, rules: readonly TaxRuleView[]): TaxRuleView | undefined =>
  rules.find(({ from, to }) => from <= ends && (to === null || to >= ends));

export const earlierOpen = ({ month }: PeriodView, periods: readonly PeriodView[]): MonthId | undefined =>
  periods
    .filter((each) => each.month < month && each.status === 'open')
    .map((each) => each.month)
    .sort()[0];

/** The oldest month that is over and not locked, else the running one: what a manager comes for. */
export function monthToClose(periods: readonly PeriodView[], now: number): MonthId | undefined {
  const waiting = periods.filter((period) => ['open', 'reckoned'].includes(stateOf(period, now))).map(({ month }) => month);
  return waiting.sort()[0] ?? periods[0]?.month;
}

export interface Closing {
  periods: readonly PeriodView[];
  rules: readonly TaxRuleView[];
  now: number;
  /** Journals of the month as they are now; null while nobody knows */
  journals: number | null;
  /** Vouchers with a day in the month that nobody has decided */
  undecided: number;
  /** Who looks at it */
  me: string;
}

export type Hindrance =
  | { name: 'notOver' }
  | { name: 'earlierOpen'; month: MonthId }
  | { name: 'noTaxRule' }
  | { name: 'notReckoned' }
  | { name: 'changed' }
  | { name: 'secondPerson' }
  /** Does not keep the hub from locking, but a person wants to know first */
  | { name: 'undecided'; count: number };

const isChanged = (period: PeriodView, { rules, journals }: Closing): boolean =>
  period.hashes !== null && ((journals !== null && journals !== period.hashes.journals) || period.withoutTax === (taxRuleOf(period, rules) !== undefined));

/** Of a month that is over and waits to be reckoned. */
const beforeReckoning = (period: PeriodView, { rules }: Closing): Hindrance[] => [
  ...(taxRuleOf(period, rules) ? [] : [{ name: 'noTaxRule' } as const]),
  { name: 'notReckoned' },
];

/** Of a month that was reckoned and waits for the second person. */
function beforeLocking(period: PeriodView, closing: Closing): Hindrance[] {
  if (isChanged(period, closing)) return [{ name: 'changed' }];
  return period.computed?.by === closing.me ? [{ name: 'secondPerson' }] : [];
}

function ofStanding(period: PeriodView, closing: Closing): Hindrance[] {
  switch (stateOf(period, closing.now)) {
    case 'running':
      return [{ name: 'notOver' }];
    case 'open':
      return beforeReckoning(period, closing);
    case 'reckoned':
      return beforeLocking(period, closing);
    case 'locked':
      return [];
  }
}

/** In the order in which they are mended; empty when this person may lock, and of a locked month. */
export function hindrancesOf(period: PeriodView, closing: Closing): Hindrance[] {
  if (period.status === 'locked') return [];
  const earlier = earlierOpen(period, closing.periods);
  return [
    ...(earlier === undefined ? [] : [{ name: 'earlierOpen', month: earlier } as const]),
    ...(closing.undecided > 0 ? [{ name: 'undecided', count: closing.undecided } as const] : []),
    ...ofStanding(period, closing),
  ];
}

/** Only what the hub would refuse. */
export const keepsFromLocking = (hindrances: readonly Hindrance[]): boolean => hindrances.some(({ name }) => name !== 'undecided');
export const keepsFromReckoning = (hindrances: readonly Hindrance[]): boolean => hindrances.some(({ name }) => name === 'notOver' || name === 'earlierOpen');
