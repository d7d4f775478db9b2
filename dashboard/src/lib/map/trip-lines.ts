// From the board to the map's trips: the way of every courier with two jobs or more, and of whoever is looked at. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { OfferView } from '@pitulungan/contracts/jobs';
import type { LatLng } from '@pitulungan/contracts/place';
import type { TripStop } from '@pitulungan/contracts/trips';
import type { MapTrip, TripStopAt } from '@pitulungan/ui/map/trips';
import { offersOfTrip } from './together.ts';

/** Fewer jobs than this are no trip: nothing to see at a glance. */
const TRIP_JOBS = 2;

export interface LookedAt {
  kind: 'order' | 'courier';
  id: string;
}

export interface TripsOf {
  board: Board;
  /** null: not known */
  placeOf: (courierId: string) => LatLng | null;
  /** What is selected, and what the pointer is over: their trips are drawn loud, with numbered stops */
  looked: readonly (LookedAt | null)[];
  /** Trips that are in nobody's hands yet, for example planned ones; drawn as they come */
  extra?: readonly MapTrip[];
}

export function tripLines({ board, placeOf, looked, extra = [] }: TripsOf): MapTrip[] {
  const eyes = lookedAt(board, looked);
  const ridden = Object.values(board.couriers).flatMap((courier) =>
    riddenTrip(board, { courier, from: placeOf(courier.id), lit: eyes(courier.id, courier.stops) }),
  );
  const numbered = new Set(ridden.filter(({ lit }) => lit).map(({ id }) => id));
  const asked = leadOffers(board).flatMap((offer) => {
    const lit = eyes(offer.courierId, offer.stops);
    return askedTrip(board, { offer, from: placeOf(offer.courierId), lit, numbered: lit && !numbered.has(offer.courierId) });
  });
  return [...extra, ...asked, ...ridden];
}

/** The places of stops, in order; stops of jobs that are not on the board have none. */
export function stopsAt(stops: readonly TripStop[], jobs: Board['jobs']): TripStopAt[] {
  return stops.flatMap(({ jobId, kind }) => {
    const job = jobs[jobId];
    return job ? [{ kind, pin: job[kind].pin }] : [];
  });
}

const jobsOf = (stops: readonly TripStop[]): Set<string> => new Set(stops.map(({ jobId }) => jobId));

/** Says of a courier and their stops whether somebody looks at them. */
function lookedAt({ orders }: Board, looked: TripsOf['looked']): (courierId: string, stops: readonly TripStop[]) => boolean {
  const seen = looked.filter((each) => each !== null);
  const couriers = new Set(seen.flatMap(({ kind, id }) => (kind === 'courier' ? [id] : [])));
  const jobs = seen.flatMap(({ kind, id }) => (kind === 'order' ? (orders[id]?.jobId ?? []) : []));
  return (courierId, stops) => couriers.has(courierId) || (jobs.length > 0 && jobsOf(stops).size >= TRIP_JOBS && jobs.some((id) => jobsOf(stops).has(id)));
}

interface Ridden {
  courier: CourierView;
  from: LatLng | null;
  lit: boolean;
}
function riddenTrip({ jobs }: Board, { courier, from, lit }: Ridden): MapTrip[] {
  const stops = stopsAt(courier.stops, jobs);
  if (stops.length === 0 || (!lit && jobsOf(courier.stops).size < TRIP_JOBS)) return [];
  const points = [...(from ? [from] : []), ...stops.map(({ pin }) => pin)];
  return [{ id: courier.id, kind: 'trip', points, label: courier.name, lit, ...(lit ? { stops } : {}) }];
}

/** One open offer of each question. */
function leadOffers({ offers }: Board): OfferView[] {
  const open = Object.values(offers).filter(({ status }) => status === 'OPEN');
  return [...new Map(open.map((offer) => [offer.tripId, offer])).values()];
}

interface Asked {
  offer: OfferView;
  from: LatLng | null;
  lit: boolean;
  numbered: boolean;
}
/** What is asked together with what the courier has already; jobs that have left the question are left out. */
function askedTrip({ jobs, offers, couriers }: Board, { offer, from, lit, numbered }: Asked): MapTrip[] {
  const inHand = jobsOf(couriers[offer.courierId]?.stops ?? []);
  const asked = new Set<string>(offersOfTrip(offers, offer.tripId).map(({ jobId }) => jobId));
  const left = offer.stops.filter(({ jobId }) => asked.has(jobId) || inHand.has(jobId));
  if (jobsOf(left).size < TRIP_JOBS) return [];
  const stops = stopsAt(left, jobs);
  const points = [...(from ? [from] : []), ...stops.map(({ pin }) => pin)];
  return [{ id: offer.tripId, kind: 'asked', points, label: `${offer.courierName}?`, lit, ...(numbered ? { stops } : {}) }];
}
