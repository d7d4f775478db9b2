// Calls the hub's own public HTTP API, as every other client does: no back door into the server's code.
import type { Endpoint, RequestOf, ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { IDEMPOTENCY_HEADER } from '@pitulungan/contracts/endpoints/endpoint';
import { FaultAnswer, Refusal, refusal } from '@pitulungan/contracts/refusals';
import type { RequestEvent } from '@sveltejs/kit';

const TIMEOUT_MS = 15_000;

/** The world says no, or the hub cannot be reached: a status and a sentence either way. `code` is null for a fault of ours. */
export interface Problem {
  status: number;
  code: string | null;
  sentence: { id: string; en: string };
  fields: Record<string, string>;
  fault: string | null;
}
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** `key` names the intent (8-80 of [\w.-]); needed by everything that changes something. */
type HubRequest<E extends Endpoint> = RequestOf<E> & { key?: string };
export type Caller = Pick<RequestEvent, 'fetch' | 'url' | 'getClientAddress'>;

/** Where the hub listens: told by the process that mounts this app, else the address the page was asked at. */
const hubOrigin = (url: URL): string => process.env.HUB_INTERNAL_URL ?? url.origin;

const fillPath = (path: string, params: Record<string, unknown> = {}): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name])));

const search = (query: Record<string, unknown> = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

function problemFrom(status: number, body: unknown): Problem {
  const refused = Refusal.safeParse(body);
  if (refused.success) return { status, code: refused.data.code, sentence: refused.data.sentence, fields: refused.data.fields ?? {}, fault: null };
  const fault = FaultAnswer.safeParse(body);
  if (fault.success) return { status, code: null, sentence: fault.data.sentence, fields: {}, fault: fault.data.fault };
  return { status: 502, code: null, sentence: refusal('BUSY').sentence, fields: {}, fault: null };
}

export async function askHub<E extends Endpoint>(caller: Caller, target: E, request: HubRequest<E>): Promise<Answer<ResponseOf<E>>> {
  const headers: Record<string, string> = { 'x-forwarded-for': caller.getClientAddress(), 'content-type': 'application/json' };
  if (request.key !== undefined) headers[IDEMPOTENCY_HEADER] = request.key;
  let answer: Response;
  let body: unknown;
  try {
    answer = await caller.fetch(`${hubOrigin(caller.url)}/api${fillPath(target.path, request.params)}${search(request.query)}`, {
      method: target.method,
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(target.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }),
    });
    body = await answer.json();
  } catch {
    // No answer, or half of one: whoever asked says so on the page; the key makes sending again safe.
    return { ok: false, problem: problemFrom(503, undefined) };
  }
  if (!answer.ok) return { ok: false, problem: problemFrom(answer.status, body) };
  return { ok: true, value: target.response.parse(body) as ResponseOf<E> };
}
