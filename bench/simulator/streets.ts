// The village's streets as a graph, so that couriers walk along them and not through houses.
import type { LatLng } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';
import { between, crossing, gapM, nearestPart, planeAround, type Plane, type Point } from './plane.ts';
import { shortestPath } from './shortest-path.ts';

/** Long pieces are cut, so that the nearest node is never far from a house. */
const MAX_PIECE_M = 20;
/** An end of a street this near to another street joins it. */
const JOIN_M = 3;
/** Nodes nearer than this are one. */
const SAME_NODE_M = 1;

type Segment = readonly [Point, Point];

export interface StreetGraph {
  plane: Plane;
  nodes: Point[];
  /** Per node: neighbour → metres */
  edges: Map<number, number>[];
}

export function streetGraph(map: Pick<VillageMap, 'center' | 'streets'>): StreetGraph {
  const plane = planeAround(map.center);
  const segments = map.streets.flatMap((street) => segmentsOf(street.line.map(([lng, lat]) => plane.toPoint({ lat, lng }))));
  const graph: StreetGraph = { plane, nodes: [], edges: [] };
  const byCell = new Map<string, number>();
  for (const segment of segments) addPieces(graph, byCell, piecesOf(segment, segments));
  joinIslands(graph);
  return graph;
}

function segmentsOf(line: readonly Point[]): Segment[] {
  return line.slice(1).map((end, i) => [line[i] as Point, end] as const);
}

/** The points of a segment at which the graph gets nodes: ends, crossings, ends of other streets, every 20 m. */
function piecesOf(segment: Segment, all: readonly Segment[]): Point[] {
  const parts = [0, 1];
  for (const other of all) {
    if (other === segment || apart(segment, other)) continue;
    const meets = crossing(segment, other);
    if (meets) parts.push(meets.onA);
    for (const end of other) {
      const near = nearestPart(segment, end);
      if (near.distanceM <= JOIN_M) parts.push(near.part);
    }
  }
  const sorted = parts.toSorted((a, b) => a - b);
  const lengthM = gapM(...(segment as [Point, Point]));
  const cut = sorted.flatMap((part, i) => {
    const next = sorted[i + 1];
    if (next === undefined) return [part];
    const pieces = Math.max(1, Math.ceil(((next - part) * lengthM) / MAX_PIECE_M));
    return Array.from({ length: pieces }, (_, k) => part + ((next - part) * k) / pieces);
  });
  return cut.map((part) => between(segment[0], segment[1], part));
}

function apart(a: Segment, b: Segment): boolean {
  const far = (axis: 'x' | 'y') =>
    Math.max(a[0][axis], a[1][axis]) + JOIN_M < Math.min(b[0][axis], b[1][axis]) ||
    Math.max(b[0][axis], b[1][axis]) + JOIN_M < Math.min(a[0][axis], a[1][axis]);
  return far('x') || far('y');
}

function addPieces(graph: StreetGraph, byCell: Map<string, number>, points: readonly Point[]): void {
  let last: number | undefined;
  for (const point of points) {
    const node = nodeAt(graph, byCell, point);
    if (last !== undefined && last !== node) connect(graph, last, node);
    last = node;
  }
}

function nodeAt(graph: StreetGraph, byCell: Map<string, number>, point: Point): number {
  const cx = Math.round(point.x / SAME_NODE_M);
  const cy = Math.round(point.y / SAME_NODE_M);
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      const known = byCell.get(`${cx + dx},${cy + dy}`);
      if (known !== undefined) return known;
    }
  }
  graph.nodes.push(point);
  graph.edges.push(new Map());
  byCell.set(`${cx},${cy}`, graph.nodes.length - 1);
  return graph.nodes.length - 1;
}

function connect(graph: StreetGraph, a: number, b: number): void {
  const length = gapM(graph.nodes[a] as Point, graph.nodes[b] as Point);
  graph.edges[a]?.set(b, length);
  graph.edges[b]?.set(a, length);
}

/** Streets that touch nothing are joined to the rest by the shortest straight way: somebody lives there too. */
function joinIslands(graph: StreetGraph): void {
  const [mainland, ...islands] = islandsOf(graph).toSorted((a, b) => b.length - a.length);
  for (const island of islands) {
    let best = { from: -1, to: -1, length: Infinity };
    for (const from of island) {
      for (const to of mainland ?? []) {
        const length = gapM(graph.nodes[from] as Point, graph.nodes[to] as Point);
        if (length < best.length) best = { from, to, length };
      }
    }
    connect(graph, best.from, best.to);
    mainland?.push(...island);
  }
}

function islandsOf(graph: StreetGraph): number[][] {
  const seen = new Set<number>();
  const islands: number[][] = [];
  for (let start = 0; start < graph.nodes.length; start += 1) {
    if (seen.has(start)) continue;
    const island = [start];
    seen.add(start);
    for (const node of island) {
      for (const next of graph.edges[node]?.keys() ?? []) {
        if (!seen.has(next)) island.push(next);
        seen.add(next);
      }
    }
    islands.push(island);
  }
  return islands;
}

export function nearestNode(graph: StreetGraph, pin: LatLng): number {
  const point = graph.plane.toPoint(pin);
  let best = 0;
  let bestM = Infinity;
  for (const [node, at] of graph.nodes.entries()) {
    const length = gapM(point, at);
    if (length < bestM) [best, bestM] = [node, length];
  }
  return best;
}

/** From a pin along the streets to another, both pins included. Without any street: straight. */
export function wayBetween(graph: StreetGraph, from: LatLng, to: LatLng): Point[] {
  const ends = [graph.plane.toPoint(from), graph.plane.toPoint(to)] as const;
  if (graph.nodes.length === 0) return [...ends];
  const nodes = shortestPath(graph.edges, nearestNode(graph, from), nearestNode(graph, to));
  return [ends[0], ...nodes.map((node) => graph.nodes[node] as Point), ends[1]];
}
