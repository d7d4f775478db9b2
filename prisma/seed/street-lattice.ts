// Rows and columns of corners with uneven spacing, turned and bent; and the stretches between neighbours that fit the village.
import { at, type Chance } from './chance.ts';
import { along, type Point } from './plane.ts';

export type Kind = 'main' | 'street' | 'lane' | 'path';

/** A piece of one track (a row or a column of the lattice) between two corners. */
export interface Stretch {
  /** Row or column: "c07" */
  track: string;
  step: number;
  kind: Kind;
  from: string;
  to: string;
  line: Point[];
}

export interface Lattice {
  columns: Kind[];
  rows: Kind[];
  corner(column: number, row: number): Point;
  fits(point: Point): boolean;
}

const REACH_M = 820;
const SPACING_M = [58, 88] as const;
const STREET_EVERY = 3;
const BEND_M = 22;
const BEND_LENGTH_M = 420;
const TURN = 0.22; // radians, about 12 degrees
const CHECKS = 8; // points of a stretch that must lie inside

export function makeLattice(chance: Chance): Omit<Lattice, 'fits'> {
  const [xs, ys] = [positions(chance), positions(chance)];
  const phase = chance.between(0, 2 * Math.PI);
  const bend = (other: number) => BEND_M * Math.sin(other / (BEND_LENGTH_M / Math.PI) + phase);
  const jitter = xs.map(() => ys.map((): Point => [chance.between(-5, 5), chance.between(-5, 5)]));
  return {
    columns: kindsOf(xs, true),
    rows: kindsOf(ys, false),
    corner(column, row) {
      const [x, y, [jx, jy]] = [at(xs, column), at(ys, row), at(at(jitter, column), row)];
      return turned([x + bend(y) + jx, y + bend(x + 200) + jy]);
    },
  };
}

/** Every stretch between neighbouring corners that lies inside the village with its whole length. */
export function edgesOf(lattice: Omit<Lattice, 'fits'>, fits: Lattice['fits']): Stretch[] {
  const { columns, rows, corner } = lattice;
  const edges: Stretch[] = [];
  const add = (edge: Omit<Stretch, 'line'>, a: Point, b: Point) => {
    const inside = Array.from({ length: CHECKS + 1 }, (_, check) => along(a, b, check / CHECKS)).every(fits);
    if (inside) edges.push({ ...edge, line: [a, b] });
  };
  columns.forEach((columnKind, column) => {
    rows.forEach((rowKind, row) => {
      const here = { from: `${column}/${row}`, point: corner(column, row) };
      const east = `${column + 1}/${row}`;
      const north = `${column}/${row + 1}`;
      if (column + 1 < columns.length)
        add({ track: trackName('r', row), step: column, kind: rowKind, from: here.from, to: east }, here.point, corner(column + 1, row));
      if (row + 1 < rows.length)
        add({ track: trackName('c', column), step: row, kind: columnKind, from: here.from, to: north }, here.point, corner(column, row + 1));
    });
  });
  return edges;
}

const trackName = (letter: 'r' | 'c', index: number) => letter + String(index).padStart(2, '0');

function positions(chance: Chance): number[] {
  const out = [-REACH_M];
  while (at(out, -1) < REACH_M) out.push(at(out, -1) + chance.between(...SPACING_M));
  return out;
}

/** The track nearest to the middle is the main road (columns only), every third beside it a street, the others lanes. */
function kindsOf(tracks: readonly number[], withMain: boolean): Kind[] {
  const middle = tracks.reduce((best, place, index) => (Math.abs(place) < Math.abs(at(tracks, best)) ? index : best), 0);
  return tracks.map((_, index) => {
    if (index === middle && withMain) return 'main';
    return (index - middle) % STREET_EVERY === 0 ? 'street' : 'lane';
  });
}

const turned = ([x, y]: Point): Point => [x * Math.cos(TURN) - y * Math.sin(TURN), x * Math.sin(TURN) + y * Math.cos(TURN)];
