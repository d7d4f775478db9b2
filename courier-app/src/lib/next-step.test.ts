import { ACTIVE_JOB_STATUSES, JOB_STATUSES, isActiveJob, jobLifecycle } from '@pitulungan/contracts/lifecycles/job';
import { commandsFor } from '@pitulungan/contracts/lifecycles/lifecycle';
import { expect, test } from 'vitest';
import { after, inOrderOfUrgency, nextStep, stopInSight } from './next-step.ts';

test('the button leads along the whole way, one state at a time, to the door', () => {
  const way = ['ACCEPTED'];
  for (let status = after('OFFERED', 'accept'); status;) {
    const next = nextStep(status);
    status = next.kind === 'step' ? after(status, next.step) : undefined;
    if (status) way.push(status);
  }
  expect(way).toEqual(['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP', 'PICKED_UP', 'TO_DROP', 'AT_DROP']);
  expect(nextStep('AT_DROP').kind).toBe('handOver');
});

test('every state of a courier’s job says what comes next, or who decides; others say nothing', () => {
  for (const status of JOB_STATUSES) expect([status, nextStep(status).kind !== 'none']).toEqual([status, isActiveJob(status)]);
});

test('no button offers what the courier may not do', () => {
  for (const status of JOB_STATUSES) {
    const next = nextStep(status);
    if (next.kind === 'step') expect(commandsFor(jobLifecycle, status, 'K')).toContain(next.step);
    if (next.kind === 'handOver') expect(commandsFor(jobLifecycle, status, 'K')).toEqual(expect.arrayContaining(['deliver', 'failAttempt']));
  }
});

test('the stall is in sight until the goods are in hand, then the buyer; the stall again when they go back', () => {
  expect(ACTIVE_JOB_STATUSES.map((status) => stopInSight(status))).toEqual(['pickup', 'pickup', 'pickup', 'drop', 'drop', 'drop', 'drop', 'pickup']);
});

test('the job nearest to its end stands first, one that waits for the desk last', () => {
  const job = (status: (typeof JOB_STATUSES)[number], acceptedAt: string) => ({ status, acceptedAt });
  const jobs = [job('FAILED_ATTEMPT', '1'), job('ACCEPTED', '3'), job('AT_DROP', '4'), job('ACCEPTED', '2')];
  expect(inOrderOfUrgency(jobs).map(({ acceptedAt }) => acceptedAt)).toEqual(['4', '2', '3', '1']);
});
