import type { Board } from '@pitulungan/contracts/board';
import type { CourierId, JobId, OfferId } from '@pitulungan/contracts/ids';
import type { JobView } from '@pitulungan/contracts/jobs';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { CourierStep, JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { describe, expect, test } from 'vitest';
import { tapOf, type About, type Intent, type Tap } from './outbox/tap.ts';
import { mayGo, project } from './projection.ts';
import { stillUnseen } from './unseen.ts';

const courierId = '00000000-0000-4000-8000-000000000001' as CourierId;
const jobId = '00000000-0000-4000-8000-000000000002' as JobId;
const offerId = '00000000-0000-4000-8000-000000000003' as OfferId;
const T0 = '2026-11-24T00:00:00.000Z';

const job = (status: JobStatus) => ({ id: jobId, status, courierId, statusAt: T0, undoUntil: null, failure: null, cashDue: '54500' }) as JobView;

function board(status: JobStatus, duty: DutyStatus = 'BUSY'): Board {
  const courier = { id: courierId, duty, dutySince: T0 };
  return { jobs: { [jobId]: job(status) }, offers: {}, couriers: { [courierId]: courier }, deposits: {}, settings: DEFAULT_SETTINGS } as unknown as Board;
}

const tap = (intent: Intent, from: About['from'], about: JobId | null = jobId): Tap =>
  tapOf(intent, { jobId: about, code: 'J-1', from }, { courierId, now: '2026-11-24T00:01:00.000Z', pin: null, key: `key-${Math.random()}` });
const step = (from: JobStatus, name: CourierStep) => tap({ endpoint: 'stepJob', params: { jobId }, body: { step: name } }, from);
const undo = (from: JobStatus) => tap({ endpoint: 'undoStep', params: { jobId }, body: {} }, from);
const statusOf = (of: Board) => of.jobs[jobId]?.status;

describe('taps without signal', () => {
  const way = [step('ACCEPTED', 'headToPickup'), step('TO_PICKUP', 'arriveAtPickup'), step('AT_PICKUP', 'pickUp')];

  test('show their effect in order, so that the next button appears', () => {
    expect(way.map((_, index) => statusOf(project(board('ACCEPTED'), way.slice(0, index + 1))))).toEqual(['TO_PICKUP', 'AT_PICKUP', 'PICKED_UP']);
  });

  test('change nothing once the board has them: applying is harmless at every moment of the catching up', () => {
    for (const status of ['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP', 'PICKED_UP'] as const) expect(statusOf(project(board(status), way))).toBe('PICKED_UP');
    expect(statusOf(project(board('TO_DROP'), way))).toBe('TO_DROP');
  });

  test('an undo goes back one step, and only from where it was tapped', () => {
    expect(statusOf(project(board('ACCEPTED'), [...way, undo('PICKED_UP')]))).toBe('AT_PICKUP');
    expect(statusOf(project(board('AT_PICKUP'), [undo('PICKED_UP')]))).toBe('AT_PICKUP');
  });

  test('handing over closes the job on the screen with name, cash and time to undo; a failed attempt waits for the desk', () => {
    const deliver = tap({ endpoint: 'deliverJob', params: { jobId }, body: { receiverName: 'Bu Siti', cashCollected: '54500', shortfall: null } }, 'AT_DROP');
    expect(project(board('AT_DROP'), [deliver]).jobs[jobId]).toMatchObject({
      status: 'DELIVERED',
      receiverName: 'Bu Siti',
      cashCollected: '54500',
      undoUntil: '2026-11-24T00:01:15.000Z',
    });
    const fail = tap({ endpoint: 'failJob', params: { jobId }, body: { reason: 'NOT_HOME', note: '' } }, 'AT_DROP');
    expect(project(board('AT_DROP'), [fail]).jobs[jobId]).toMatchObject({ status: 'FAILED_ATTEMPT', failure: { reason: 'NOT_HOME', attempts: 1 } });
  });

  test('the time to undo is shown on the server’s clock', () => {
    expect(project(board('ACCEPTED'), [way[0] as Tap], 60_000).jobs[jobId]?.undoUntil).toBe('2026-11-24T00:02:15.000Z');
  });

  test('a job that went to somebody else is not moved', () => {
    const theirs = { ...board('ACCEPTED'), jobs: { [jobId]: { ...job('ACCEPTED'), courierId: null } } } as Board;
    expect(project(theirs, way)).toEqual(theirs);
    expect(project({ ...theirs, jobs: {} }, way).jobs).toEqual({});
  });

  test('an accepted offer does not make the job the courier’s: only the server knows who was first', () => {
    const offered = {
      ...board('OFFERED'),
      offers: { [offerId]: { id: offerId, jobId, status: 'OPEN', courierId, tripId: 't' }, other: { id: 'other', status: 'OPEN', courierId, tripId: 't' } },
    } as unknown as Board;
    expect(project(offered, [tap({ endpoint: 'acceptOffer', params: { offerId }, body: {} }, null, null)])).toEqual(offered);
    expect(project(offered, [tap({ endpoint: 'declineOffer', params: { offerId }, body: {} }, null, null)]).offers).toEqual({});
  });
});

describe('duty', () => {
  const go = (duty: 'ON' | 'BREAK' | 'OFF', from: DutyStatus) => tap({ endpoint: 'setDuty', params: {}, body: { duty } }, from, null);
  test('shows at once what was asked, unless it is not allowed from there', () => {
    expect(project(board('ACCEPTED', 'OFF'), [go('ON', 'OFF')]).couriers[courierId]?.duty).toBe('ON');
    expect(project(board('ACCEPTED', 'BUSY'), [go('OFF', 'BUSY')]).couriers[courierId]?.duty).toBe('BUSY');
    expect([mayGo('BUSY', 'OFF'), mayGo('BUSY', 'BREAK'), mayGo('BREAK', 'OFF'), mayGo('OFF', 'BREAK')]).toEqual([false, false, true, false]);
  });
});

describe('taps that the server has taken, while their facts are on the way', () => {
  const sent = [step('ACCEPTED', 'headToPickup'), step('TO_PICKUP', 'arriveAtPickup'), step('AT_PICKUP', 'pickUp')];
  test('go on being projected until the board shows them, one after the other', () => {
    const left = (status: JobStatus) => stillUnseen(board(status), sent).length;
    expect([left('ACCEPTED'), left('TO_PICKUP'), left('AT_PICKUP'), left('PICKED_UP'), left('TO_DROP')]).toEqual([3, 2, 1, 0, 0]);
  });
  test('are dropped when the job is gone', () => {
    expect(stillUnseen({ ...board('ACCEPTED'), jobs: {} }, sent)).toEqual([]);
  });
  test('a step and its undo together leave the board where it is', () => {
    expect(statusOf(project(board('ACCEPTED'), [...sent.slice(0, 1), undo('TO_PICKUP')]))).toBe('ACCEPTED');
  });
});
