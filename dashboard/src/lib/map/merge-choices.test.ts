import { NO_FIXES } from '@pitulungan/contracts/trips';
import { expect, test } from 'vitest';
import { job } from '../testing/samples.ts';
import { mergeChoices, tripSize } from './merge-choices.ts';

const GROUP = '5c5a8a0e-0000-4000-8000-000000000001';
const at = (lat: number) => ({ ...job().drop, pin: { lat, lng: 112.7416 } });
const a = job({ id: 'a', code: 'A' });
const board = (...jobs: ReturnType<typeof job>[]) => Object.fromEntries([a, ...jobs].map((each) => [each.id, each]));

test('the same stall comes first, then the nearest door; what is under way, alone or together already is no choice', () => {
  const jobs = board(
    job({ id: 'far', code: 'B', merchantId: 'merchant-2', drop: at(-7.36) }),
    job({ id: 'near', code: 'C', merchantId: 'merchant-2', drop: at(-7.347) }),
    job({ id: 'stall', code: 'D', drop: at(-7.37) }),
    job({ id: 'gone', code: 'E', status: 'ACCEPTED' }),
    job({ id: 'alone', code: 'F', fixes: { ...NO_FIXES, alone: true } }),
  );
  expect(mergeChoices(a, jobs).map(({ job: { id } }) => id)).toEqual(['stall', 'near', 'far']);
  const grouped = job({ id: 'a', fixes: { ...NO_FIXES, together: GROUP } });
  expect(mergeChoices(grouped, board(job({ id: 'b', fixes: { ...NO_FIXES, together: GROUP } })))).toEqual([]);
});

test('who is chosen brings along what they are together with', () => {
  const b = job({ id: 'b', fixes: { ...NO_FIXES, together: GROUP } });
  const c = job({ id: 'c', fixes: { ...NO_FIXES, together: GROUP } });
  expect(tripSize(a, [b], board(b, c))).toBe(3);
  expect(tripSize(a, [], board(b, c))).toBe(1);
});
