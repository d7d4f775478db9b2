import { ILLUSTRATION } from '@pitulungan/contracts/shares/presets';
import { expect, test } from 'vitest';
import { holdsOn, NO_TERMS, paysPersons, problemsByPart, tidy, wrongTerms } from './draft.ts';

const community = ILLUSTRATION.community;

test('what only another method would need is not sent', () => {
  const idle = { ...ILLUSTRATION, community: { ...community, needs: [{ band: 'A', weight: 1 }] } };
  expect(tidy(idle)).toEqual(ILLUSTRATION);
  const byNeed = { ...idle, community: { ...idle.community, method: 'needs' as const } };
  expect(tidy(byNeed).community).toMatchObject({ programme: null, needs: [{ band: 'A', weight: 1 }] });
});

test('problems stand beside their part', () => {
  expect(problemsByPart(ILLUSTRATION)).toEqual({ shares: [], community: [], reserves: [] });
  const [first] = ILLUSTRATION.shares;
  const reserve = { ...first!, key: 'risiko', floor: '2', cap: '1', of: 'base' as const, capBalance: null };
  const wrong = problemsByPart({ ...ILLUSTRATION, shares: [first!], reserves: [reserve], community: { ...community, programme: null } });
  expect([wrong.shares.length, wrong.community.length, wrong.reserves.length]).toEqual([1, 1, 2]); // limits, and an account that is no reserve
});

test('terms, time in force, and whether somebody gets cash by name', () => {
  expect(wrongTerms(NO_TERMS)).toEqual({ version: true, effectiveFrom: true, effectiveTo: false });
  expect(wrongTerms({ ...NO_TERMS, version: 'ADART-2026.1', effectiveFrom: '2026-01-01', effectiveTo: '2025-12-31' })).toEqual({
    version: false,
    effectiveFrom: false,
    effectiveTo: true,
  });
  const until = { effectiveFrom: '2025-01-01', effectiveTo: '2025-12-31' };
  expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => holdsOn(until, day))).toEqual([false, true, true, false]);
  expect([paysPersons(ILLUSTRATION), paysPersons({ ...ILLUSTRATION, community: { ...community, method: 'equal_kk' } })]).toEqual([false, true]);
});
