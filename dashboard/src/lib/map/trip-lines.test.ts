import { expect, test } from 'vitest';
import { board, courier, job, offer, order } from '../testing/samples.ts';
import { tripLines, type TripsOf } from './trip-lines.ts';

const at = (lng: number) => ({ name: 'x', phone: null, line: '', rt: null, rw: null, patokan: '', pin: { lat: -7, lng } });
const jobs = Object.fromEntries([1, 2, 3].map((n) => [`j${n}`, job({ id: `j${n}`, orderId: `o${n}`, pickup: at(n), drop: at(n + 0.5) })]));
const orders = Object.fromEntries([1, 2, 3].map((n) => [`o${n}`, order({ id: `o${n}`, jobId: `j${n}` })]));
const way = (text: string) => text.split(' ').map((stop) => ({ jobId: `j${stop.slice(1)}`, kind: stop.startsWith('p') ? 'pickup' : 'drop' })) as never;
const rider = (stops: string) => ({ c: courier({ id: 'c', name: 'Fajar', stops: stops === '' ? [] : way(stops) }) });
const seen = (changes: Partial<TripsOf> = {}, stops = 'p1 p2 d2 d1', offers = {}) =>
  tripLines({ board: board({ couriers: rider(stops), jobs, orders, offers }), placeOf: () => ({ lat: -7, lng: 0 }), looked: [], ...changes });
const lngs = (trips: ReturnType<typeof seen>) => trips.map(({ points }) => points.map(({ lng }) => lng));

test('a courier with two jobs is drawn from their place through the stops in their order, quietly and without numbers', () => {
  const trips = seen();
  expect(trips).toMatchObject([{ id: 'c', kind: 'trip', label: 'Fajar', lit: false }]);
  expect(lngs(trips)).toEqual([[0, 1, 2, 2.5, 1.5]]);
  expect(trips[0]?.stops).toBeUndefined();
});

test('a place that is not known leaves the line to the stops', () => expect(lngs(seen({ placeOf: () => null }))).toEqual([[1, 2, 2.5, 1.5]]));

test('one job is no trip, unless the courier is looked at', () => {
  expect(seen({}, 'p1 d1')).toEqual([]);
  expect(seen({}, '')).toEqual([]);
  const [trip] = seen({ looked: [null, { kind: 'courier', id: 'c' }] }, 'd1');
  expect(trip).toMatchObject({ lit: true, stops: [{ kind: 'drop', pin: { lng: 1.5 } }] });
});

test('looking at an order lights the trip that its job is part of, and no other', () => {
  expect(seen({ looked: [{ kind: 'order', id: 'o2' }] })[0]).toMatchObject({ lit: true, stops: { length: 4 } });
  expect(seen({ looked: [{ kind: 'order', id: 'o3' }] })[0]).toMatchObject({ lit: false });
  expect(seen({ looked: [{ kind: 'order', id: 'o1' }] }, 'p1 d1')).toEqual([]);
});

const asked = (...ids: string[]) =>
  Object.fromEntries(ids.map((jobId, index) => [jobId, offer({ id: jobId, jobId, courierId: 'c', tripId: 't', rank: index + 1, stops: way('p1 p2 d1 d2') })]));

test('a question of several jobs is a line of its own; a job that has left it is left out', () => {
  expect(seen({}, '', asked('j1', 'j2'))).toMatchObject([{ id: 't', kind: 'asked', label: 'Fajar?', lit: false, points: { length: 5 } }]);
  expect(seen({}, '', asked('j1'))).toEqual([]);
  expect(seen({}, 'p2 d2', asked('j1'))).toMatchObject([{ kind: 'asked', points: { length: 5 } }]); // with what is in hand
});

test('numbers stand at one way of a courier only: the ridden one', () => {
  const looked = [{ kind: 'courier', id: 'c' }] as const;
  expect(seen({ looked }, '', asked('j1', 'j2'))[0]).toMatchObject({ kind: 'asked', lit: true, stops: { length: 4 } });
  const both = seen({ looked }, 'p3 d3', asked('j1', 'j2'));
  expect(both.map(({ kind, stops }) => [kind, stops?.length])).toEqual([
    ['asked', undefined],
    ['trip', 2],
  ]);
});

test('what the caller adds is drawn as it comes', () => {
  const planned = { id: 'p', kind: 'tentative', points: [], label: 'rencana' } as const;
  expect(seen({ extra: [planned] })[0]).toBe(planned);
});
