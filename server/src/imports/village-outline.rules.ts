// The outline of a village out of an operator's GeoJSON. Nothing is guessed: what is doubtful is refused in a sentence.
import { kinks } from '@turf/kinks';
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import { type Outline, VillageCode } from '@pitulungan/contracts/villages';
import { featuresOf, isRecord, type Shape, shapeFor } from './geojson.rules.ts';
import { areaM2, centerOf } from './outline-area.rules.ts';
import { type OutlineRefusal, REFUSED } from './outline-refusals.rules.ts';
import { type Parsed, type Ring, ringOf } from './outline-ring.rules.ts';

const no = (refusal: OutlineRefusal): { ok: false; refusal: OutlineRefusal } => ({ ok: false, refusal });

export const MAX_POINTS = 10_000;
const MIN_AREA_M2 = 20_000; // two hectares: smaller is a house
const MAX_AREA_M2 = 3_000_000_000; // the largest villages of Papua and Kalimantan
const MAX_AWAY_M = 10_000;

/** "35.15.18.2014" or "3515182014". */
export function parseCode(text: string | undefined): Parsed<VillageCode> {
  const digits = (text ?? '').replaceAll('.', '').trim();
  const dotted = /^\d{10}$/.test(digits) ? `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}` : '';
  const code = VillageCode.safeParse(dotted);
  return code.success ? { ok: true, value: code.data } : no(text === undefined ? REFUSED.codeMissing() : REFUSED.codeMalformed(text));
}

/** Finds the village in the document and checks its shape. `near`, the village's present centre, keeps namesakes apart. */
export function readOutline(document: unknown, wanted: { code: string; near: LatLng }): Parsed<Outline> {
  if (!isRecord(document)) return no(REFUSED.notGeoJson());
  const features = featuresOf(document);
  if (features.length === 0) return no(REFUSED.nothingInFile());
  const found = shapeFor(features, wanted.code);
  if (!found.ok) return no(found.refusal);
  const polygons = polygonsOf(found.shape);
  if (!polygons.ok) return polygons;
  const outline: Outline = { type: 'MultiPolygon', coordinates: polygons.value };
  const away = distanceM(centerOf(outline), wanted.near);
  return away > MAX_AWAY_M ? no(REFUSED.elsewhere(wanted.code, away / 1_000)) : { ok: true, value: outline };
}

function polygonsOf({ type, coordinates }: Shape): Parsed<Ring[][]> {
  if (type !== 'Polygon' && type !== 'MultiPolygon') return no(REFUSED.notAPolygon(type));
  const raw = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(raw) || raw.length === 0) return no(REFUSED.emptyRing());
  const polygons: Ring[][] = [];
  for (const rings of raw) {
    const polygon = polygonOf(rings, MAX_POINTS - polygons.flat(2).length);
    if (!polygon.ok) return polygon;
    polygons.push(polygon.value);
  }
  return sized(polygons);
}

/** Crossings are looked for pair by pair: only `most` points more may come. */
function polygonOf(rings: unknown, most: number): Parsed<Ring[]> {
  if (!Array.isArray(rings) || rings.length === 0) return no(REFUSED.emptyRing());
  const polygon: Ring[] = [];
  for (const raw of rings) {
    const ring = ringOf(raw);
    if (!ring.ok) return ring;
    polygon.push(ring.value);
  }
  if (polygon.flat().length > most) return no(REFUSED.tooManyPoints(MAX_POINTS));
  const [crossing] = kinks({ type: 'Polygon', coordinates: polygon }).features;
  return crossing ? no(REFUSED.crossesItself(crossing.geometry.coordinates)) : { ok: true, value: polygon };
}

function sized(polygons: Ring[][]): Parsed<Ring[][]> {
  const area = areaM2(polygons);
  if (area < MIN_AREA_M2) return no(REFUSED.tooSmall(area));
  return area > MAX_AREA_M2 ? no(REFUSED.tooLarge(area)) : { ok: true, value: polygons };
}
