import { expect, test } from 'vitest';
import { courier, order } from './testing/samples.ts';
import { searchBoard } from './search.ts';

const orders = {
  a: order({ id: 'a', code: 'J-1042', buyerName: 'Bu Sulastri', buyerPhone: '+6280000001001', placedAt: '2026-11-24T01:00:00Z' }),
  b: order({ id: 'b', code: 'J-1043', buyerName: 'Pak Sulam', placedAt: '2026-11-24T00:00:00Z', closedAt: '2026-11-24T02:00:00Z' }),
};
const board = { orders, couriers: { k: courier({ id: 'k', name: 'Fajar' }) } };

test('nothing typed finds nothing', () => expect(searchBoard(board, '  ').orders).toEqual([]));
test('code, name and phone as people type them', () => {
  expect(searchBoard(board, '1042').orders.map(({ code }) => code)).toEqual(['J-1042']);
  expect(searchBoard(board, 'lastri').orders.map(({ code }) => code)).toEqual(['J-1042']);
  expect(searchBoard(board, '080000001001').orders.map(({ code }) => code)).toEqual(['J-1042']);
  expect(searchBoard(board, 'faj').couriers.map(({ name }) => name)).toEqual(['Fajar']);
});
test('every word must be found; open orders come first', () => {
  expect(searchBoard(board, 'sula j-').orders.map(({ code }) => code)).toEqual(['J-1042', 'J-1043']);
  expect(searchBoard(board, 'sula 1043').orders.map(({ code }) => code)).toEqual(['J-1043']);
});
