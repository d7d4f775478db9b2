// Where in a GeoJSON document a village stands: among features, by its Kepmendagri code in whatever property the file keeps it.
import { type OutlineRefusal, REFUSED } from './outline-refusals.rules.ts';

export interface Shape {
  type: string;
  coordinates: unknown;
}

export interface Feature {
  properties: Record<string, unknown>;
  geometry: Shape | undefined;
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Features of a collection, the one feature, or a bare geometry as a feature without properties. */
export function featuresOf(document: Record<string, unknown>): Feature[] {
  if (document.type === 'FeatureCollection') return Array.isArray(document.features) ? document.features.filter(isRecord).map(featureOf) : [];
  if (document.type === 'Feature') return [featureOf(document)];
  const geometry = geometryOf(document);
  return geometry ? [{ properties: {}, geometry }] : [];
}

const featureOf = (raw: Record<string, unknown>): Feature => ({
  properties: isRecord(raw.properties) ? raw.properties : {},
  geometry: geometryOf(raw.geometry),
});
const geometryOf = (raw: unknown): Shape | undefined =>
  isRecord(raw) && typeof raw.type === 'string' ? { type: raw.type, coordinates: raw.coordinates } : undefined;

/** A village code: ten digits, with or without dots, as text or number, in a property of any name (kode, KDEPUM, kode_desa, …). */
function codesIn(properties: Record<string, unknown>): string[] {
  return Object.values(properties).flatMap((value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const text = String(value).trim();
    return /^(\d{2}\.\d{2}\.\d{2}\.\d{4}|\d{10})$/.test(text) ? [text.replaceAll('.', '')] : [];
  });
}

/** The shape with the code; the only shape of a file without codes is taken for it. */
export function shapeFor(features: readonly Feature[], code: string): { ok: true; shape: Shape } | { ok: false; refusal: OutlineRefusal } {
  const named = features.filter(({ properties }) => codesIn(properties).includes(code.replaceAll('.', '')));
  const others = features.flatMap(({ properties }) => codesIn(properties));
  const only = features.length === 1 && others.length === 0 ? features : [];
  const [chosen, second] = named.length > 0 ? named : only;
  if (second) return { ok: false, refusal: REFUSED.codeTwice(code) };
  if (!chosen) return { ok: false, refusal: others.length > 0 ? REFUSED.otherCodes(code, others) : REFUSED.noCodeInFile(code, features.length) };
  return chosen.geometry ? { ok: true, shape: chosen.geometry } : { ok: false, refusal: REFUSED.notAPolygon('null') };
}
