// The whole socket contract. Every change goes over HTTP; positions are the only data that clients send here.
import { z } from 'zod';
import { Board } from './board.ts';
import { Fact } from './facts.ts';
import { PositionReport, PositionView } from './couriers.ts';
import type { LatLng } from './place.ts';
import { Instant } from './time.ts';

export const PROTOCOL_VERSION = 2;

export const Hello = z.strictObject({ version: z.int(), lastSequence: z.int().min(0) });
export type Hello = z.infer<typeof Hello>;

/** replay: the facts after lastSequence; snapshot: too old or new here, begin again; refused: the app is too old. */
export const HelloAnswer = z.union([
  z.strictObject({ replay: z.array(Fact), upTo: z.int(), positions: z.array(PositionView), serverTime: Instant }),
  z.strictObject({ snapshot: Board, positions: z.array(PositionView), serverTime: Instant }),
  z.strictObject({ refused: z.enum(['VERSION_TOO_OLD', 'NOT_SIGNED_IN', 'BAD_MESSAGE']) }),
]);
export type HelloAnswer = z.infer<typeof HelloAnswer>;

/** To a resident who follows one order: something changed, and where the courier is while heading to them. */
export interface TrackingPosition {
  pin: LatLng;
  at: Instant;
}

export const PositionBatch = z.array(PositionReport).min(1).max(60);
export const PositionsAnswer = z.strictObject({ accepted: z.int(), ignored: z.int() });

export interface ServerToClient {
  facts: (batch: Fact[]) => void;
  positions: (batch: PositionView[]) => void;
  trackingChanged: (message: { sequence: number }) => void;
  trackingPosition: (position: TrackingPosition | null) => void;
}
export interface ClientToServer {
  hello: (message: Hello, ack: (answer: HelloAnswer) => void) => void;
  positions: (batch: PositionReport[], ack: (answer: z.infer<typeof PositionsAnswer>) => void) => void;
}
/**
 * handshake.auth: a resident's tracking token, or nothing (then the session cookie counts). The courier app says view
 * 'courier', so that somebody who is also a dispatcher hears there only what concerns their own jobs.
 */
export const HandshakeAuth = z.strictObject({
  trackingToken: z.string().max(64).optional(),
  view: z.enum(['courier']).optional(),
  /** The socket library's own, sent by it on every reconnect when the hub offers recovery: refusing them would sign everybody out */
  pid: z.string().max(64).optional(),
  offset: z.string().max(64).optional(),
});
