// RW cells: a relaxed Voronoi partition, always shown as an example. Nobody's real RW boundaries.
import { at, type Chance } from './chance.ts';
import { distance, isInside, type Loop, nearerPart, type Point } from './plane.ts';

const RW_COUNT = 7;
const RELAXATIONS = 12;
const SAMPLE_M = 40;

export interface Cell {
  rw: number;
  site: Point;
  loop: Point[];
}

export function drawCells(outline: Loop, chance: Chance): Cell[] {
  const samples = samplesIn(outline);
  let sites = chance.shuffled(samples).slice(0, RW_COUNT);
  for (let round = 0; round < RELAXATIONS; round++) sites = relax(sites, samples);
  return sites
    .sort((a, b) => b[1] - a[1])
    .map((site, index) => ({
      rw: index + 1,
      site,
      loop: sites.filter((other) => other !== site).reduce<Point[]>((loop, other) => nearerPart(loop, site, other), [...outline]),
    }));
}

/** The cell a place belongs to; outside the village the nearest one. */
export function cellOf(point: Point, cells: readonly Cell[]): Cell {
  return at(
    [...cells].sort((a, b) => distance(point, a.site) - distance(point, b.site)),
    0,
  );
}

function relax(sites: readonly Point[], samples: readonly Point[]): Point[] {
  const groups = sites.map((): Point[] => []);
  for (const sample of samples) at(groups, nearestSite(sample, sites)).push(sample);
  return groups.map((group, index) => (group.length === 0 ? at(sites, index) : middleOf(group)));
}

const nearestSite = (point: Point, sites: readonly Point[]) =>
  sites.reduce((best, site, index) => (distance(point, site) < distance(point, at(sites, best)) ? index : best), 0);

const middleOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

function samplesIn(outline: Loop): Point[] {
  const reach = Math.ceil(Math.max(...outline.flat().map(Math.abs)) / SAMPLE_M);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, step) => (step - reach) * SAMPLE_M);
  return steps.flatMap((x) => steps.map((y): Point => [x, y])).filter((point) => isInside(point, outline));
}
