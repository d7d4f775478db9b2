// Keeps one GeoJSON source equal to a list of points by sending only what changed; the next diff waits for the last one.
import type { LatLng } from '@pitulungan/contracts/place';

export interface MapPoint {
  id: string;
  pin: LatLng;
  /** What the layers read: icon, rotation, opacity, label… */
  properties: Readonly<Record<string, string | number | boolean>>;
}

interface PointFeature {
  type: 'Feature';
  properties: Record<string, string | number | boolean>;
  geometry: { type: 'Point'; coordinates: [number, number] };
}
export interface PointsDiff {
  add: PointFeature[];
  update: { id: string; newGeometry: PointFeature['geometry']; addOrUpdateProperties: { key: string; value: string | number | boolean }[] }[];
  remove: string[];
}

const geometryOf = ({ pin }: MapPoint): PointFeature['geometry'] => ({ type: 'Point', coordinates: [pin.lng, pin.lat] });

/** What must be told to a source that shows `shown` so that it shows `wanted`; null when nothing. */
export function diffPoints(shown: ReadonlyMap<string, MapPoint>, wanted: ReadonlyMap<string, MapPoint>): PointsDiff | null {
  const diff: PointsDiff = { add: [], update: [], remove: [...shown.keys()].filter((id) => !wanted.has(id)) };
  for (const point of wanted.values()) {
    const known = shown.get(point.id);
    if (!known) diff.add.push({ type: 'Feature', properties: { ...point.properties, id: point.id }, geometry: geometryOf(point) });
    else if (!isSame(known, point)) {
      const addOrUpdateProperties = Object.entries(point.properties).map(([key, value]) => ({ key, value }));
      diff.update.push({ id: point.id, newGeometry: geometryOf(point), addOrUpdateProperties });
    }
  }
  return diff.add.length + diff.update.length + diff.remove.length === 0 ? null : diff;
}

function isSame(a: MapPoint, b: MapPoint): boolean {
  if (a === b) return true;
  if (a.pin.lat !== b.pin.lat || a.pin.lng !== b.pin.lng) return false;
  const keys = Object.keys(b.properties);
  return keys.length === Object.keys(a.properties).length && keys.every((key) => a.properties[key] === b.properties[key]);
}

/** Returns `show`: call it with the whole list whenever it may have changed. */
export function keepPoints(source: { updateData: (diff: PointsDiff) => Promise<unknown> }): (points: readonly MapPoint[]) => void {
  let shown: ReadonlyMap<string, MapPoint> = new Map();
  let wanted: ReadonlyMap<string, MapPoint> = shown;
  let busy = false;

  async function flush(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let diff = diffPoints(shown, wanted); diff; diff = diffPoints(shown, wanted)) {
        shown = wanted;
        await source.updateData(diff);
      }
    } finally {
      busy = false;
    }
  }
  return (points) => {
    wanted = new Map(points.map((point) => [point.id, point]));
    void flush();
  };
}
