// A tap is one intent of the courier, written down with its key before anything is sent.
import type { BodyOf, ParamsOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { courierEndpoints } from '@pitulungan/contracts/endpoints/courier';
import type { CourierId } from '@pitulungan/contracts/ids';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Instant } from '@pitulungan/contracts/time';

type Courier = typeof courierEndpoints;
export type TapEndpoint = keyof Courier;

/** What was tapped; time and place are added when it is written down. */
export type Intent = {
  [Name in TapEndpoint]: {
    endpoint: Name;
    params: ParamsOf<Courier[Name]>;
    body: Omit<BodyOf<Courier[Name]>, 'happenedAt' | 'pin'>;
  };
}[TapEndpoint];

/** What the tap was about, for the screen: never sent. `from` is the state in which the courier saw the button. */
export interface About {
  jobId: string | null;
  code: string | null;
  from: JobStatus | DutyStatus | null;
}

export type Tap = Intent & {
  /** Idempotency-Key: the same on every try */
  key: string;
  courierId: CourierId;
  happenedAt: Instant;
  createdAt: Instant;
  pin: LatLng | null;
  about: About;
  /** Counted before each try: 0 means that the server cannot have seen it */
  tries: number;
};

/** Place in the queue: given by the database of the phone, growing. */
export type QueuedTap = Tap & { number: number };

export interface Moment {
  courierId: CourierId;
  now: Instant;
  pin: LatLng | null;
  key: string;
}

export function tapOf(intent: Intent, about: About, moment: Moment): Tap {
  const { courierId, now, pin, key } = moment;
  return { ...intent, key, courierId, happenedAt: now, createdAt: now, pin, about, tries: 0 };
}

/** What goes over the wire. */
export function requestOf(tap: Tap): { params?: Record<string, string>; body: Record<string, unknown> } {
  const body = { ...tap.body, happenedAt: tap.happenedAt, pin: tap.pin };
  return Object.keys(tap.params).length > 0 ? { params: tap.params, body } : { body };
}

const STEPS: readonly TapEndpoint[] = ['stepJob', 'deliverJob', 'failJob'];
/** Steps can be taken back for a few seconds; answers to offers, duty and deposits cannot. */
export const isUndoable = (tap: Pick<Tap, 'endpoint'>): boolean => STEPS.includes(tap.endpoint);
