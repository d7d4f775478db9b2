// Who is out this morning and where: duty by the jobs in hand, and the last minutes of every phone that is on.
import { isActiveJob } from '@pitulungan/contracts/lifecycles/job';
import { VEHICLES } from '@pitulungan/contracts/couriers';
import { at, type Chance, chanceOf } from './chance.ts';
import type { Courier } from './couriers.ts';
import { drawHouse } from './houses.ts';
import { READY_COURIERS, RESTING_COURIERS, SILENT_COURIER } from './morning-scenes.ts';
import { type Point, toPin, toPlane } from './plane.ts';
import { lengthOf, networkOf, placeAlong, routeBetween } from './routes.ts';
import type { Sale } from './sale.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const ON_SINCE_MIN = 150;
const TRACE_POINTS = 10;
const TRACE_EVERY_MS = 20_000;
const SILENT_MS = 7 * MINUTE;

export interface PositionRow {
  courier_id: string;
  lat: number;
  lng: number;
  accuracy_m: number;
  heading_deg: number | null;
  happened_at: Date;
  received_at: Date;
}

export const hasInHand = (courier: Courier, { job }: Sale): boolean => job?.courier_id === courier.id && isActiveJob(job.status);
const jobInHand = (courier: Courier, sales: readonly Sale[]): Sale | undefined => sales.findLast((sale) => hasInHand(courier, sale));

/** Sets who is busy, ready and resting. */
export function goOnDuty(world: World, sales: readonly Sale[]): void {
  for (const [index, courier] of world.couriers.entries()) {
    if (jobInHand(courier, sales)) courier.duty = 'BUSY';
    else if (READY_COURIERS.includes(index)) courier.duty = 'ON';
    else if (RESTING_COURIERS.includes(index)) courier.duty = 'BREAK';
    if (courier.duty !== 'OFF') courier.duty_since = new Date(world.now - (ON_SINCE_MIN - index * 4) * MINUTE);
  }
}

/** The last three minutes of each courier on duty, oldest first. */
export function traces(world: World, sales: readonly Sale[]): PositionRow[] {
  const chance = chanceOf(world.seed, 'positions');
  const network = networkOf(world.geography.streets);
  return world.couriers.flatMap((courier, index) => {
    if (courier.duty === 'OFF') return [];
    const { way, movedM } = walk(world, courier, { sale: jobInHand(courier, sales), network, chance });
    const silentMs = index === SILENT_COURIER ? SILENT_MS : chance.int(4, 25) * 1_000;
    return Array.from({ length: TRACE_POINTS }, (_, point) => {
      const backMs = (TRACE_POINTS - 1 - point) * TRACE_EVERY_MS;
      const when = new Date(world.now - silentMs - backMs);
      const place = placeAlong(way, Math.max(0, movedM - (backMs / 1_000) * VEHICLES[courier.vehicle].speedMps));
      return {
        courier_id: courier.id,
        ...toPin(place),
        accuracy_m: chance.int(6, 28),
        heading_deg: null,
        happened_at: when,
        received_at: new Date(when.getTime() + chance.int(200, 1_500)),
      };
    });
  });
}

/** The way a courier is on, and how much of it lies behind. */
function walk(
  world: World,
  courier: Courier,
  on: { sale: Sale | undefined; network: ReturnType<typeof networkOf>; chance: Chance },
): { way: Point[]; movedM: number } {
  const { sale, network, chance } = on;
  const somewhere = drawHouse(world.geography, chance, 'street').place;
  if (!sale?.job) return { way: [somewhere, somewhere], movedM: 0 };
  const before = ['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP'].includes(sale.job.status);
  const way = before ? routeBetween(network, somewhere, sale.stall.at) : routeBetween(network, sale.stall.at, toPlane(sale.resident));
  const sinceS = (world.now - sale.job.status_at.getTime()) / 1_000;
  const moved = { ACCEPTED: 0, PICKED_UP: 0, AT_PICKUP: 1, AT_DROP: 1 }[sale.job.status as string];
  const share = moved ?? Math.min(0.7, (sinceS * VEHICLES[courier.vehicle].speedMps) / (lengthOf(way) || 1));
  return { way, movedM: share * lengthOf(way) };
}

export const placeOf = (positions: readonly PositionRow[], courier: Courier): Point | undefined => {
  const last = positions.findLast((row) => row.courier_id === courier.id);
  return last && toPlane(at([last], 0));
};
