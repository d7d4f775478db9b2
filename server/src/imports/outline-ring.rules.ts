// One ring of an outline: numbers, closed, in Indonesia, longitude first.
import { roundDegrees } from './outline-area.rules.ts';
import { type OutlineRefusal, REFUSED } from './outline-refusals.rules.ts';

type Position = [lng: number, lat: number];
export type Ring = Position[];
export type Parsed<T> = { ok: true; value: T } | { ok: false; refusal: OutlineRefusal };

const no = (refusal: OutlineRefusal): { ok: false; refusal: OutlineRefusal } => ({ ok: false, refusal });

const INDONESIA = { lng: [94, 142], lat: [-11.5, 6.5] } as const;
const MIN_POSITIONS = 4; // three corners and the first again

export function ringOf(raw: unknown): Parsed<Ring> {
  if (!Array.isArray(raw) || raw.length === 0) return no(REFUSED.emptyRing());
  if (!raw.every(isPosition)) return no(REFUSED.notNumbers());
  const ring = raw.map(([lng, lat]): Position => [lng, lat]);
  const misplaced = whereabouts(ring);
  if (misplaced) return no(misplaced);
  if (!isClosed(ring)) return no(ring.length < MIN_POSITIONS ? REFUSED.emptyRing() : REFUSED.notClosed());
  const rounded = ring.map(([lng, lat]): Position => [roundDegrees(lng), roundDegrees(lat)]).filter(isNotRepeated);
  return rounded.length < MIN_POSITIONS ? no(REFUSED.emptyRing()) : { ok: true, value: rounded };
}

/** A third number, the height, may follow. */
const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((part) => typeof part === 'number' && Number.isFinite(part));
const isSame = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];
const isClosed = (ring: Ring): boolean => ring.length >= MIN_POSITIONS && isSame(ring[0], ring.at(-1));
const isNotRepeated = (position: Position, index: number, ring: Ring): boolean => index === 0 || !isSame(position, ring[index - 1]);

/** Swapped, in metres, or another country; undefined when all points are where Indonesia is. */
function whereabouts(ring: Ring): OutlineRefusal | undefined {
  if (ring.every(([lng, lat]) => isInIndonesia(lng, lat))) return undefined;
  if (ring.every(([lng, lat]) => isInIndonesia(lat, lng))) return REFUSED.swapped();
  return ring.some(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 180) ? REFUSED.notDegrees() : REFUSED.notInIndonesia();
}

const isInIndonesia = (lng: number, lat: number): boolean =>
  lng >= INDONESIA.lng[0] && lng <= INDONESIA.lng[1] && lat >= INDONESIA.lat[0] && lat <= INDONESIA.lat[1];
