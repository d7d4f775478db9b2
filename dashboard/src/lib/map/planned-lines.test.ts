import type { PlanDetail } from '@pitulungan/contracts/plans';
import { expect, test } from 'vitest';
import { board, courier, job } from '../testing/samples.ts';
import { plannedLines } from './planned-lines.ts';

const HERE = { lat: -7.346, lng: 112.741 };
const trip = (kind: string, ...jobIds: string[]) => ({ kind, jobIds, courierId: 'courier-1', stops: jobIds.map((jobId) => ({ jobId, kind: 'drop' })) });
const plans = (...trips: object[]) => [{ trips } as unknown as PlanDetail];
const jobs = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, job({ id, orderId: `order ${id}` })]));
const village = { ...board(), jobs, couriers: { 'courier-1': courier({ id: 'courier-1', name: 'Fajar' }) } };
const drawn = (list: PlanDetail[], looked: Parameters<typeof plannedLines>[1]['looked'] = [], on = village) =>
  plannedLines(list, { board: on, placeOf: () => HERE, looked }).map(({ label, lit, points, stops }) => [label, lit, points.length, stops?.length ?? 0]);

test('bundles are always drawn, a single trip only for whoever looks at it; asked or taken ones are no plan', () => {
  const both = plans(trip('tentative', 'a', 'b'), trip('tentative', 'c'), trip('offer', 'a'));
  expect(drawn(both)).toEqual([['Fajar', false, 3, 0]]);
  expect(drawn(both, [{ kind: 'order', id: 'order c' }])).toEqual([
    ['Fajar', false, 3, 0],
    ['Fajar', true, 2, 1],
  ]);
  expect(drawn(both, [{ kind: 'courier', id: 'courier-1' }]).map(([, lit]) => lit)).toEqual([true, true]);
  const taken = { ...village, jobs: { ...jobs, a: job({ id: 'a', status: 'ACCEPTED' }) } };
  expect(drawn(both, [], taken)).toEqual([]);
});
