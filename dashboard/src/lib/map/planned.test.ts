import type { PlanDetail } from '@pitulungan/contracts/plans';
import { expect, test } from 'vitest';
import { plannedJobs } from './planned.ts';

const plan = (zoneId: string, rest: object): PlanDetail => ({ plan: { zoneId }, trips: [], holds: [], human: [], ...rest }) as unknown as PlanDetail;

test('each job knows its trip, why it waits, and who is asked to decide; the first courier of several stands for the trip', () => {
  const first = { jobIds: ['a', 'b'], courierId: 'fajar' };
  const jobs = plannedJobs([
    plan('east', { trips: [first, { jobIds: ['a', 'b'], courierId: 'dewi' }], holds: [{ jobId: 'c', reason: 'SLOT', until: null }] }),
    plan('west', { human: [{ jobId: 'd', reason: 'NOBODY_CAN', sinceMin: 3 }] }),
  ]);
  expect(jobs.get('b')).toEqual({ zoneId: 'east', trip: first, hold: null, human: null });
  expect(jobs.get('c')).toMatchObject({ zoneId: 'east', trip: null, hold: { reason: 'SLOT' } });
  expect(jobs.get('d')).toMatchObject({ zoneId: 'west', human: { reason: 'NOBODY_CAN' } });
  expect(jobs.get('e')).toBeUndefined();
});
