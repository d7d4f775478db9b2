// The loud part: orders, couriers and what is selected, above the quiet ground. All from GeoJSON sources, no DOM markers.
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { HEADING_ICON } from './icons.ts';
import { tripLineLayers, tripStopLayer } from './trip-layers.ts';

const FONT = ['Noto Sans Regular'];
const HALO_RADIUS = 17; // pixels, around a mark of 18
/** With more orders than this they gather in clusters; below, every order is a mark of its own. */
export const CLUSTER_ABOVE = 200;
export const CLUSTER_OPTIONS = { clusterRadius: 38, clusterMaxZoom: 16 } as const;

export const POINT_LAYERS = { orders: 'orders', couriers: 'couriers' } as const;
/** Orders that no cluster may hide: the urgent ones, and the one that is selected. */
export const APART_LAYER = 'apart';
export const CLUSTER_LAYER = 'clusters';

export function pointSources(): Record<string, SourceSpecification> {
  const empty = () => ({ type: 'FeatureCollection' as const, features: [] });
  return {
    focus: { type: 'geojson', data: empty() },
    trips: { type: 'geojson', data: empty() },
    orders: { type: 'geojson', data: empty(), promoteId: 'id', cluster: false, ...CLUSTER_OPTIONS },
    apart: { type: 'geojson', data: empty(), promoteId: 'id' },
    couriers: { type: 'geojson', data: empty(), promoteId: 'id' },
  };
}

export function pointLayers(colours: MapColours): LayerSpecification[] {
  return [...tripLineLayers(colours), ...focusLayers(colours), ...orderLayers(colours), ...courierLayers(colours), tripStopLayer()];
}

function focusLayers(colours: MapColours): LayerSpecification[] {
  const line = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const isLine: ['==', ['geometry-type'], string] = ['==', ['geometry-type'], 'LineString'];
  return [
    {
      id: 'focus-rim',
      type: 'line',
      source: 'focus',
      filter: isLine,
      layout: line,
      paint: { 'line-color': colours.panel, 'line-width': 6, 'line-opacity': 0.8 },
    },
    {
      id: 'focus-line',
      type: 'line',
      source: 'focus',
      filter: isLine,
      layout: line,
      paint: { 'line-color': colours.focus, 'line-width': 2.5, 'line-dasharray': [1.2, 1.8] },
    },
    {
      id: 'focus-places',
      type: 'symbol',
      source: 'focus',
      filter: ['has', 'icon'],
      layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-size': 0.85 },
    },
  ];
}

function halo(id: string, source: string, colours: MapColours): LayerSpecification {
  const state = (name: string): ['boolean', ['feature-state', string], boolean] => ['boolean', ['feature-state', name], false];
  return {
    id,
    type: 'circle',
    source,
    paint: {
      'circle-radius': HALO_RADIUS,
      'circle-color': colours.focus,
      'circle-opacity': ['case', state('selected'), 0.22, state('hovered'), 0.14, 0],
      'circle-stroke-color': colours.focus,
      'circle-stroke-width': ['case', state('selected'), 2.5, state('hovered'), 1.5, 0],
    },
  };
}

function orderLayers(colours: MapColours): LayerSpecification[] {
  return [
    halo('orders-halo', 'orders', colours),
    {
      id: CLUSTER_LAYER,
      type: 'circle',
      source: 'orders',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': colours.panel,
        'circle-stroke-color': colours.mark.waiting,
        'circle-stroke-width': 2,
        'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 13, 50, 22],
      },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'orders',
      filter: ['has', 'point_count'],
      layout: { 'text-field': ['to-string', ['get', 'point_count']], 'text-font': FONT, 'text-size': 13, 'text-allow-overlap': true },
      paint: { 'text-color': colours.ink },
    },
    orderMarks(POINT_LAYERS.orders, colours),
    halo('apart-halo', APART_LAYER, colours),
    orderMarks(APART_LAYER, colours),
  ];
}

function orderMarks(source: string, colours: MapColours): LayerSpecification {
  return {
    id: source,
    type: 'symbol',
    source,
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'sort'],
      'text-field': ['step', ['zoom'], '', 16, ['get', 'label']],
      'text-font': FONT,
      'text-size': 11,
      'text-anchor': 'left',
      'text-offset': [1.1, 0],
      'text-optional': true,
    },
    paint: { 'icon-opacity': ['get', 'opacity'], 'text-color': colours.ink, 'text-halo-color': colours.panel, 'text-halo-width': 1.5 },
  };
}

function courierLayers(colours: MapColours): LayerSpecification[] {
  const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;
  return [
    halo('couriers-halo', 'couriers', colours),
    {
      id: 'headings',
      type: 'symbol',
      source: 'couriers',
      filter: ['>=', ['get', 'heading'], 0],
      layout: { ...always, 'icon-image': HEADING_ICON, 'icon-rotate': ['get', 'heading'], 'icon-rotation-alignment': 'map', 'icon-size': 1.2 },
      paint: { 'icon-opacity': ['get', 'opacity'] },
    },
    {
      id: POINT_LAYERS.couriers,
      type: 'symbol',
      source: 'couriers',
      layout: {
        ...always,
        'icon-image': ['get', 'icon'],
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1.05],
        'text-optional': true,
      },
      paint: { 'icon-opacity': ['get', 'opacity'], 'text-color': colours.ink, 'text-halo-color': colours.panel, 'text-halo-width': 1.8 },
    },
  ];
}
