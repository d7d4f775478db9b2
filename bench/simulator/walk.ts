// Somebody on their way: where they are at a moment of the clock.
import type { LatLng } from '@pitulungan/contracts/place';
import { between, gapM, headingDeg, type Point } from './plane.ts';
import { wayBetween, type StreetGraph } from './streets.ts';

export interface Spot {
  at: Point;
  headingDeg: number | null;
}

export const lengthM = (way: readonly Point[]): number => way.slice(1).reduce((sum, point, i) => sum + gapM(way[i] as Point, point), 0);

/** The spot after some metres on a way; its end when it is shorter. */
export function alongWay(way: readonly Point[], metres: number): Spot {
  let left = Math.max(0, metres);
  for (const [i, start] of way.entries()) {
    const end = way[i + 1];
    if (end === undefined) return { at: start, headingDeg: null };
    const piece = gapM(start, end);
    if (left < piece) return { at: between(start, end, left / piece), headingDeg: headingDeg(start, end) };
    left -= piece;
  }
  throw new Error('a way needs at least one point');
}

export class Walker {
  readonly #graph: StreetGraph;
  /** Metres per second of the clock */
  readonly speedMps: number;
  #way: Point[];
  #leftAtMs = 0;

  constructor(graph: StreetGraph, start: LatLng, speedMps: number) {
    this.#graph = graph;
    this.speedMps = speedMps;
    this.#way = [graph.plane.toPoint(start)];
  }

  /** Sets off from where they are now; gives the milliseconds on the clock until they are there. */
  setOff(to: LatLng, nowMs: number): number {
    this.#way = wayBetween(this.#graph, this.pin(nowMs), to);
    this.#leftAtMs = nowMs;
    return (lengthM(this.#way) / this.speedMps) * 1000;
  }

  spot(nowMs: number): Spot {
    return alongWay(this.#way, ((nowMs - this.#leftAtMs) / 1000) * this.speedMps);
  }

  pin(nowMs: number): LatLng {
    return this.#graph.plane.toPin(this.spot(nowMs).at);
  }
}
