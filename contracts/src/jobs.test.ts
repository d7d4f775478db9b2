import { expect, test } from 'vitest';
import { CandidateTerms, COST_TERM_NAMES } from './jobs.ts';

const terms = (names: readonly string[]) => ({
  ...{ totalMin: 1, pickupAt: null, jobsToday: 0, dutyMinToday: 0, lent: false },
  cost: Object.fromEntries(names.map((name) => [name, 1])),
});

test('the reasons of an offer from before coverage had a price are still read, and no other part may be missing', () => {
  const before = COST_TERM_NAMES.filter((name) => name !== 'coverage');
  expect(CandidateTerms.parse(terms(before)).cost).toMatchObject({ delay: 1, coverage: 0 });
  expect(CandidateTerms.parse(terms(COST_TERM_NAMES)).cost).toMatchObject({ coverage: 1 });
  expect(CandidateTerms.safeParse(terms(before.filter((name) => name !== 'delay'))).success).toBe(false);
  expect(CandidateTerms.parse({ ...terms([]), cost: null }).cost).toBeNull();
});
