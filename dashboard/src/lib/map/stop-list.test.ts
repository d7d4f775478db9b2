import type { TripStop } from '@pitulungan/contracts/trips';
import { expect, test } from 'vitest';
import { earlyDrop, isArrangeable, itemsOf, moved, orderKey, stopsOf } from './stop-list.ts';

const way = (text: string) => text.split(' ').map((stop) => ({ jobId: stop.slice(1), kind: stop.startsWith('p') ? 'pickup' : 'drop' })) as TripStop[];
const after = (from: number, to: number) => orderKey(stopsOf(moved(itemsOf(way('p1 p2 d1 d2')), from, to)));

test('a stop moves, the others keep their order', () => {
  expect(after(1, 0)).toBe(orderKey(way('p2 p1 d1 d2')));
  expect(after(0, 3)).toBe(orderKey(way('p2 d1 d2 p1')));
  expect(after(2, 2)).toBe(orderKey(way('p1 p2 d1 d2')));
});

test('a drop before its pickup is found; goods in hand may go anywhere', () => {
  expect(earlyDrop(way('p1 p2 d2 d1'))).toBeNull();
  expect(earlyDrop(way('d2 p1 p2 d1'))).toEqual({ jobId: '2', kind: 'drop' });
  expect(earlyDrop(way('d3 p1 d1'))).toBeNull();
});

test('only several jobs can be arranged', () => {
  expect(isArrangeable(way('p1 d1'))).toBe(false);
  expect(isArrangeable(way('d1 d2'))).toBe(true);
});
