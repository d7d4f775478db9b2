import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import { describe, expect, it } from 'vitest';
import { nearestNode, streetGraph, wayBetween } from './streets.ts';
import { alongWay, lengthM, Walker } from './walk.ts';

const CENTER: LatLng = { lat: -7.34679, lng: 112.74163 };
const STEP = 0.001; // about 110 m
const at = (x: number, y: number): [number, number] => [CENTER.lng + x * STEP, CENTER.lat + y * STEP];
const pin = (x: number, y: number): LatLng => ({ lng: at(x, y)[0], lat: at(x, y)[1] });
const street = (name: string, ...line: [number, number][]) => ({ name, kind: 'street' as const, line: line.map(([x, y]) => at(x, y)) });

// An H: two streets north-south, one across that crosses the left one without a common vertex, and ends on the right one.
const H = streetGraph({ center: CENTER, streets: [street('left', [0, -2], [0, 2]), street('right', [3, -2], [3, 2]), street('across', [-1, 0], [3, 0])] });

describe('streetGraph', () => {
  it('walks round by the crossing street, not through the houses', () => {
    const way = wayBetween(H, pin(0, 2), pin(3, 2));
    const straight = distanceM(pin(0, 2), pin(3, 2));
    const byStreet = distanceM(pin(0, 2), pin(0, 0)) * 2 + distanceM(pin(0, 0), pin(3, 0));
    expect(lengthM(way)).toBeGreaterThan(straight * 1.5);
    expect(lengthM(way)).toBeCloseTo(byStreet, 0);
  });

  it('cuts long streets, so that a house on one finds a node within a few steps', () => {
    const house = pin(3, 1.37);
    expect(distanceM(house, H.plane.toPin(H.nodes[nearestNode(H, house)]!))).toBeLessThan(11);
  });

  it('reaches a street that touches nothing', () => {
    const graph = streetGraph({ center: CENTER, streets: [street('a', [0, 0], [1, 0]), street('island', [5, 5], [6, 5])] });
    expect(lengthM(wayBetween(graph, pin(0, 0), pin(6, 5)))).toBeGreaterThan(distanceM(pin(0, 0), pin(6, 5)) * 0.99);
  });

  it('goes straight where there are no streets', () => {
    const none = streetGraph({ center: CENTER, streets: [] });
    expect(lengthM(wayBetween(none, pin(0, 0), pin(1, 1)))).toBeCloseTo(distanceM(pin(0, 0), pin(1, 1)), 0);
  });
});

describe('Walker', () => {
  it('moves along its way at its speed and stays at its end', () => {
    const walker = new Walker(H, pin(0, 2), 10);
    const takesMs = walker.setOff(pin(0, -2), 1_000);
    expect(takesMs).toBeCloseTo(distanceM(pin(0, 2), pin(0, -2)) * 100, -1);
    expect(distanceM(walker.pin(1_000), pin(0, 2))).toBeLessThan(1);
    expect(distanceM(walker.pin(1_000 + takesMs / 2), pin(0, 0))).toBeLessThan(2);
    expect(walker.spot(1_000 + takesMs / 2 - 500).headingDeg).toBeCloseTo(180, 0);
    expect(distanceM(walker.pin(1_000 + takesMs * 3), pin(0, -2))).toBeLessThan(1);
  });

  it('needs a way', () => expect(() => alongWay([], 1)).toThrow());
});
