// The quiet ground under both maps of this app: outline, RW cells and streets of the village, in the colours of the page.
import 'maplibre-gl/dist/maplibre-gl.css';
import * as gl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry, MultiPolygon } from 'geojson';
import type { LatLng } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';

gl.setWorkerUrl(new URL(workerUrl, import.meta.url).href);

/** MapLibre knows no oklch(): the browser turns the page's own colour into what it knows. */
function colour(variable: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) return '#888888';
  brush.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(variable);
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
  return `rgb(${String(red)},${String(green)},${String(blue)})`;
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const feature = (geometry: Geometry, properties: GeoJsonProperties = {}): Feature => ({ type: 'Feature', geometry, properties });

function styleOf(village: VillageMap): gl.StyleSpecification {
  const geojson = (data: FeatureCollection): gl.SourceSpecification => ({ type: 'geojson', data });
  return {
    version: 8,
    sources: {
      outline: geojson(collection([feature(village.outline as MultiPolygon)])),
      cells: geojson(
        collection(village.cells.map(({ rw, ring }) => feature({ type: 'Polygon', coordinates: [ring] }, { name: `RW ${String(rw).padStart(2, '0')}` }))),
      ),
      streets: geojson(collection(village.streets.map(({ name, kind, line }) => feature({ type: 'LineString', coordinates: line }, { name, kind })))),
    },
    layers: [
      { id: 'outside', type: 'background', paint: { 'background-color': colour('--map-outside') } },
      { id: 'land', type: 'fill', source: 'outline', paint: { 'fill-color': colour('--map-land') } },
      { id: 'cell-lines', type: 'line', source: 'cells', paint: { 'line-color': colour('--map-cell'), 'line-dasharray': [3, 3] } },
      {
        id: 'street-edges',
        type: 'line',
        source: 'streets',
        paint: { 'line-color': colour('--map-street-edge'), 'line-width': ['match', ['get', 'kind'], 'main', 9, 'street', 7, 4] },
      },
      {
        id: 'streets',
        type: 'line',
        source: 'streets',
        paint: { 'line-color': colour('--map-street'), 'line-width': ['match', ['get', 'kind'], 'main', 7, 'street', 5, 2.5] },
      },
      { id: 'border', type: 'line', source: 'outline', paint: { 'line-color': colour('--map-outline'), 'line-width': 2 } },
      {
        id: 'cell-names',
        type: 'symbol',
        source: 'cells',
        layout: { 'text-field': ['get', 'name'], 'text-size': 13, 'text-font': ['Noto Sans Regular'] },
        paint: { 'text-color': colour('--map-label'), 'text-halo-color': colour('--map-land'), 'text-halo-width': 1.5 },
      },
      {
        id: 'street-names',
        type: 'symbol',
        source: 'streets',
        minzoom: 15,
        layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 12, 'text-font': ['Noto Sans Regular'] },
        paint: { 'text-color': colour('--map-label'), 'text-halo-color': colour('--map-street'), 'text-halo-width': 1.5 },
      },
    ],
  };
}

async function fetchMap(village: string): Promise<VillageMap> {
  const answer = await fetch(`/api/public/villages/${encodeURIComponent(village)}/map`);
  if (!answer.ok) throw new Error(`map of ${village}: ${String(answer.status)}`);
  return (await answer.json()) as VillageMap;
}

/** Throws when the map cannot be had; whoever asked for it says so in words. */
export async function drawVillage(frame: HTMLElement, { village, at, zoom }: { village: string; at: LatLng | null; zoom: number }): Promise<gl.Map> {
  const known = await fetchMap(village);
  const map = new gl.Map({
    container: frame,
    style: styleOf(known),
    center: at ?? known.center,
    zoom,
    minZoom: 12,
    maxZoom: 19,
    fadeDuration: 0,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new gl.NavigationControl({ showCompass: false }));
  await map.once('load');
  void map.once('idle', () => frame.setAttribute('data-ready', ''));
  return map;
}
export { gl };
