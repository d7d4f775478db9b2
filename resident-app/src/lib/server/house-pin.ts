// Where the courier goes: the pin of the resident, else the middle of their RW, as `patokan` leads the last metres anyway.
import type { LatLng } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';
import type { OrderForm } from '#lib/order-form.ts';

const DEGREES = /^-?\d{1,3}(\.\d{1,16})?$/;

/** The centre of mass of a closed ring of [lng, lat]; village-sized, so degrees count as flat. */
function centreOf(ring: readonly [number, number][]): LatLng {
  let area = 0;
  let lng = 0;
  let lat = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    const cross = x * nextY - nextX * y;
    area += cross;
    lng += (x + nextX) * cross;
    lat += (y + nextY) * cross;
  }
  if (area === 0) return { lng: ring[0]?.[0] ?? 0, lat: ring[0]?.[1] ?? 0 };
  return { lng: lng / (3 * area), lat: lat / (3 * area) };
}

export const rwsOf = (map: VillageMap): number[] => [...new Set(map.cells.map((cell) => cell.rw))].sort((a, b) => a - b);

export function pinnedByHand({ lat, lng }: Pick<OrderForm, 'lat' | 'lng'>): LatLng | null {
  if (!DEGREES.test(lat) || !DEGREES.test(lng)) return null;
  const pin = { lat: Number.parseFloat(lat), lng: Number.parseFloat(lng) };
  return Math.abs(pin.lat) <= 90 && Math.abs(pin.lng) <= 180 ? pin : null;
}

/** null: neither a pin nor an RW that is on the map, so nobody would know where to go. */
export function housePin(form: OrderForm, map: VillageMap): LatLng | null {
  const byHand = pinnedByHand(form);
  if (byHand) return byHand;
  const cell = map.cells.find(({ rw }) => String(rw) === form.rw);
  if (cell) return centreOf(cell.ring);
  return map.cells.length === 0 && form.rw !== '' ? map.center : null; // an imported village without RW cells
}
