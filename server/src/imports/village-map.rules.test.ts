import { expect, it } from 'vitest';
import type { Outline, VillageMap } from '@pitulungan/contracts/villages';
import { withOutline } from './village-map.rules.ts';

type Corner = [number, number];
const box = (...[west, south, east, north]: readonly [number, number, number, number]): Corner[] => [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
const outlineOf = (...corners: Parameters<typeof box>): Outline => ({ type: 'MultiPolygon', coordinates: [[box(...corners)]] });
const MAP: VillageMap = {
  center: { lat: 0.5, lng: 100.5 },
  outline: outlineOf(100, 0, 101, 1),
  generated: true,
  streets: [
    { name: 'Jalan Contoh', kind: 'main', line: [[100.1, 0.1], [100.2, 0.2]] }, // prettier-ignore
    { name: 'Gang Melati', kind: 'lane', line: [[100.2, 0.2], [100.3, 0.1]] }, // prettier-ignore
    { name: 'Gang Mawar', kind: 'lane', line: [[100.8, 0.8], [100.9, 0.9]] }, // prettier-ignore
    { name: 'Gang Lepas', kind: 'path', line: [[100.1, 0.4], [100.2, 0.4]] }, // prettier-ignore
  ],
  cells: [{ rw: 1, ring: box(100.1, 0.1, 100.4, 0.4) }],
  landmarks: [
    { name: 'Balai', pin: { lat: 0.2, lng: 100.2 } },
    { name: 'Pos', pin: { lat: 0.9, lng: 100.9 } },
  ],
};

it('keeps what lies inside, as one network, and moves the centre', () => {
  const { map, streets, cells } = withOutline(MAP, outlineOf(100, 0, 100.5, 0.5));
  expect(map.streets.map(({ name }) => name)).toEqual(['Jalan Contoh', 'Gang Melati']);
  expect([streets, cells]).toEqual([{ kept: 2, dropped: 2 }, { kept: 1, dropped: 0 }]); // prettier-ignore
  expect(map.landmarks.map(({ name }) => name)).toEqual(['Balai']);
  expect(map).toMatchObject({ generated: false, center: { lat: 0.25, lng: 100.25 } });
});

it('drops RW cells when one reaches outside', () => {
  expect(withOutline(MAP, outlineOf(100, 0, 100.3, 0.5)).cells).toEqual({ kept: 0, dropped: 1 });
});
