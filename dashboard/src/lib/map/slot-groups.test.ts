import { expect, test } from 'vitest';
import { job } from '../testing/samples.ts';
import { slotGroups } from './slot-groups.ts';

test('the next slot first, with how many are packed for it; what left or goes at once is in none', () => {
  const [nine, noon] = ['2026-11-24T02:00:00.000Z', '2026-11-24T05:00:00.000Z'];
  const jobs = [
    job({ id: 'a', slotAt: noon }),
    job({ id: 'b', slotAt: nine }),
    job({ id: 'c', slotAt: noon }),
    job({ id: 'd', slotAt: noon, status: 'ACCEPTED' }),
    job({ id: 'e', slotAt: '2026-11-24T00:30:00.000Z' }),
    job({ id: 'f' }),
  ];
  expect(slotGroups(Object.fromEntries(jobs.map((each) => [each.id, each])), Date.parse('2026-11-24T01:00:00.000Z'))).toEqual([
    { slotAt: nine, jobs: 1 },
    { slotAt: noon, jobs: 2 },
  ]);
});
