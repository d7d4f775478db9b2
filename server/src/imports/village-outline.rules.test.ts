import { describe, expect, it } from 'vitest';
import type { LatLng } from '@pitulungan/contracts/place';
import { areaM2, centerOf } from './outline-area.rules.ts';
import { MAX_POINTS, parseCode, readOutline } from './village-outline.rules.ts';

const CODE = '35.15.18.2014';
const NEAR: LatLng = { lat: -7.347, lng: 112.742 };
const [W, E, S, N] = [112.737, 112.746, -7.351, -7.342];
const SQUARE = [[W, S], [E, S], [E, N], [W, N], [W, S]]; // prettier-ignore
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (geometry: unknown, properties: unknown = { kode: CODE }) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const read = (document: unknown) => readOutline(document, { code: CODE, near: NEAR });
const refusalOf = (document: unknown): string => {
  const result = read(document);
  return result.ok ? 'taken' : result.refusal.en;
};

describe('readOutline takes', () => {
  it.each([
    ['a geometry', polygon(SQUARE)],
    ['a feature', feature(polygon(SQUARE))],
    ['a feature without a code, alone in its file', feature(polygon(SQUARE), null)],
    ['a multipolygon', feature({ type: 'MultiPolygon', coordinates: [[SQUARE]] })],
    [
      'one of several, by its code in a property of any name',
      collection(feature(polygon([]), { KDEPUM: '3515182001' }), feature(polygon(SQUARE), { KDEPUM: 3515182014 })),
    ],
    ['heights behind the coordinates, and repeated points', polygon([[W, S, 4], [E, S, 4], [E, S, 4], [E, N, 4], [W, N, 4], [W, S, 4]])], // prettier-ignore
  ])('%s', (_, document) => {
    expect(read(document)).toEqual({ ok: true, value: { type: 'MultiPolygon', coordinates: [[SQUARE]] } });
  });

  it('a hole, which is not counted as area', () => {
    const hole = [[112.74, -7.348], [112.742, -7.348], [112.742, -7.346], [112.74, -7.346], [112.74, -7.348]]; // prettier-ignore
    const whole = read(polygon(SQUARE));
    const pierced = read(polygon(SQUARE, hole));
    if (!whole.ok || !pierced.ok) throw new Error('both are good');
    expect(areaM2(whole.value.coordinates) / 10_000).toBeCloseTo(99.3, 0);
    expect(areaM2(whole.value.coordinates) - areaM2(pierced.value.coordinates)).toBeGreaterThan(40_000);
    expect(centerOf(whole.value)).toEqual({ lat: -7.3465, lng: 112.7415 });
  });
});

describe('readOutline refuses', () => {
  const swapped = SQUARE.map(([lng, lat]) => [lat, lng]);
  const bow = [[W, S], [E, N], [E, S], [W, N], [W, S]]; // prettier-ignore
  const moved = (lng: number, lat: number, size = 1) => SQUARE.map(([x = 0, y = 0]) => [lng + (x - W) * size, lat + (y - S) * size]);
  const many = Array.from({ length: MAX_POINTS + 2 }, (_, index) => {
    const angle = (index / (MAX_POINTS + 1)) * 2 * Math.PI;
    return [112.742 + 0.004 * Math.cos(angle), -7.347 + 0.004 * Math.sin(angle)];
  });
  many[many.length - 1] = many[0] ?? [];

  it.each([
    ['swapped latitude and longitude', polygon(swapped), 'swapped'],
    ['a ring that crosses itself', polygon(bow), 'crosses or touches itself near -7.34650, 112.74150'],
    ['a hole that crosses the outer ring', polygon(SQUARE, moved(112.74, -7.345)), 'crosses or touches itself'],
    ['a ring that is not closed', polygon(SQUARE.slice(0, 4)), 'not closed'],
    ['an empty ring', polygon([]), 'fewer than three corners'],
    ['a ring of two corners', polygon([[W, S], [E, S], [W, S]]), 'fewer than three corners'], // prettier-ignore
    ['no ring', { type: 'Polygon', coordinates: [] }, 'fewer than three corners'],
    ['no coordinates', { type: 'MultiPolygon' }, 'fewer than three corners'],
    ['text among the numbers', polygon([['112', S], ...SQUARE]), 'not a pair of numbers'], // prettier-ignore
    ['metres of UTM', polygon([[691_000, 9_187_000], [692_000, 9_187_000], [692_000, 9_188_000], [691_000, 9_187_000]]), 'not WGS 84 degrees'], // prettier-ignore
    ['another country', polygon(moved(4.9, 52.3)), 'not in Indonesia'],
    ['a house', polygon(moved(112.742, -7.347, 0.005)), 'too small'],
    ['a province', polygon(moved(112.4, -7.6, 70)), 'too large'],
    ['the other Janti, 20 km away', polygon(moved(112.6, -7.47)), 'another village of the same name'],
    ['too many points', polygon(many), 'more than 10000 points'],
    ['a line', { type: 'LineString', coordinates: SQUARE }, 'not LineString'],
    ['a feature without geometry', feature(null), 'must be a Polygon'],
    ['another code', feature(polygon(SQUARE), { kode: '35.15.18.2001' }), 'has 3515182001'],
    ['several features without codes', collection(feature(polygon(SQUARE), {}), feature(polygon(SQUARE), { nama: 'Janti' })), 'none carries a village code'],
    ['the code twice', collection(feature(polygon(SQUARE)), feature(polygon(SQUARE))), 'more than once'],
    ['an empty collection', collection(), 'holds no area'],
    ['a topology', { type: 'Topology', objects: {} }, 'Polygon or MultiPolygon, not Topology'],
    ['a list', [], 'not GeoJSON'],
  ])('%s', (_, document, sentence) => {
    expect(refusalOf(document)).toContain(sentence);
    expect(refusalOf(document)).toContain('Nothing was changed.');
  });
});

describe('parseCode', () => {
  it('takes the code with and without dots', () => {
    expect(parseCode('35.15.18.2014')).toEqual({ ok: true, value: CODE });
    expect(parseCode('3515182014')).toEqual({ ok: true, value: CODE });
  });

  it.each([undefined, '', 'Janti', '35.15.18'])('refuses %s', (text) => {
    expect(parseCode(text).ok).toBe(false);
  });
});
