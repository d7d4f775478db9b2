// Plane geometry in metres around the village's centre (x east, y north), and the way to degrees and back.
import type { LatLng } from '@pitulungan/contracts/place';

export type Point = readonly [x: number, y: number];
/** Without the closing point. */
export type Loop = readonly Point[];
/** GeoJSON order. */
export type Degrees = [lng: number, lat: number];

export const CENTER: LatLng = { lat: -7.34679, lng: 112.74163 };

const RAD = Math.PI / 180;
// metres in a degree at this latitude (series of the WGS 84 ellipsoid, exact to a centimetre)
const M_PER_LAT = 111_132.92 - 559.82 * Math.cos(2 * CENTER.lat * RAD);
const M_PER_LNG = 111_412.84 * Math.cos(CENTER.lat * RAD) - 93.5 * Math.cos(3 * CENTER.lat * RAD);
const PRECISION = 1e6; // degrees are kept to about 0.1 m, so that shared corners are equal to the last digit

const rounded = (degrees: number) => Math.round(degrees * PRECISION) / PRECISION;

export const toDegrees = ([x, y]: Point): Degrees => [rounded(CENTER.lng + x / M_PER_LNG), rounded(CENTER.lat + y / M_PER_LAT)];
export const toPin = (point: Point): LatLng => {
  const [lng, lat] = toDegrees(point);
  return { lat, lng };
};
export const toPlane = ({ lat, lng }: LatLng): Point => [(lng - CENTER.lng) * M_PER_LNG, (lat - CENTER.lat) * M_PER_LAT];
export const toRing = (loop: Loop): Degrees[] => [...loop, ...loop.slice(0, 1)].map(toDegrees);

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
/** The point at a share of the way from a to b. */
export const along = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
/** `metres` to the left of the way from a to b, beside its start. */
export function beside(a: Point, b: Point, metres: number): Point {
  const length = distance(a, b) || 1;
  return [a[0] - ((b[1] - a[1]) / length) * metres, a[1] + ((b[0] - a[0]) / length) * metres];
}

function sides(loop: Loop): [Point, Point][] {
  return loop.map((point, index) => [point, loop[(index + 1) % loop.length] ?? point]);
}

/** In square metres, positive when the loop runs anticlockwise. */
export const area = (loop: Loop): number => sides(loop).reduce((sum, [a, b]) => sum + (a[0] * b[1] - b[0] * a[1]) / 2, 0);

export function isInside([x, y]: Point, loop: Loop): boolean {
  return sides(loop).filter(([a, b]) => a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]).length % 2 === 1;
}

/** From a point to the nearest side, in metres. */
export function distanceToLoop(point: Point, loop: Loop): number {
  return Math.min(...sides(loop).map(([a, b]) => distance(point, nearestOn(point, a, b))));
}

function nearestOn(point: Point, a: Point, b: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
  return along(a, b, Math.max(0, Math.min(1, share)));
}

/** The part of a loop that lies nearer to `near` than to `far`: one step of Sutherland-Hodgman. */
export function nearerPart(loop: Loop, near: Point, far: Point): Point[] {
  const [nx, ny] = [far[0] - near[0], far[1] - near[1]];
  const middle = along(near, far, 0.5);
  const beyond = (point: Point) => (point[0] - middle[0]) * nx + (point[1] - middle[1]) * ny;
  return sides(loop).flatMap(([a, b]) => {
    const [da, db] = [beyond(a), beyond(b)];
    const kept = da <= 0 ? [a] : [];
    return da <= 0 === db <= 0 ? kept : [...kept, along(a, b, da / (da - db))];
  });
}
