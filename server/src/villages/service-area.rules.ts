// Where the village delivers: its outline and a margin around it.
import { point } from '@turf/helpers';
import { pointToPolygonDistance } from '@turf/point-to-polygon-distance';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Outline } from '@pitulungan/contracts/villages';

/** Metres from the outline; negative inside. */
export const metresFromOutline = (outline: Outline, pin: LatLng): number =>
  pointToPolygonDistance(point([pin.lng, pin.lat]), outline as GeoJSON.MultiPolygon, { units: 'meters' });

/** (0,0) is a missing position, never a place. */
export const isInServiceArea = (outline: Outline, pin: LatLng, marginM: number): boolean =>
  !(pin.lat === 0 && pin.lng === 0) && metresFromOutline(outline, pin) <= marginM;
