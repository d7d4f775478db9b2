// The street network: a bent lattice of streets and lanes with gaps and dead ends. One connected graph; where two streets meet
// they have the very same vertex.
import { at, type Chance } from './chance.ts';
import { along, beside, distance, distanceToLoop, isInside, type Loop, type Point } from './plane.ts';
import { edgesOf, type Kind, type Lattice, makeLattice, type Stretch } from './street-lattice.ts';
import { StreetNames } from './street-names.ts';

export interface Street {
  name: string;
  kind: Kind;
  line: Point[];
}

const INSET_M = 9; // no street nearer to the outline than this
const LANE_GAPS = 0.3;
const BEND = 0.06;
const SPURS = 26;
const SPUR_M = [18, 30] as const;

export function drawStreets(outline: Loop, chance: Chance): Street[] {
  const fits = (point: Point) => isInside(point, outline) && distanceToLoop(point, outline) > INSET_M;
  const lattice = makeLattice(chance);
  const edges = connected(withoutSomeLanes(edgesOf(lattice, fits), chance)).map((edge) => bent(edge, chance, fits));
  const names = new StreetNames();
  const streets = runs(edges).map((run) => ({ name: names.next(run.kind, run.track), kind: run.kind, line: run.line }));
  return [...streets, ...spurs(edges, chance, fits).map((line): Street => ({ name: names.next('path', 'spur'), kind: 'path', line }))];
}

/** Leaves lanes out for the look of a grown place, but never one that holds the network together. */
function withoutSomeLanes(edges: readonly Stretch[], chance: Chance): Stretch[] {
  const groups = new Groups();
  const chosen = edges.filter((edge) => edge.kind !== 'lane' || !chance.happens(LANE_GAPS));
  for (const edge of chosen) groups.join(edge.from, edge.to);
  const bridges = edges.filter((edge) => !chosen.includes(edge) && groups.join(edge.from, edge.to));
  return [...chosen, ...bridges];
}

/** The part that can be reached from the longest road. */
function connected(edges: readonly Stretch[]): Stretch[] {
  const groups = new Groups();
  for (const edge of edges) groups.join(edge.from, edge.to);
  const sizes = new Map<string, number>();
  for (const edge of edges) sizes.set(groups.of(edge.from), (sizes.get(groups.of(edge.from)) ?? 0) + 1);
  const [largest] = at(
    [...sizes].sort((a, b) => b[1] - a[1]),
    0,
  );
  return edges.filter((edge) => groups.of(edge.from) === largest);
}

function bent(edge: Stretch, chance: Chance, fits: Lattice['fits']): Stretch {
  const [a, b] = [at(edge.line, 0), at(edge.line, -1)];
  const middle = along(a, b, chance.between(0.35, 0.65));
  const bend = beside(middle, b, distance(a, b) * chance.between(-BEND, BEND));
  return { ...edge, line: fits(bend) ? [a, bend, b] : [a, middle, b] };
}

/** Neighbouring stretches of one track and kind become one street. */
function runs(edges: readonly Stretch[]): Stretch[] {
  const sorted = [...edges].sort((a, b) => a.track.localeCompare(b.track, 'en') || a.step - b.step);
  return sorted.reduce<Stretch[]>((done, edge) => {
    const last = done.at(-1);
    const goesOn = last !== undefined && last.track === edge.track && last.kind === edge.kind && last.to === edge.from;
    return goesOn ? [...done.slice(0, -1), { ...last, to: edge.to, line: [...last.line, ...edge.line.slice(1)] }] : [...done, edge];
  }, []);
}

/** Dead ends from the middle of a stretch into the block beside it. */
function spurs(edges: readonly Stretch[], chance: Chance, fits: Lattice['fits']): Point[][] {
  const starts = chance.shuffled(edges.filter((edge) => edge.kind !== 'main' && distance(at(edge.line, 0), at(edge.line, -1)) > 2 * SPUR_M[0]));
  return starts
    .map((edge): Point[] => {
      const [middle, end] = [at(edge.line, 1), at(edge.line, -1)];
      return [middle, beside(middle, end, chance.pick([-1, 1]) * chance.between(...SPUR_M))];
    })
    .filter((line) => fits(at(line, 1)))
    .slice(0, SPURS);
}

/** Union-find over corner names. */
class Groups {
  private readonly parents = new Map<string, string>();

  of(corner: string): string {
    const parent = this.parents.get(corner);
    return parent === undefined ? corner : this.of(parent);
  }

  /** True when they had been apart. */
  join(a: string, b: string): boolean {
    const [ofA, ofB] = [this.of(a), this.of(b)];
    if (ofA === ofB) return false;
    this.parents.set(ofA, ofB);
    return true;
  }
}
