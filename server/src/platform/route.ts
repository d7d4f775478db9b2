// Mounts one endpoint of the contract: who, what, then one action. Unknown fields and wrong types are refused before that.
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import {
  IDEMPOTENCY_HEADER,
  IdempotencyKey,
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from '@pitulungan/contracts/endpoints/endpoint';
import { REFUSALS, refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { Context } from '../context.ts';
import type { Session } from './session.ts';
import { sessionOf } from './session.ts';

export interface Call<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** The intent's idempotency key; '' for GET */
  key: string;
  request: Request;
  response: Response;
}
export type SignedInCall<E extends Endpoint> = Call<E> & { session: Session };
type Answer<E extends Endpoint> = Promise<{ ok: true; value: ResponseOf<E> } | { ok: false; refusal: Refusal }>;
type Handler<E extends Endpoint> = (call: E['access'] extends 'public' ? Call<E> : SignedInCall<E>) => Answer<E>;

export function route<E extends Endpoint>(ctx: Context, router: Router, endpoint: E, handler: Handler<E>): void {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put';
  router[method](endpoint.path, async (request, response) => {
    const admission = await admit(ctx, endpoint, request);
    if ('refusal' in admission) {
      send(response, admission.refusal);
      return;
    }
    const answer = await handler({ ...admission.call, request, response } as never);
    if (answer.ok) response.json(answer.value);
    else send(response, answer.refusal);
  });
}

export interface SentFile {
  bytes: Buffer;
  name: string;
  mediaType: string;
}
type FileHandler<E extends Endpoint> = (
  call: E['access'] extends 'public' ? Call<E> : SignedInCall<E>,
) => Promise<{ ok: true; value: SentFile } | { ok: false; refusal: Refusal }>;

/** As `route`, for an endpoint whose answer is a file to keep. */
export function fileRoute<E extends Endpoint & { method: 'GET'; file: true }>(ctx: Context, router: Router, endpoint: E, handler: FileHandler<E>): void {
  router.get(endpoint.path, async (request, response) => {
    const admission = await admit(ctx, endpoint, request);
    if ('refusal' in admission) {
      send(response, admission.refusal);
      return;
    }
    const answer = await handler({ ...admission.call, request, response } as never);
    if (!answer.ok) send(response, answer.refusal);
    else response.attachment(answer.value.name).type(answer.value.mediaType).send(answer.value.bytes);
  });
}

const send = (response: Response, why: Refusal) => void response.status(REFUSALS[why.code].status).json(why);

type Admission = { refusal: Refusal } | { call: { params: unknown; query: unknown; body: unknown; key: string; session: Session | undefined } };

async function admit(ctx: Context, endpoint: Endpoint, request: Request): Promise<Admission> {
  const session = endpoint.access === 'public' ? undefined : await sessionOf(ctx, request.headers);
  const barred = accessRefusal(endpoint, session);
  if (barred) return { refusal: refusal(barred) };
  const key = endpoint.method === 'GET' ? '' : request.get(IDEMPOTENCY_HEADER);
  if (key === undefined || (key !== '' && !IdempotencyKey.safeParse(key).success)) return { refusal: refusal('KEY_MISSING') };
  const parts = parseParts(endpoint, request);
  return 'refusal' in parts ? parts : { call: { ...parts, key, session } };
}

function accessRefusal({ access }: Endpoint, session: Session | undefined): RefusalCode | undefined {
  if (access === 'public') return undefined;
  if (!session) return 'NOT_SIGNED_IN';
  return access === 'session' || session.permissions.has(access) ? undefined : 'NOT_ALLOWED';
}

function parseParts(endpoint: Endpoint, request: Request): { refusal: Refusal } | { params: unknown; query: unknown; body: unknown } {
  const fields: Record<string, string> = {};
  const parse = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const result = (schema ?? NOTHING).safeParse(value ?? {});
    if (result.success) return result.data;
    for (const issue of result.error.issues.slice(0, MAX_ISSUES)) fields[issue.path.join('.') || '.'] = issue.message;
    return undefined;
  };
  const parts = {
    params: parse(endpoint.params, { ...request.params }),
    query: parse(endpoint.query, { ...request.query }),
    body: parse(endpoint.body, request.body),
  };
  return Object.keys(fields).length > 0 ? { refusal: refusal('BAD_REQUEST', fields) } : parts;
}

const MAX_ISSUES = 20;
const NOTHING = z.strictObject({});

/** For handlers that only read. */
export const answered = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
