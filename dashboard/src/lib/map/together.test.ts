import { expect, test } from 'vitest';
import { board, courier, job, offer } from '../testing/samples.ts';
import { ridesWith } from './together.ts';

const NO_FIXES = { pinnedTo: null, excluded: [], held: false, alone: false };
const codes = (of: ReturnType<typeof job>, more: Parameters<typeof board>[0]) =>
  ridesWith(board({ ...more, jobs: { [of.id]: of, ...more?.jobs } }), of).map(({ code }) => code);
const other = (changes: Parameters<typeof job>[0] = {}) => ({ b: job({ id: 'b', code: 'J-2', ...changes }) });
const A = { id: 'a', code: 'J-1' };

test('on a courier’s way: the other jobs that have stops left', () => {
  const stops = ['a', 'b', 'b'].map((jobId) => ({ jobId, kind: 'drop' })) as never;
  const couriers = { c: courier({ id: 'c', stops }) };
  expect(codes(job({ ...A, status: 'TO_DROP', courierId: 'c' }), { couriers, jobs: other() })).toEqual(['J-2']);
  expect(codes(job({ ...A, status: 'FAILED_ATTEMPT', courierId: 'c' }), { couriers: { c: courier({ id: 'c' }) }, jobs: other() })).toEqual([]);
});

test('in one question to a courier', () => {
  const offers = {
    x: offer({ id: 'x', jobId: 'a', tripId: 't' }),
    y: offer({ id: 'y', jobId: 'b', tripId: 't' }),
    z: offer({ id: 'z', jobId: 'c', tripId: 'u' }),
  };
  expect(codes(job({ ...A, status: 'OFFERED', offerId: 'x' }), { offers, jobs: other() })).toEqual(['J-2']);
});

test('put together by the desk, as long as both wait', () => {
  const fixes = { ...NO_FIXES, together: 'g' };
  expect(codes(job({ ...A, fixes }), { jobs: other({ fixes }) })).toEqual(['J-2']);
  expect(codes(job({ ...A, fixes }), { jobs: other({ fixes, status: 'DELIVERED' }) })).toEqual([]);
  expect(codes(job(A), { jobs: other() })).toEqual([]);
});
