// The quiet map under a pin: outline, RW cells with their numbers, streets. No tiles, no fonts to download.
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { VillageMap } from '@pitulungan/contracts/villages';

const STREET_WIDTH = { main: 5, street: 3.5, lane: 2, path: 1 } as const;

/** CSS variables as rgb(): MapLibre reads no oklch(). */
export function paletteOf(element: Element): (name: string) => string {
  const computed = getComputedStyle(element);
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (name) => {
    if (!pen) return 'rgb(128, 128, 128)';
    pen.fillStyle = computed.getPropertyValue(`--${name}`).trim();
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
}

interface Feature {
  type: 'Feature';
  properties: Record<string, string | number>;
  geometry: { type: 'MultiPolygon' | 'Polygon' | 'LineString' | 'Point'; coordinates: unknown };
}
const feature = (properties: Feature['properties'], type: Feature['geometry']['type'], coordinates: unknown): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
// the contract's rings and lines are GeoJSON's own tuples; MapLibre's type would ask for mutable copies of them
const collection = (features: Feature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features } as GeoJSONSourceSpecification['data'],
});

function middle(ring: readonly (readonly [number, number])[]): [number, number] {
  const corners = ring.slice(0, -1);
  const sum = corners.reduce<[number, number]>(([x, y], [lng, lat]) => [x + lng, y + lat], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

export function pinStyle(map: VillageMap, colour: (name: string) => string): StyleSpecification {
  return {
    version: 8,
    sources: {
      outline: collection([feature({}, 'MultiPolygon', map.outline.coordinates)]),
      cells: collection(map.cells.map(({ rw, ring }) => feature({ rw }, 'Polygon', [ring]))),
      names: collection(map.cells.map(({ rw, ring }) => feature({ label: `RW ${rw}` }, 'Point', middle(ring)))),
      streets: collection(map.streets.map(({ kind, line }) => feature({ width: STREET_WIDTH[kind] }, 'LineString', line))),
    },
    layers: [
      { id: 'outside', type: 'background', paint: { 'background-color': colour('map-outside') } },
      { id: 'land', type: 'fill', source: 'outline', paint: { 'fill-color': colour('map-land') } },
      {
        id: 'street-edges',
        type: 'line',
        source: 'streets',
        layout: { 'line-cap': 'round' },
        paint: { 'line-color': colour('map-street-edge'), 'line-width': ['+', ['get', 'width'], 1.5] },
      },
      {
        id: 'streets',
        type: 'line',
        source: 'streets',
        layout: { 'line-cap': 'round' },
        paint: { 'line-color': colour('map-street'), 'line-width': ['get', 'width'] },
      },
      { id: 'cells', type: 'line', source: 'cells', paint: { 'line-color': colour('map-cell'), 'line-dasharray': [3, 2] } },
      { id: 'outline', type: 'line', source: 'outline', paint: { 'line-color': colour('map-outline'), 'line-width': 2 } },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        layout: { 'text-field': ['get', 'label'], 'text-font': ['Noto Sans Regular'], 'text-size': 12 },
        paint: { 'text-color': colour('map-label'), 'text-halo-color': colour('map-land'), 'text-halo-width': 1.5 },
      },
    ],
  };
}
