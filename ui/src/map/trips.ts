// Trips on the map: several jobs on one way, as lines and numbered stops. Pure: from what the caller knows to GeoJSON.
import type { LatLng } from '@pitulungan/contracts/place';
import type { Feature } from './basemap.ts';
import { stopIcon } from './icons.ts';

/** `trip`: somebody rides it. `asked`: a courier is being asked (dashed). `tentative`: only planned (dotted). */
export type TripKind = 'trip' | 'asked' | 'tentative';

export interface TripStopAt {
  kind: 'pickup' | 'drop';
  pin: LatLng;
}

export interface MapTrip {
  id: string;
  kind: TripKind;
  points: readonly LatLng[];
  /** Stands along the line, except of a trip that somebody rides: their own mark has their name */
  label: string;
  /** Drawn loud; the others lie quietly below */
  lit?: boolean;
  /** Numbered from 1 in this order; leave out where numbers would be noise */
  stops?: readonly TripStopAt[];
}

/** Two points are the least that makes a line. Loud ones come last, so that they are drawn on top. */
export function tripFeatures(trips: readonly MapTrip[]): Feature[] {
  const ordered = [...trips].sort((a, b) => Number(a.lit ?? false) - Number(b.lit ?? false));
  return [...ordered.flatMap(lineOf), ...ordered.flatMap(({ stops = [] }) => stopsOf(stops))];
}

function lineOf({ id, kind, points, label, lit = false }: MapTrip): Feature[] {
  if (points.length < 2) return [];
  return [{ type: 'Feature', properties: { id, kind, label, lit }, geometry: { type: 'LineString', coordinates: points.map(at) } }];
}

/** One badge per place and kind: three pickups at one stall are "1–3". */
function stopsOf(stops: readonly TripStopAt[]): Feature[] {
  const places = new Map<string, { stop: TripStopAt; numbers: number[] }>();
  stops.forEach((stop, index) => {
    const key = `${stop.kind} ${stop.pin.lat} ${stop.pin.lng}`;
    const place = places.get(key) ?? { stop, numbers: [] };
    place.numbers.push(index + 1);
    places.set(key, place);
  });
  return [...places.values()].map(({ stop: { kind, pin }, numbers }) => ({
    type: 'Feature',
    properties: { stop: kind, icon: stopIcon(kind, shortNumbers(numbers)) },
    geometry: { type: 'Point', coordinates: at(pin) },
  }));
}

const at = ({ lng, lat }: LatLng): [number, number] => [lng, lat];

/** Ascending numbers in as many letters as a badge holds: 3, 1·4, 2–5, 1… */
export function shortNumbers(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? first;
  if (numbers.length === 1) return String(first);
  if (last - first === numbers.length - 1) return `${first}–${last}`;
  return numbers.length === 2 ? `${first}·${last}` : `${first}…`;
}
