import { expect, test } from 'vitest';
import { job, order, T0 } from '../testing/samples.ts';
import { jobButtons, orderButtons } from './commands.ts';

const NOW = Date.parse(T0);
const later = new Date(NOW + 10_000).toISOString();
const earlier = new Date(NOW - 10_000).toISOString();

test('an order that waits for its stall can be confirmed, refused or cancelled for it', () => {
  expect(orderButtons(order(), null, NOW)).toEqual(['confirm', 'reject', 'cancel']);
  expect(orderButtons(order({ status: 'CONFIRMED' }), null, NOW)).toEqual(['markReady', 'cancel']);
});

test('a cancel can be taken back only while its time runs', () => {
  expect(orderButtons(order({ status: 'CANCELLED', undoUntil: later }), null, NOW)).toEqual(['restore']);
  expect(orderButtons(order({ status: 'CANCELLED', undoUntil: earlier }), null, NOW)).toEqual([]);
});

test('with the goods on a courier nothing is cancelled; they go back instead', () => {
  expect(orderButtons(order({ status: 'READY' }), job({ status: 'AT_PICKUP' }), NOW)).toContain('cancel');
  expect(orderButtons(order({ status: 'IN_DELIVERY' }), job({ status: 'TO_DROP' }), NOW)).toEqual([]);
  expect(jobButtons(job({ status: 'TO_DROP' }))).toEqual(['startReturn']);
});

test('a job that looks for a courier, one that has one, and one that failed', () => {
  expect(jobButtons(job({ status: 'QUEUED' }))).toEqual(['offer', 'assign']);
  expect(jobButtons(job({ status: 'NO_COURIER' }))).toEqual(['offer', 'assign', 'requeue']);
  expect(jobButtons(job({ status: 'TO_PICKUP' }))).toEqual(['reassign', 'unassign']);
  expect(jobButtons(job({ status: 'FAILED_ATTEMPT' }))).toEqual(['retryNow', 'startReturn']);
  expect(jobButtons(job({ status: 'DELIVERED', closedAt: earlier }))).toEqual([]);
});
