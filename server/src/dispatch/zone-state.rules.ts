// What the database told → the state that the engine plans with: places on a plane around the village's centre, whole metres;
// couriers with where and when they will be free.
import { VEHICLES } from '@pitulungan/contracts/couriers';
import type { ZoneId } from '@pitulungan/contracts/ids';
import type { LatLng } from '@pitulungan/contracts/place';
import { demandOf } from './demand.rules.ts';
import type { Policy } from './policy.rules.ts';
import { isDefault } from './zones.rules.ts';
import type { CourierRow, HeldJobRow, OpenJobRow, PlaceRow, ZoneRows } from './zone-rows.ts';
import type { PlanCourier, PlanJob, RouteStop, Spot, Travel, ZoneState } from './zone-state.ts';
import { minutesBetween } from './travel.rules.ts';

const M_PER_DEGREE = 111_194.93; // of latitude, on the mean Earth radius
const LEND_WITHIN_MIN = 8; // of a job's stall: who is farther away is not at the border
/** Goods have no measured volume yet: half a kilogram per litre, which no vehicle's bed minds before its weight limit does */
const LITRES_PER_GRAM = 2 / 1_000;

export interface Place {
  key: string;
  pin: LatLng;
}
export interface Prepared {
  state: ZoneState;
  /** From where and to where distances are wanted */
  sources: Place[];
  targets: Place[];
}

type Clock = (epochMs: number) => number;

/** Epoch minutes. A day that is played `pace` times faster keeps its now, and everything before and after lies `pace` times farther away. */
const clockOf =
  (now: number, pace: number): Clock =>
  (epochMs) =>
    (now + (epochMs - now) * pace) / 60_000;

/** A place on the plane. Its key names it: the same metre has the same key. */
export function spotOf(pin: LatLng, center: LatLng): Spot {
  const x = Math.round((pin.lng - center.lng) * M_PER_DEGREE * Math.cos((center.lat * Math.PI) / 180));
  const y = Math.round((pin.lat - center.lat) * M_PER_DEGREE);
  return { key: `${x}_${y}`, x: x === 0 ? 0 : x, y: y === 0 ? 0 : y }; // no -0: it would not come back from JSON
}

/** The state without looked-up distances; `withTravel` adds them. `everybody`: also couriers of other zones who are too far away to be lent. */
export function prepareZone(rows: ZoneRows, at: { zoneId: ZoneId; now: number; policy: Policy; everybody?: boolean }): Prepared {
  const { center, settings, zones } = rows.village;
  const { detourFactor, maxActiveJobs, pace } = settings.dispatch;
  const travel: Travel = { detour: detourFactor, wholeMinutes: false, metres: null };
  const minutes = clockOf(at.now, pace);
  const jobs = rows.jobs.map((row) => planJob(row, { center, minutes, policy: at.policy }));
  const places = new Map(rows.places.map((place) => [place.courierId as string, place]));
  const held = groupBy(rows.held, ({ courierId }) => courierId);
  const scene = { ...at, center, travel, maxActiveJobs, minutes, pace };
  const couriers = rows.couriers.flatMap((row) => {
    const courier = planCourier(row, { place: places.get(row.id), held: held.get(row.id) ?? [] }, scene);
    const lent = isLent(row, courier, { ...scene, zones, jobs });
    return lent === 'no' && !at.everybody ? [] : [{ ...courier, lent: lent !== 'own' }];
  });
  const mode = zones.find(({ id }) => id === at.zoneId)?.mode ?? 'manual';
  const placed = rows.placed.map((order) => ({ stall: spotOf(order.pin, center), at: minutes(order.at) }));
  return { state: { jobs, couriers, travel, demand: demandOf(placed, minutes(at.now)), mode }, ...placesOf(rows, couriers) };
}

export const withTravel = (state: ZoneState, metres: Travel['metres']): ZoneState => ({ ...state, travel: { ...state.travel, metres } });

type JobScene = Pick<CourierScene, 'center' | 'minutes' | 'policy'>;

function planJob(row: OpenJobRow, { center, minutes, policy }: JobScene): PlanJob {
  const { id, weightG, cashDue, pinnedTo, excluded, held, together, alone } = row;
  const readyAt = minutes(row.readyAt);
  const releaseAt = row.slotAt === null ? readyAt : minutes(row.slotAt);
  return {
    id,
    pickups: [{ ...spotOf(row.pickup, center), readyAt }],
    drop: spotOf(row.drop, center),
    load: { weightG, volumeL: weightG * LITRES_PER_GRAM, cold: false },
    cashDue,
    queuedAt: minutes(row.queuedAt),
    promisedAt: Math.max(readyAt, releaseAt) + (row.express ? policy.promiseExpressMin : policy.promiseMin),
    releaseAt,
    refusals: row.refusals.map(({ courierId, at }) => ({ courierId, at: minutes(at) })),
    openOffers: row.openOffers.map(({ courierId, until }) => ({ courierId, until: minutes(until) })),
    fixes: { pinnedTo, excluded, held, together, alone },
  };
}

interface CourierScene {
  now: number;
  center: LatLng;
  travel: Travel;
  policy: Policy;
  maxActiveJobs: number;
  minutes: Clock;
  pace: number;
}

function planCourier(row: CourierRow, has: { place: PlaceRow | undefined; held: HeldJobRow[] }, scene: CourierScene): PlanCourier {
  const { place, held } = has;
  const { minutes, pace } = scene;
  const { capacityG, capacityL, speedMps, maxJobs, coldBox, maxLegM } = VEHICLES[row.vehicle];
  const at = place ? spotOf(place.pin, scene.center) : null;
  const status = statusOf(row, held);
  const speedMpm = speedMps * 60;
  const route = routeOf(row, held, scene);
  const weightG = held.reduce((sum, job) => sum + job.weightG, 0);
  return {
    id: row.id,
    name: row.name,
    status,
    at,
    positionAgeMin: place ? Math.max(0, minutes(scene.now) - minutes(place.happenedAt)) : null,
    free: held.length > 0 ? freeAfter(held, { at, route, speedMpm }, scene) : at && { at: Math.min(minutes(row.dutySince), minutes(scene.now)), spot: at },
    route,
    vehicle: { speedMpm, capacityG, capacityL, maxJobs: Math.min(maxJobs, scene.maxActiveJobs), coldBox, maxLegM },
    carried: { weightG, volumeL: weightG * LITRES_PER_GRAM, cold: false, jobs: held.length },
    cashInHand: row.cashInHand,
    shiftEnd: row.shiftEnd === null ? null : minutes(row.shiftEnd),
    recent: { ...row.today, dutyMin: row.today.dutyMin * pace },
    asked: row.asked,
    lent: false,
  };
}

function statusOf({ duty, hasOffer }: CourierRow, held: readonly HeldJobRow[]): PlanCourier['status'] {
  if (duty === 'OFF' || duty === 'BREAK') return 'away';
  if (hasOffer) return 'asked';
  return held.length > 0 ? 'route' : 'idle';
}

function routeOf({ stops }: CourierRow, held: readonly HeldJobRow[], { center, minutes }: CourierScene): RouteStop[] {
  const jobs = new Map(held.map((job) => [job.id, job]));
  return stops.flatMap(({ jobId, kind }): RouteStop[] => {
    const job = jobs.get(jobId);
    return job ? [{ ...spotOf(kind === 'pickup' ? job.pickup : job.drop, center), kind, jobId, readyAt: kind === 'pickup' ? minutes(job.readyAt) : 0 }] : [];
  });
}

/** Where and when all that he holds will be done; null while a delivery has failed and nobody knows what comes next. */
function freeAfter(held: readonly HeldJobRow[], way: { at: Spot | null; route: RouteStop[]; speedMpm: number }, scene: CourierScene): PlanCourier['free'] {
  if (held.some(({ status }) => status === 'FAILED_ATTEMPT')) return null;
  const back = held.filter(({ status }) => status === 'RETURNING').map((job) => ({ ...spotOf(job.pickup, scene.center), kind: 'drop' as const, readyAt: 0 }));
  let spot = way.at;
  let time = scene.minutes(scene.now);
  for (const stop of [...way.route, ...back]) {
    time += spot ? minutesBetween(scene.travel, spot, stop, way.speedMpm) : 0;
    time =
      stop.kind === 'pickup'
        ? Math.max(time + scene.policy.pickupServiceMin / 2, stop.readyAt) + scene.policy.pickupServiceMin / 2
        : time + scene.policy.dropServiceMin;
    spot = { key: stop.key, x: stop.x, y: stop.y };
  }
  return spot && { at: time, spot };
}

type Lending = CourierScene & { zoneId: ZoneId; zones: ZoneRows['village']['zones']; jobs: readonly PlanJob[] };

/** 'own': of this zone; 'yes': a neighbour's who may help out; 'no': not here. A zone that is run by hand lends nobody by itself. */
function isLent(row: CourierRow, courier: PlanCourier, scene: Lending): 'own' | 'yes' | 'no' {
  const home = homeOf(row, scene.zones);
  if (home?.id === scene.zoneId) return 'own';
  if (home?.mode === 'manual' || !courier.at) return 'no';
  return row.zoneId === null || isAtBorder(courier.at, courier, scene) ? 'yes' : 'no'; // null: goes anywhere in the village
}

const homeOf = ({ zoneId }: CourierRow, zones: Lending['zones']) => zones.find(({ id }) => id === zoneId) ?? zones.find(isDefault);
const isAtBorder = (at: Spot, { vehicle }: PlanCourier, { jobs, travel }: Lending): boolean =>
  jobs.some(({ pickups }) => pickups.some((pickup) => minutesBetween(travel, at, pickup, vehicle.speedMpm) <= LEND_WITHIN_MIN));

/** Riders and stalls and doors, each place once. */
function placesOf(rows: ZoneRows, couriers: readonly PlanCourier[]): Pick<Prepared, 'sources' | 'targets'> {
  const among = new Set(couriers.filter(({ status }) => status !== 'away').map(({ id }) => id));
  const isAmong = ({ courierId }: { courierId: string }) => among.has(courierId);
  const ends = ({ pickup, drop }: { pickup: LatLng; drop: LatLng }) => [pickup, drop];
  const once = (pins: readonly LatLng[]): Place[] =>
    [...new Map(pins.map((pin) => [spotOf(pin, rows.village.center).key, pin]))].map(([key, pin]) => ({ key, pin }));
  const targets = rows.jobs.flatMap(ends);
  const riders = rows.places.filter(isAmong).map(({ pin }) => pin);
  return { targets: once(targets), sources: once([...rows.held.filter(isAmong).flatMap(ends), ...riders, ...targets]) };
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}
