// The picture in the engine's words: orders are jobs, restaurants are stalls.
import { demandOf } from '../../server/src/dispatch/demand.rules.ts';
import type { Fixes, PlanCourier, PlanJob, VehicleLimits, ZoneState } from '../../server/src/dispatch/zone-state.ts';
import type { CourierPicture, OpenOrder, Picture } from './picture.ts';

const NO_FIXES: Fixes = { pinnedTo: null, excluded: [], held: false, together: null, alone: false };
const NO_LOAD = { weightG: 0, volumeL: 0, cold: false };
const ANY = 1e9;

export function zoneStateOf(picture: Picture, now: number): ZoneState {
  const vehicle = {
    speedMpm: picture.init.params.metersPerMinute,
    capacityG: ANY,
    capacityL: ANY,
    maxJobs: picture.init.rules.maxBundle || ANY,
    coldBox: true,
    maxLegM: null,
  };
  return {
    jobs: [...picture.orders.values()].map((order) => jobOf(order, picture)),
    couriers: [...picture.couriers.values()].map((courier) => courierOf(courier, vehicle, { picture, now })),
    travel: { detour: 1, wholeMinutes: true, metres: null },
    demand: demandOf(picture.placed, now),
    mode: 'auto',
  };
}

function jobOf(order: OpenOrder, picture: Picture): PlanJob {
  const stall = picture.restaurants.get(order.restaurant);
  return {
    id: order.id,
    pickups: [{ key: `r${order.restaurant}`, x: stall?.x ?? 0, y: stall?.y ?? 0, readyAt: order.ready }],
    drop: { key: `o${order.id}`, x: order.x, y: order.y },
    load: NO_LOAD,
    cashDue: null,
    queuedAt: order.placed,
    promisedAt: null,
    releaseAt: 0,
    refusals: order.refusals,
    openOffers: [...order.askedOf].map((courierId) => ({ courierId, until: Infinity })),
    fixes: NO_FIXES,
  };
}

const STATUS = { idle: 'idle', offered: 'asked', busy: 'route' } as const;

/** Only who waits at a restaurant may still be given more, and only where the track allows it. */
function routeOf({ ride }: CourierPicture, picture: Picture): PlanCourier['route'] {
  const stall = picture.restaurants.get(ride?.restaurant ?? '');
  if (!ride?.waiting || !stall || !picture.init.rules.updates) return [];
  const pickups = ride.orders.map(({ id, ready }) => ({ kind: 'pickup' as const, jobId: id, key: `r${stall.id}`, x: stall.x, y: stall.y, readyAt: ready }));
  return [...pickups, ...ride.orders.map(({ id, x, y }) => ({ kind: 'drop' as const, jobId: id, key: `o${id}`, x, y, readyAt: 0 }))];
}

function courierOf(courier: CourierPicture, vehicle: VehicleLimits, { picture, now }: { picture: Picture; now: number }): PlanCourier {
  const route = routeOf(courier, picture);
  return {
    id: courier.id,
    name: courier.id,
    status: STATUS[courier.status],
    at: route[0] ?? null,
    positionAgeMin: 0,
    free: { at: courier.freeAt, spot: { key: courier.freeKey, x: courier.freeX, y: courier.freeY } },
    route,
    vehicle,
    carried: { ...NO_LOAD, jobs: 0 },
    cashInHand: 0n,
    shiftEnd: courier.off,
    recent: { jobs: courier.assigned, incomeRp: 0n, dutyMin: now - courier.on },
    asked: courier.asked,
    lent: false,
  };
}
