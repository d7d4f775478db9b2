import type { Board } from '@pitulungan/contracts/board';
import type { JobId } from '@pitulungan/contracts/ids';
import { ORDER_STATUSES } from '@pitulungan/contracts/lifecycles/order';
import { JOB_STATUSES } from '@pitulungan/contracts/lifecycles/job';
import { expect, test } from 'vitest';
import { board, courier, job, offer, order, T0 } from '../testing/samples.ts';
import { silentCouriers } from './lateness.ts';
import { listsOf, rowOf } from './rows.ts';

const NOW = Date.parse(T0) + 60_000;
const minutesLater = (minutes: number): number => Date.parse(T0) + minutes * 60_000;
const settings = board().settings;
const row = (orderChanges: Parameters<typeof order>[0], jobChanges?: Parameters<typeof job>[0], now = NOW) =>
  rowOf({ order: order(orderChanges), job: jobChanges ? job(jobChanges) : null, offer: null }, { now, settings });

test('every status of an order and of a job has a next step', () => {
  for (const status of ORDER_STATUSES) expect(row({ status }).next).toBeTruthy();
  for (const status of JOB_STATUSES) expect(row({ status: 'READY', jobId: 'job-1' }, { status }).next).toBeTruthy();
});

test('a silent stall is called; a fresh order waits for the stall', () => {
  expect(row({ status: 'PLACED' })).toMatchObject({ next: 'merchantAnswers', urgent: false, mark: 'waiting' });
  expect(row({ status: 'PLACED', attention: 'MERCHANT_SLOW' })).toMatchObject({ next: 'callMerchant', urgent: true, mark: 'attention' });
});

test('nobody left to carry it: the dispatcher chooses', () => {
  expect(row({ status: 'READY', jobId: 'job-1' }, { status: 'NO_COURIER' })).toMatchObject({ next: 'chooseCourier', urgent: true });
  expect(row({ status: 'READY', jobId: 'job-1' }, { status: 'QUEUED' })).toMatchObject({ next: 'plannerLooks', urgent: false });
  expect(row({ status: 'READY', jobId: 'job-1' }, { status: 'QUEUED' }, minutesLater(59))).toMatchObject({ next: 'plannerLooks', urgent: false }); // a full slot takes rounds
  expect(row({ status: 'READY', jobId: 'job-1' }, { status: 'QUEUED' }, minutesLater(61))).toMatchObject({ next: 'chooseCourier', urgent: true });
});

test('what waits for its slot, or was held, is not late and nobody is called', () => {
  const slotAt = new Date(minutesLater(60)).toISOString();
  const waiting = (jobChanges: Parameters<typeof job>[0], now: number) => row({ status: 'READY', jobId: 'job-1' }, { status: 'QUEUED', ...jobChanges }, now);
  expect(waiting({ slotAt }, minutesLater(59))).toMatchObject({ next: 'waitsForSlot', urgent: false, late: false });
  expect(waiting({ slotAt }, minutesLater(61))).toMatchObject({ next: 'plannerLooks', urgent: false, late: false });
  expect(waiting({ slotAt }, minutesLater(121))).toMatchObject({ next: 'chooseCourier', urgent: true, late: true });
  expect(waiting({ fixes: { ...job().fixes, held: true } }, minutesLater(61))).toMatchObject({ next: 'heldByHand', urgent: false });
});

test('where the zone of the door does not offer by itself, the dispatcher chooses', () => {
  const zone = (id: string, rws: number[], mode: string) => ({ id, name: id, rws, mode, travel: 'straight', version: 1 });
  const zones = { all: zone('all', [], 'auto'), east: zone('east', [2], 'suggest') } as unknown as Board['zones'];
  const at = (rw: number) => {
    const subject = { order: order({ status: 'READY', jobId: 'job-1', address: { ...order().address, rw } }), job: job({ status: 'QUEUED' }), offer: null };
    return rowOf(subject, { now: NOW, settings, zones });
  };
  expect([at(2).next, at(3).next]).toEqual(['chooseCourier', 'plannerLooks']);
});

test('a failed attempt keeps its own red mark', () => {
  expect(row({ status: 'IN_DELIVERY', jobId: 'job-1' }, { status: 'FAILED_ATTEMPT' })).toMatchObject({ next: 'decideFailed', mark: 'failed' });
});

test('a courier who lasts too long at one step is asked', () => {
  expect(row({ status: 'READY', jobId: 'job-1' }, { status: 'AT_PICKUP' }).urgent).toBe(false);
  expect(row({ status: 'READY', jobId: 'job-1' }, { status: 'AT_PICKUP' }, minutesLater(11))).toMatchObject({ next: 'askCourier', urgent: true, late: true });
});

test('lists: the most urgent first, then who waits longest; closed ones newest first', () => {
  const orders = {
    slow: order({ id: 'slow', code: 'J-1', attention: 'MERCHANT_SLOW' }),
    failed: order({ id: 'failed', code: 'J-2', status: 'IN_DELIVERY', jobId: 'j2' }),
    young: order({ id: 'young', code: 'J-3', placedAt: '2026-11-24T00:59:30Z' }),
    old: order({ id: 'old', code: 'J-4', placedAt: '2026-11-24T00:30:00Z' }),
    done: order({ id: 'done', code: 'J-5', status: 'COMPLETED', closedAt: '2026-11-24T00:10:00Z' }),
    done2: order({ id: 'done2', code: 'J-6', status: 'COMPLETED', closedAt: '2026-11-24T00:20:00Z' }),
  };
  const lists = listsOf(board({ orders, jobs: { j2: job({ id: 'j2', orderId: 'failed', status: 'FAILED_ATTEMPT' }) } }), NOW);
  expect(lists.attention.map(({ id }) => id)).toEqual(['failed', 'slow']);
  expect(lists.queue.map(({ id }) => id)).toEqual(['old', 'young']);
  expect(lists.closed.map(({ id }) => id)).toEqual(['done2', 'done']);
});

test('while somebody is being asked, the row names the offer', () => {
  const orders = { o: order({ id: 'o', status: 'READY', jobId: 'job-1' }) };
  const lists = listsOf(board({ orders, jobs: { 'job-1': job({ status: 'OFFERED' }) }, offers: { 'offer-1': offer() } }), NOW);
  expect(lists.queue[0]).toMatchObject({ next: 'courierAnswers', mark: 'offered', offer: { courierName: 'Fajar' } });
});

test('a courier who is not heard while carrying something is asked', () => {
  const orders = { o: order({ id: 'o', status: 'IN_DELIVERY', jobId: 'job-1' }) };
  const jobs = { 'job-1': job({ status: 'TO_DROP', courierId: 'courier-1', courierName: 'Fajar' }) };
  const couriers = { 'courier-1': courier({ duty: 'BUSY', activeJobs: ['job-1' as JobId] }) };
  const heard = (agoMs: number) => silentCouriers(couriers, new Map([['courier-1', { measuredAt: NOW - agoMs }]]), NOW);
  expect(listsOf(board({ orders, jobs, couriers }), NOW, heard(60_000)).attention).toEqual([]);
  expect(listsOf(board({ orders, jobs, couriers }), NOW, heard(9 * 60_000)).attention[0]).toMatchObject({ next: 'askCourier' });
});
