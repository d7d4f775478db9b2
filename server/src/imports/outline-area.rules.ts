// Area and centre of an outline, on the plane that touches it: exact to a per mille at the size of a village.
import type { LatLng } from '@pitulungan/contracts/place';
import type { Outline } from '@pitulungan/contracts/villages';

type Positions = readonly (readonly [lng: number, lat: number])[];

const M_PER_DEGREE = 111_195;
const PRECISION = 1e6; // about 0.1 m

export const roundDegrees = (degrees: number): number => Math.round(degrees * PRECISION) / PRECISION;

/** Holes are taken away. */
export const areaM2 = (polygons: Outline['coordinates']): number =>
  polygons.reduce((sum, rings) => sum + rings.reduce((rest, ring, index) => rest + (index === 0 ? ringAreaM2(ring) : -ringAreaM2(ring)), 0), 0);

/** The centre of gravity of the largest part. */
export function centerOf(outline: Outline): LatLng {
  const largest = outline.coordinates.map((rings) => rings[0] ?? []).reduce<Positions>((a, b) => (ringAreaM2(b) > ringAreaM2(a) ? b : a), []);
  const area = signedArea(largest);
  const [ox, oy] = largest[0] ?? [0, 0];
  const moment = slices(largest).reduce((sum, part) => ({ x: sum.x + part.x * part.cross, y: sum.y + part.y * part.cross }), { x: 0, y: 0 });
  return { lat: roundDegrees(oy + moment.y / (6 * area)), lng: roundDegrees(ox + moment.x / (6 * area)) };
}

function ringAreaM2(ring: Positions): number {
  const lat = ring[0]?.[1] ?? 0;
  return Math.abs(signedArea(ring)) * M_PER_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180);
}

/** In square degrees. */
const signedArea = (ring: Positions): number => slices(ring).reduce((sum, { cross }) => sum + cross / 2, 0);

/** Triangles from the first point, which is the origin, so that small rings keep their digits. */
function slices(ring: Positions): { x: number; y: number; cross: number }[] {
  const [ox, oy] = ring[0] ?? [0, 0];
  return ring.slice(1).map(([bx, by], index) => {
    const [ax, ay] = ring[index] ?? [ox, oy];
    return { x: ax + bx - 2 * ox, y: ay + by - 2 * oy, cross: (ax - ox) * (by - oy) - (bx - ox) * (ay - oy) };
  });
}
