// The golden cases: values that two implementations agreed on before this one was written. The file is a copy, never edited to fit.
import { expect, it } from 'vitest';
import golden from '../../golden/revenue-share.json' with { type: 'json' };
import { businessDate } from '../time.ts';
import { canonicalJson } from './canonical.ts';
import { runCase } from './cases/run.ts';

it.each(golden.cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
  const outcome = runCase(one);
  if (!outcome.ok) throw new Error(outcome.sentence);
  expect(JSON.parse(canonicalJson(outcome.output))).toMatchObject(one.expected);
});

it('holds a case of every kind that is documented with figures', () => {
  expect([...new Set(golden.cases.map(({ kind }) => kind))].sort()).toEqual(['allocate', 'commission', 'compute', 'individuals', 'statementHash']);
});

it.each(golden.wibBusinessDates.map(({ instant, businessDate: day }) => [instant, day] as const))('%s is %s in Asia/Jakarta', (instant, day) => {
  expect(businessDate(Date.parse(instant))).toBe(day);
});
