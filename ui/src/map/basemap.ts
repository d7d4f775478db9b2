// The quiet ground: village outline, RW cells, streets with names, landmarks. No glyphs, no tiles: nothing to download.
import type { VillageMap } from '@pitulungan/contracts/villages';
import type { GeoJSONSourceDiff, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';

const FONT = ['Noto Sans Regular']; // drawn by the system: the style has no glyphs url
const STREET_WIDTH = { main: 9, street: 6, lane: 4, path: 2 } as const; // pixels at zoom 17

export type Feature = NonNullable<GeoJSONSourceDiff['add']>[number];
type LineWidth = Extract<NonNullable<Extract<LayerSpecification, { type: 'line' }>['paint']>['line-width'], readonly unknown[]>;

export function basemapStyle(map: VillageMap, colours: MapColours): StyleSpecification {
  return { version: 8, sources: sourcesOf(map), layers: [...groundLayers(colours), ...streetLayers(colours), ...labelLayers(colours)] };
}

/** [west, south, east, north] of the outline. */
export function boundsOf(map: VillageMap): [number, number, number, number] {
  const points = map.outline.coordinates.flat(2);
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

function sourcesOf(map: VillageMap): Record<string, SourceSpecification> {
  const geojson = (features: Feature[]): SourceSpecification => ({ type: 'geojson', data: { type: 'FeatureCollection', features } });
  return {
    outline: geojson([{ type: 'Feature', properties: {}, geometry: map.outline }]),
    cells: geojson(
      map.cells.map(({ rw, ring }) => ({ type: 'Feature', properties: { name: `RW ${rw}` }, geometry: { type: 'Polygon', coordinates: [ring] } })),
    ),
    cellNames: geojson(
      map.cells.map(({ rw, ring }) => ({ type: 'Feature', properties: { name: `RW ${rw}` }, geometry: { type: 'Point', coordinates: middleOf(ring) } })),
    ),
    streets: geojson(
      map.streets.map(({ name, kind, line }) => ({
        type: 'Feature',
        properties: { name, width: STREET_WIDTH[kind], main: kind === 'main' },
        geometry: { type: 'LineString', coordinates: line },
      })),
    ),
    landmarks: geojson(
      map.landmarks.map(({ name, pin }) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [pin.lng, pin.lat] } })),
    ),
  };
}

/** The area's centre of a ring, where its name stands. */
function middleOf(ring: readonly [number, number][]): [number, number] {
  const [originX, originY] = ring[0] ?? [0, 0];
  let area = 0;
  let x = 0;
  let y = 0;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    const cross = (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
    area += cross;
    x += (ax + bx - 2 * originX) * cross;
    y += (ay + by - 2 * originY) * cross;
  });
  return area === 0 ? [originX, originY] : [originX + x / (3 * area), originY + y / (3 * area)];
}

function groundLayers(colours: MapColours): LayerSpecification[] {
  return [
    { id: 'outside', type: 'background', paint: { 'background-color': colours.outside } },
    { id: 'land', type: 'fill', source: 'outline', paint: { 'fill-color': colours.land } },
    { id: 'cells', type: 'line', source: 'cells', paint: { 'line-color': colours.cell, 'line-width': 1, 'line-dasharray': [3, 3] } },
  ];
}

/** Street widths double with each zoom step up to 17, and never vanish. */
function streetLayers(colours: MapColours): LayerSpecification[] {
  const width = (extra: number): LineWidth => [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    13,
    ['+', extra / 2, ['/', ['get', 'width'], 8]],
    17,
    ['+', extra, ['get', 'width']],
    20,
    ['+', extra, ['*', 4, ['get', 'width']]],
  ];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    { id: 'street-edges', type: 'line', source: 'streets', layout: round, paint: { 'line-color': colours.streetEdge, 'line-width': width(2) } },
    { id: 'streets', type: 'line', source: 'streets', layout: round, paint: { 'line-color': colours.street, 'line-width': width(0) } },
    { id: 'outline', type: 'line', source: 'outline', paint: { 'line-color': colours.outline, 'line-width': 2 } },
  ];
}

function labelLayers(colours: MapColours): LayerSpecification[] {
  const paint = { 'text-color': colours.label, 'text-halo-color': colours.land, 'text-halo-width': 1.2 };
  const text = { 'text-field': ['get', 'name'] as ['get', string], 'text-font': FONT };
  return [
    {
      id: 'cell-names',
      type: 'symbol',
      source: 'cellNames',
      maxzoom: 16.5,
      layout: { ...text, 'text-size': 13, 'text-letter-spacing': 0.08 },
      paint: { ...paint, 'text-opacity': 0.75 },
    },
    {
      id: 'street-names',
      type: 'symbol',
      source: 'streets',
      minzoom: 15,
      layout: { ...text, 'symbol-placement': 'line', 'text-size': 11, 'symbol-spacing': 320 },
      paint,
    },
    {
      id: 'landmarks',
      type: 'symbol',
      source: 'landmarks',
      minzoom: 14.5,
      layout: { ...text, 'text-field': ['concat', '• ', ['get', 'name']], 'text-size': 11, 'text-max-width': 8 },
      paint: { ...paint, 'text-opacity': 0.9 },
    },
  ];
}
