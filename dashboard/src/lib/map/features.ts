// From the board to the map's points: one mark per order under way at its door, one per courier with a known place. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { JobView } from '@pitulungan/contracts/jobs';
import { isActiveJob, isInCustody } from '@pitulungan/contracts/lifecycles/job';
import type { OrderView } from '@pitulungan/contracts/orders';
import type { LatLng } from '@pitulungan/contracts/place';
import { POSITION_HOLLOW_MS, POSITION_STALE_MS } from '@pitulungan/contracts/settings';
import type { LivePosition } from '@pitulungan/ui/live.svelte.ts';
import { courierIcon, markIcon } from '@pitulungan/ui/map/icons';
import type { MapFocus } from '@pitulungan/ui/map/live-map';
import type { MapPoint } from '@pitulungan/ui/map/points';
import type { Row } from './rows.ts';

const FADED = 0.55;
const URGENT_ABOVE = 1;

export function orderPoints(rows: readonly Row[]): MapPoint[] {
  return rows.map(({ id, order, mark, urgent }) => ({
    id,
    pin: order.address.pin,
    properties: { icon: markIcon(mark), label: order.code, sort: urgent ? URGENT_ABOVE : 0, opacity: 1 },
  }));
}

/** Couriers who are off duty have no place: the server takes none from them. Fades after 3 minutes, hollow after 10. */
export function courierPoints(couriers: Board['couriers'], positions: ReadonlyMap<string, LivePosition>, now: number): MapPoint[] {
  return Object.values(couriers).flatMap((courier) => {
    const position = positions.get(courier.id);
    if (!position || courier.duty === 'OFF') return [];
    const ageMs = now - position.measuredAt;
    const hollow = ageMs > POSITION_HOLLOW_MS;
    const properties = {
      icon: courierIcon(courier.duty, hollow, courier.activeJobs.length),
      label: courier.name,
      heading: hollow || position.headingDeg === null ? -1 : Math.round(position.headingDeg),
      opacity: ageMs > POSITION_STALE_MS ? FADED : 1,
    };
    return [{ id: courier.id, pin: position.pin, properties }];
  });
}

/** The way of an order: courier → stall → door before pickup, courier → door after it. */
export function focusOfOrder(order: OrderView, job: JobView | null, courierAt: LatLng | null): MapFocus {
  const home = order.address.pin;
  if (!job || job.closedAt !== null) return { line: [], stall: job?.pickup.pin ?? null, home: null };
  const start = courierAt && isActiveJob(job.status) ? [courierAt] : [];
  const line = isInCustody(job.status) ? [...start, home] : [...start, job.pickup.pin, home];
  return { line, stall: job.pickup.pin, home: null }; // the order's own mark stands at the door
}
