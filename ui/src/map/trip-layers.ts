// How trips are drawn: a solid line that somebody rides, a dashed one that somebody is asked about, a dotted one that is only planned.
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import type { TripKind } from './trips.ts';

const FONT = ['Noto Sans Regular'];
/** Beside what stands at the place itself: the order's mark at the door, a courier at the stall. */
const STOP_OFFSETS = { drop: [16, -15], pickup: [0, -14] };

type LineLayer = Extract<LayerSpecification, { type: 'line' }>;
type Paint = NonNullable<LineLayer['paint']>;

const isLit: ['boolean', ['get', 'lit'], false] = ['boolean', ['get', 'lit'], false];
const widthOf = (quiet: number, lit: number): NonNullable<Paint['line-width']> => ['case', isLit, lit, quiet];
const opacityOf = (quiet: number): NonNullable<Paint['line-opacity']> => ['case', isLit, 1, quiet];

function lineLayer(id: string, filter: FilterSpecification, paint: Paint): LayerSpecification {
  return { id, type: 'line', source: 'trips', filter, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint };
}
const ofKind = (kind: TripKind): FilterSpecification => ['==', ['get', 'kind'], kind];

export function tripLineLayers({ panel, focus, mark, ink }: MapColours): LayerSpecification[] {
  return [
    lineLayer('trips-rim', ['==', ['get', 'lit'], true], { 'line-color': panel, 'line-width': 7, 'line-opacity': 0.85 }),
    lineLayer('trips', ofKind('trip'), {
      'line-color': ['case', isLit, focus, mark.moving],
      'line-width': widthOf(2, 3.5),
      'line-opacity': opacityOf(0.4),
    }),
    lineLayer('trips-asked', ofKind('asked'), {
      'line-color': mark.offered,
      'line-width': widthOf(2, 3.5),
      'line-opacity': opacityOf(0.65),
      'line-dasharray': [2, 2],
    }),
    lineLayer('trips-tentative', ofKind('tentative'), {
      'line-color': mark.waiting,
      'line-width': widthOf(2.5, 4),
      'line-opacity': opacityOf(0.75),
      'line-dasharray': [0.01, 2],
    }),
    {
      id: 'trips-names',
      type: 'symbol',
      source: 'trips',
      filter: ['match', ['get', 'kind'], ['asked', 'tentative'], true, false],
      layout: { 'symbol-placement': 'line-center', 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 11, 'text-offset': [0, -0.8] },
      paint: { 'text-color': ink, 'text-halo-color': panel, 'text-halo-width': 1.8 },
    },
  ];
}

export function tripStopLayer(): LayerSpecification {
  return {
    id: 'trip-stops',
    type: 'symbol',
    source: 'trips',
    filter: ['has', 'stop'],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'icon-offset': ['match', ['get', 'stop'], 'drop', ['literal', STOP_OFFSETS.drop], ['literal', STOP_OFFSETS.pickup]],
    },
  };
}
