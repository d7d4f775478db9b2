// An endpoint is data: the server mounts it, the apps call it, the OpenAPI document is made from it.
import { z } from 'zod';
import type { Permission } from '../roles.ts';
import type { RefusalCode } from '../refusals.ts';

/** public: no sign-in; session: whoever is signed in; else the permission that is asked for. */
export type Access = 'public' | 'session' | Permission;

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT';
  /** Under /api, Express style: /orders/:orderId/confirm */
  path: `/${string}`;
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
  /** Answered as a file: `response` is its text, or its bytes */
  file?: true;
  refusals: readonly RefusalCode[];
}

/** Every endpoint that changes something wants the header Idempotency-Key: 8-80 characters, one per intent. */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';
export const IdempotencyKey = z.string().regex(/^[\w.-]{8,80}$/);

export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

export const Done = z.strictObject({ ok: z.literal(true) });

export type ParamsOf<E extends Endpoint> = E extends { params: z.ZodType<infer P> } ? P : Record<string, never>;
export type QueryOf<E extends Endpoint> = E extends { query: z.ZodType } ? z.infer<E['query']> : Record<string, never>;
export type BodyOf<E extends Endpoint> = E extends { body: z.ZodType } ? z.infer<E['body']> : undefined;
export type ResponseOf<E extends Endpoint> = z.infer<E['response']>;
/** What a client sends: before transforms and defaults. */
export type RequestOf<E extends Endpoint> = (E extends { params: z.ZodType } ? { params: z.input<E['params']> } : { params?: never }) &
  (E extends { query: z.ZodType } ? { query?: z.input<E['query']> } : { query?: never }) &
  (E extends { body: z.ZodType } ? { body: z.input<E['body']> } : { body?: never });
