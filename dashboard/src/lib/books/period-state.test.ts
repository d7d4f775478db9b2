import type { PeriodView, TaxRuleView } from '@pitulungan/contracts/books';
import { expect, test } from 'vitest';
import { hindrancesOf, monthToClose, stateOf, type Closing } from './period-state.ts';

const HASH = 'a'.repeat(64);
const period = (month: string, more: Partial<PeriodView> = {}): PeriodView => ({
  month,
  starts: `${month}-01`,
  ends: `${month}-${month.endsWith('11') ? '30' : '31'}`,
  status: 'open',
  computed: null,
  withoutTax: false,
  hashes: null,
  locked: null,
  ...more,
});
const reckoned = (month: string, by = 'Rukmini') =>
  period(month, { computed: { by, at: '2026-12-01T02:00:00Z' }, withoutTax: true, hashes: { journals: 4, merkleRoot: HASH, balanceHash: HASH } });
const RULE: TaxRuleView = { id: 1, kind: 'PPH_FINAL', ppm: 5_000, from: '2026-11-01', to: null, excludesOwnSubsidy: true, legalBasis: 'PP', by: 'Rukmini' };
const NOW = Date.parse('2026-12-02T02:00:00Z');
const closing = (more: Partial<Closing> = {}): Closing => ({ periods: [], rules: [], now: NOW, journals: 4, undecided: 0, me: 'Dimas', ...more });
const names = (one: PeriodView, more: Partial<Closing> = {}) => hindrancesOf(one, closing(more)).map(({ name }) => name);

test('a month runs until its last midnight in Jakarta, is reckoned, is locked', () => {
  expect(stateOf(period('2026-11'), Date.parse('2026-11-30T16:59:59Z'))).toBe('running');
  expect(stateOf(period('2026-11'), Date.parse('2026-11-30T17:00:00Z'))).toBe('open');
  expect(stateOf(reckoned('2026-11'), NOW)).toBe('reckoned');
  expect(stateOf(period('2026-11', { status: 'locked' }), NOW)).toBe('locked');
});

test('the page opens on the oldest month that is over and not locked, else on the running one', () => {
  expect(monthToClose([period('2026-12'), period('2026-11'), reckoned('2026-10')], NOW)).toBe('2026-10');
  expect(monthToClose([period('2026-12'), period('2026-11', { status: 'locked' })], NOW)).toBe('2026-12');
});

test('what is in the way of a month is told in the order in which it is mended', () => {
  expect(names(period('2026-12'))).toEqual(['notOver']);
  expect(names(period('2026-11'), { periods: [period('2026-10')], undecided: 2 })).toEqual(['earlierOpen', 'undecided', 'noTaxRule', 'notReckoned']);
  expect(names(period('2026-11'), { rules: [RULE] })).toEqual(['notReckoned']);
  expect(names(period('2026-11', { status: 'locked' }), { periods: [period('2026-10')] })).toEqual([]);
});

test('what was reckoned is locked by somebody else, and only while the books are as they were', () => {
  expect(names(reckoned('2026-11'))).toEqual([]);
  expect(names(reckoned('2026-11', 'Dimas'))).toEqual(['secondPerson']);
  expect(names(reckoned('2026-11'), { journals: 5 })).toEqual(['changed']);
  expect(names(reckoned('2026-11'), { rules: [RULE] })).toEqual(['changed']);
  expect(names(reckoned('2026-11'), { journals: null })).toEqual([]);
});
