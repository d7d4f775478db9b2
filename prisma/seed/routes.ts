// The way along the streets between two places: Dijkstra over the vertices that streets share.
import { at } from './chance.ts';
import { along, distance, type Point } from './plane.ts';
import type { Street } from './streets.ts';

type Neighbours = Map<Point, Set<Point>>;

/** Streets meet where their vertices are at the same place: to a millimetre, for they are the same numbers. */
export function networkOf(streets: readonly Street[]): Neighbours {
  const corners = new Map<string, Point>();
  const network: Neighbours = new Map();
  const corner = (point: Point) => {
    const key = point.map((metres) => metres.toFixed(3)).join();
    const known = corners.get(key) ?? point;
    corners.set(key, known);
    return known;
  };
  const connect = (a: Point, b: Point) => network.set(a, (network.get(a) ?? new Set()).add(b));
  for (const { line } of streets) {
    for (let index = 1; index < line.length; index++) {
      const [a, b] = [corner(at(line, index - 1)), corner(at(line, index))];
      connect(a, b);
      connect(b, a);
    }
  }
  return network;
}

/** Every corner that can be reached from the first, that one included. */
export function reachableFrom(network: Neighbours, start: Point): Set<Point> {
  const seen = new Set([start]);
  for (const here of seen) for (const next of network.get(here) ?? []) seen.add(next); // a Set is walked while it grows
  return seen;
}

export function routeBetween(network: Neighbours, from: Point, to: Point): Point[] {
  const corners = [...network.keys()];
  const [start, goal] = [nearest(corners, from), nearest(corners, to)];
  const best = new Map([[start, 0]]);
  const before = new Map<Point, Point>();
  const open = new Set([start]);
  while (open.size > 0) {
    const here = [...open].reduce((a, b) => ((best.get(b) ?? 0) < (best.get(a) ?? 0) ? b : a));
    open.delete(here);
    if (here === goal) break;
    for (const next of network.get(here) ?? []) {
      const length = (best.get(here) ?? 0) + distance(here, next);
      if (length >= (best.get(next) ?? Infinity)) continue;
      best.set(next, length);
      before.set(next, here);
      open.add(next);
    }
  }
  const way = [goal];
  for (let here = before.get(goal); here; here = before.get(here)) way.unshift(here);
  return [from, ...way, to];
}

/** The place after `metres` of a way, from its start. */
export function placeAlong(way: readonly Point[], metres: number): Point {
  let left = metres;
  for (let index = 1; index < way.length; index++) {
    const [a, b] = [at(way, index - 1), at(way, index)];
    const length = distance(a, b);
    if (left <= length) return along(a, b, length === 0 ? 0 : Math.max(0, left) / length);
    left -= length;
  }
  return at(way, -1);
}

export const lengthOf = (way: readonly Point[]): number => way.reduce((sum, point, index) => sum + (index === 0 ? 0 : distance(at(way, index - 1), point)), 0);

const nearest = (corners: readonly Point[], point: Point): Point => corners.reduce((a, b) => (distance(b, point) < distance(a, point) ? b : a));
