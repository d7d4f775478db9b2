// Where a phone order goes when nobody has pointed at the house yet, and how a pin is moved by hand. Degrees are WGS 84.
import type { LatLng } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';

/** Who set the pin: the last order of the caller, the middle of an RW, the middle of the village, or the operator. */
export type PinSource = 'caller' | 'cell' | 'centre' | 'hand';
export interface Pin extends LatLng {
  source: PinSource;
}

const METRES_PER_DEGREE = 111_320;
const DIGITS = 6; // about 0.1 m
const round = (degrees: number): number => Number(degrees.toFixed(DIGITS));

/** The middle of an RW's cell (centroid of its area), or undefined for an unknown RW. */
export function cellCentre(map: VillageMap, rw: number): LatLng | undefined {
  const ring = map.cells.find((cell) => cell.rw === rw)?.ring;
  const first = ring?.[0];
  if (!ring || !first) return undefined;
  // relative to the first corner: the shoelace terms of raw degrees would lose the digits that matter
  const [baseLng, baseLat] = first;
  const corners = ring.map(([lng, lat]) => ({ x: lng - baseLng, y: lat - baseLat }));
  const sum = corners.reduce<{ area: number; x: number; y: number }>(
    (acc, a, at) => {
      const b = corners[(at + 1) % corners.length] ?? a;
      const cross = a.x * b.y - b.x * a.y;
      return { area: acc.area + cross, x: acc.x + (a.x + b.x) * cross, y: acc.y + (a.y + b.y) * cross };
    },
    { area: 0, x: 0, y: 0 },
  );
  if (sum.area === 0) return { lat: round(baseLat), lng: round(baseLng) };
  return { lat: round(baseLat + sum.y / (3 * sum.area)), lng: round(baseLng + sum.x / (3 * sum.area)) };
}

/** The pin that stands until somebody moves it. */
export function defaultPin(map: VillageMap, rw: number | null): Pin {
  const cell = rw === null ? undefined : cellCentre(map, rw);
  return cell ? { ...cell, source: 'cell' } : { lat: round(map.center.lat), lng: round(map.center.lng), source: 'centre' };
}

/** A pin moved by metres; north and east are positive. */
export function moved(pin: LatLng, northM: number, eastM: number): Pin {
  const lat = pin.lat + northM / METRES_PER_DEGREE;
  const lng = pin.lng + eastM / (METRES_PER_DEGREE * Math.cos((pin.lat * Math.PI) / 180));
  return { lat: round(lat), lng: round(lng), source: 'hand' };
}

export const pinText = (pin: LatLng): string => `${pin.lat.toFixed(5)}, ${pin.lng.toFixed(5)}`;

/** "-7.3468, 112.7416" as maps copy it; null when it is no place on Earth. Commas may be semicolons or blanks. */
export function parsePin(typed: string): LatLng | null {
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(typed);
  if (!found) return null;
  const [lat, lng] = [Number(found[1]), Number(found[2])];
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat: round(lat), lng: round(lng) } : null;
}
