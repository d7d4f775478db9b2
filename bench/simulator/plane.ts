// A flat plane in metres around a village's centre: good to centimetres over a few kilometres.
import type { LatLng } from '@pitulungan/contracts/place';

const METRES_PER_DEGREE = 111_195; // of latitude, mean Earth radius

export interface Point {
  x: number;
  y: number;
}

export interface Plane {
  toPoint(pin: LatLng): Point;
  toPin(point: Point): LatLng;
}

export function planeAround(center: LatLng): Plane {
  const perLng = METRES_PER_DEGREE * Math.cos((center.lat * Math.PI) / 180);
  return {
    toPoint: (pin) => ({ x: (pin.lng - center.lng) * perLng, y: (pin.lat - center.lat) * METRES_PER_DEGREE }),
    toPin: (point) => ({ lat: center.lat + point.y / METRES_PER_DEGREE, lng: center.lng + point.x / perLng }),
  };
}

export const gapM = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const between = (a: Point, b: Point, part: number): Point => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });

/** Degrees clockwise from north. */
export const headingDeg = (a: Point, b: Point): number => ((Math.atan2(b.x - a.x, b.y - a.y) * 180) / Math.PI + 360) % 360;

/** Where a segment meets another, as parts (0..1) of both, or undefined. */
export function crossing(a: readonly [Point, Point], b: readonly [Point, Point]): { onA: number; onB: number } | undefined {
  const ax = a[1].x - a[0].x;
  const ay = a[1].y - a[0].y;
  const bx = b[1].x - b[0].x;
  const by = b[1].y - b[0].y;
  const cross = ax * by - ay * bx;
  if (Math.abs(cross) < 1e-9) return undefined;
  const dx = b[0].x - a[0].x;
  const dy = b[0].y - a[0].y;
  const onA = (dx * by - dy * bx) / cross;
  const onB = (dx * ay - dy * ax) / cross;
  return onA >= 0 && onA <= 1 && onB >= 0 && onB <= 1 ? { onA, onB } : undefined;
}

/** The part (0..1) of a segment that is nearest to a point, and how far away that is. */
export function nearestPart(segment: readonly [Point, Point], point: Point): { part: number; distanceM: number } {
  const [a, b] = segment;
  const lengthSquared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const raw = lengthSquared === 0 ? 0 : ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / lengthSquared;
  const part = Math.min(1, Math.max(0, raw));
  return { part, distanceM: gapM(point, between(a, b, part)) };
}
