import type { ZoneView } from '@pitulungan/contracts/zones';
import { describe, expect, it } from 'vitest';
import { courier } from '#lib/testing/samples.ts';
import { couriersOf, inOrder, readRws, rwsOf, splitProblem } from './zone-list.ts';

const zone = (id: string, rws: number[]): ZoneView => ({ id, name: id, rws, mode: 'auto', travel: 'streets', version: 1 }) as ZoneView;
const main = zone('Utama', []);
const east = zone('Timur', [2, 3]);
const west = zone('Barat', [7]);
const zones = [east, main, west];

describe('zones on the screen', () => {
  it('stand with the main one first, then by name', () => expect(inOrder(zones)).toEqual([main, west, east]));
  it('leave the rest of the known RWs to the main one', () => {
    expect(rwsOf(main, zones, [5, 1, 2, 7, 5])).toEqual([1, 5]);
    expect(rwsOf(east, zones, [5, 1])).toEqual([2, 3]);
  });
  it('have the couriers that were given to them; all others belong to the main one', () => {
    const couriers = [
      courier({ id: 'c', name: 'Cipto', zoneId: east.id }),
      courier({ id: 'b', name: 'Bayu' }),
      courier({ id: 'a', name: 'Ayu', zoneId: 'a zone that is gone' }),
    ];
    expect(couriersOf(main, zones, couriers).map(({ name }) => name)).toEqual(['Ayu', 'Bayu']);
    expect(couriersOf(east, zones, couriers).map(({ name }) => name)).toEqual(['Cipto']);
  });
});

describe('a split', () => {
  it('reads RWs as people write them', () => {
    expect(readRws('9, 4 4;12')).toEqual([4, 9, 12]);
    expect(readRws(' ')).toEqual([]);
    expect(readRws('4, empat')).toBeNull();
    expect(readRws('0')).toBeNull();
    expect(readRws('100')).toBeNull();
  });
  it.each([
    [east, { name: ' ', rws: [2], typed: [] }, 'nameMissing'],
    [east, { name: 'Baru', rws: [], typed: [] }, 'rwsMissing'],
    [main, { name: 'Baru', rws: [], typed: null }, 'rwsUnreadable'],
    [east, { name: 'Baru', rws: [2, 3], typed: [] }, 'nothingLeft'],
    [east, { name: 'Baru', rws: [2], typed: [] }, null],
    [main, { name: 'Baru', rws: [], typed: [1, 4, 5, 6] }, null],
  ])('of $name: %o is %s', (of, asked, problem) => expect(splitProblem(of, asked)).toBe(problem));
});
