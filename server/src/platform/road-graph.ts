// The village's own streets as a graph: corners that streets share are crossings. Distances by Dijkstra from one place to all
// others, which is what a table wants; a place that is not at a street is joined to the nearest corner.
import Flatbush from 'flatbush';
import FlatQueue from 'flatqueue';
import { distanceM, type LatLng } from '@pitulungan/contracts/place';

/** GeoJSON order: [lng, lat]. */
export interface Street {
  line: readonly (readonly [number, number])[];
}

const MAX_CORNERS = 50_000;
const SAME_CORNER_DEG = 1e-5; // about a metre
const NEAR_ENOUGH_M = 300; // farther from any street: the straight line is the better guess

export interface RoadGraph {
  /** Metres to each target, in their order; null where no street leads. */
  metresFrom(from: LatLng, to: readonly LatLng[]): (number | null)[];
}

interface Corners {
  places: LatLng[];
  roads: { to: number; metres: number }[][];
}

/** undefined: no streets, or more of them than a village has. */
export function roadGraph(streets: readonly Street[]): RoadGraph | undefined {
  const corners = cornersOf(streets);
  if (corners.places.length === 0 || corners.places.length > MAX_CORNERS) return undefined;
  const nearest = nearestCorner(corners.places);
  return {
    metresFrom(from, to) {
      const start = nearest(from);
      const ends = to.map(nearest);
      if (!start) return to.map(() => null);
      const reached = shortest(corners, start.corner, new Set(ends.flatMap((end) => end?.corner ?? [])));
      return ends.map((end) => {
        const way = end ? reached.get(end.corner) : undefined;
        return end === undefined || way === undefined ? null : start.metres + way + end.metres;
      });
    },
  };
}

function cornersOf(streets: readonly Street[]): Corners {
  const numbers = new Map<string, number>();
  const corners: Corners = { places: [], roads: [] };
  const cornerAt = ([lng, lat]: readonly [number, number]): number => {
    const key = `${Math.round(lat / SAME_CORNER_DEG)},${Math.round(lng / SAME_CORNER_DEG)}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, corners.places.length);
    corners.places.push({ lat, lng });
    corners.roads.push([]);
    return corners.places.length - 1;
  };
  for (const { line } of streets) {
    const way = line.map(cornerAt);
    for (const [i, b] of way.entries()) {
      const a = way[i - 1];
      if (a !== undefined && a !== b) join(corners, a, b);
    }
  }
  return corners;
}

function join({ places, roads }: Corners, a: number, b: number): void {
  const [from, to] = [places[a], places[b]];
  if (!from || !to) return;
  const metres = distanceM(from, to);
  roads[a]?.push({ to: b, metres });
  roads[b]?.push({ to: a, metres });
}

function nearestCorner(places: readonly LatLng[]): (pin: LatLng) => { corner: number; metres: number } | undefined {
  const narrow = Math.cos(((places[0]?.lat ?? 0) * Math.PI) / 180); // a degree of longitude is shorter than one of latitude
  const index = new Flatbush(places.length);
  for (const { lat, lng } of places) index.add(lng * narrow, lat);
  index.finish();
  return (pin) => {
    const [corner] = index.neighbors(pin.lng * narrow, pin.lat, 1, NEAR_ENOUGH_M / 111_320);
    const place = corner === undefined ? undefined : places[corner];
    return corner === undefined || !place ? undefined : { corner, metres: distanceM(pin, place) };
  };
}

/** Dijkstra, until every wanted corner is reached. */
function shortest({ roads }: Corners, start: number, wanted: Set<number>): Map<number, number> {
  const done = new Map<number, number>();
  const queue = new FlatQueue<number>();
  let missing = wanted.size;
  queue.push(start, 0);
  while (queue.length > 0 && missing > 0) {
    const metres = queue.peekValue() ?? 0;
    const corner = queue.pop() ?? 0;
    if (done.has(corner)) continue;
    done.set(corner, metres);
    if (wanted.has(corner)) missing--;
    for (const road of roads[corner] ?? []) if (!done.has(road.to)) queue.push(road.to, metres + road.metres);
  }
  return done;
}
