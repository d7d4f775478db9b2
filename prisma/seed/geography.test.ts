import { describe, expect, it } from 'vitest';
import { VillageMap } from '@pitulungan/contracts/villages';
import { at } from './chance.ts';
import { drawGeography, toVillageMap } from './geography.ts';
import { area, distanceToLoop, isInside, toPlane } from './plane.ts';
import { lengthOf, networkOf, reachableFrom, routeBetween } from './routes.ts';

describe.each([2014, 1, 7, 99, 424242])('the village of seed %i', (seed) => {
  const geography = drawGeography(seed);
  const { outline, streets, cells } = geography;
  const network = networkOf(streets);
  const corners = [...network.keys()];

  it('has the size of the real one', () => {
    expect(area(outline) / 10_000).toBeCloseTo(80.6, 1);
    for (const axis of [0, 1] as const) {
      const values = outline.map((point) => point[axis]);
      expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(850);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThan(1_450);
    }
  });

  it('has one connected street network, inside the outline', () => {
    expect(reachableFrom(network, at(corners, 0)).size).toBe(corners.length);
    expect(streets.length).toBeGreaterThan(60);
    expect(streets.filter(({ kind }) => kind === 'main').length).toBeGreaterThan(0);
    for (const { line } of streets) for (const point of line) expect(isInside(point, outline) && distanceToLoop(point, outline) > 5).toBe(true);
  });

  it('keeps corners equal to the last digit after the way into degrees', () => {
    const written = toVillageMap(geography).streets.map((street) => ({ ...street, line: street.line.map(String) }));
    const places = new Set(written.flatMap(({ line }) => line));
    expect(places.size).toBe(corners.length);
  });

  it('is divided into seven RW without gap or overlap', () => {
    expect(cells.map(({ rw }) => rw)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(cells.reduce((sum, { loop }) => sum + area(loop), 0) / area(outline)).toBeCloseTo(1, 6);
    for (const { loop } of cells) expect(area(loop)).toBeGreaterThan(50_000);
  });

  it('is a map of the contract, marked as generated', () => {
    expect(VillageMap.parse(toVillageMap(geography)).generated).toBe(true);
  });

  it('has a way between any two landmarks that is not shorter than the straight line', () => {
    const [from, to] = [at(geography.landmarks, 0).place, at(geography.landmarks, -1).place];
    const way = routeBetween(network, from, to);
    expect(lengthOf(way)).toBeGreaterThanOrEqual(Math.hypot(from[0] - to[0], from[1] - to[1]));
    expect([way[0], way.at(-1)]).toEqual([from, to]);
  });
});

it('draws the same village from the same seed, another from another', () => {
  expect(toVillageMap(drawGeography(5))).toEqual(toVillageMap(drawGeography(5)));
  expect(toVillageMap(drawGeography(5)).outline).not.toEqual(toVillageMap(drawGeography(6)).outline);
});

it('goes to degrees and back within ten centimetres', () => {
  const { center } = toVillageMap(drawGeography(5));
  expect(toPlane(center).every((metres) => Math.abs(metres) < 0.1)).toBe(true);
});
