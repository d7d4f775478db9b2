// One person's connection to the hub over HTTP: their cookie, their keys, and patience while the hub is away.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { IDEMPOTENCY_HEADER, type Endpoint, type RequestOf, type ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import { Refusal } from '@pitulungan/contracts/refusals';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import type { Tally } from './tally.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The hub may be killed and started again: the same request with the same key is sent until then. */
const GIVE_UP_AFTER_MS = 90_000;
/** A fault that stays is not cured by repeating. */
const MAX_FAULTS_PER_CALL = 12;
const REQUEST_TIMEOUT_MS = 20_000;
const FIRST_BACKOFF_MS = 150;
const MAX_BACKOFF_MS = 3_000;

export class HubGone extends Error {}

/** What a parse against the contract gives back besides the value. */
type Raw = { kind: 'answer'; status: number; body: unknown } | { kind: 'again'; why: string };

interface Call {
  endpoint: Endpoint;
  request: RequestParts;
  key: string;
}
interface RequestParts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export class HubClient {
  readonly url: string;
  readonly tally: Tally;
  readonly #keyPrefix: string;
  #keys = 0;
  #cookie = '';
  #credentials: { phone: string; secret: string } | undefined;

  /** `keyPrefix` is unique per run and person: keys of an earlier run must not answer this one. */
  constructor(hub: { url: string; tally: Tally }, keyPrefix: string) {
    this.url = hub.url;
    this.tally = hub.tally;
    this.#keyPrefix = keyPrefix;
  }

  /** Sent with the socket's handshake too. */
  get headers(): Record<string, string> {
    return { origin: this.url, ...(this.#cookie ? { cookie: this.#cookie } : {}) };
  }

  newKey(): string {
    this.#keys += 1;
    return `${this.#keyPrefix}-${this.#keys}`;
  }

  async signIn(phone: string, secret: string): Promise<SessionView> {
    this.#credentials = { phone, secret };
    const answer = await this.call(endpoints.signIn, { body: { phone, secret } });
    if (!answer.ok) throw new Error(`Sign-in of ${phone} was refused: ${answer.refusal.sentence.en}`);
    return answer.value;
  }

  /** Sends until there is an answer: a value or a refusal. Throws HubGone after 90 s without one. */
  async call<E extends Endpoint>(endpoint: E, request: RequestOf<E>, key = this.newKey()): Promise<Answer<ResponseOf<E>>> {
    const call = { endpoint, request: request as RequestParts, key };
    let raw = await this.#sendUntilAnswered(call);
    if (raw.status === 401 && this.#credentials && endpoint.access !== 'public') {
      await this.signIn(this.#credentials.phone, this.#credentials.secret);
      raw = await this.#sendUntilAnswered(call);
    }
    return this.#read(call, raw) as Answer<ResponseOf<E>>;
  }

  /** As `call`, for those who expect a yes. */
  async get<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ResponseOf<E>> {
    const answer = await this.call(endpoint, request);
    if (!answer.ok) throw new Error(`${endpoint.method} ${endpoint.path} was refused: ${answer.refusal.code}`);
    return answer.value;
  }

  async #sendUntilAnswered(call: Call): Promise<Extract<Raw, { kind: 'answer' }>> {
    const until = Date.now() + GIVE_UP_AFTER_MS;
    let faults = 0;
    for (let attempt = 0; ; attempt += 1) {
      const raw = await this.#send(call);
      if (raw.kind === 'answer' && raw.status < 500) return raw;
      if (raw.kind === 'answer') faults += 1;
      if (Date.now() > until || faults > MAX_FAULTS_PER_CALL) {
        const why = raw.kind === 'answer' ? `${raw.status} ${JSON.stringify(raw.body)}` : raw.why;
        throw new HubGone(`${call.endpoint.method} ${call.endpoint.path}: no answer (${why}). Is the hub running? npm start starts it, --url names another.`);
      }
      this.tally.add('retries');
      await delay(Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt) * (0.75 + (attempt % 3) * 0.2));
    }
  }

  async #send({ endpoint, request, key }: Call): Promise<Raw> {
    this.tally.add('requests');
    try {
      const response = await fetch(this.url + pathOf(endpoint, request), {
        method: endpoint.method,
        headers: {
          ...this.headers,
          ...(endpoint.method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: key }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      this.#keepCookie(response);
      return this.#judge(endpoint, response.status, await response.text());
    } catch (reason) {
      return { kind: 'again', why: reason instanceof Error ? (reason.cause instanceof Error ? reason.cause.message : reason.message) : String(reason) };
    }
  }

  #judge(endpoint: Endpoint, status: number, text: string): Raw {
    if (status === 429) this.tally.add('tooManyTries');
    const wait = status === 429 && endpoint === endpoints.signIn; // others can do something else: a resident calls the desk
    if (wait || status === 502 || status === 503 || status === 504) return { kind: 'again', why: `status ${status}` };
    if (status >= 500) this.tally.add('faults');
    try {
      return { kind: 'answer', status, body: text === '' ? null : JSON.parse(text) };
    } catch {
      return { kind: 'again', why: `status ${status} without JSON: ${text.slice(0, 80)}` };
    }
  }

  #keepCookie(response: Response): void {
    const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    if (pairs.length === 0) return;
    const jar = new Map(this.#cookie.split('; ').filter(Boolean).map(nameAndPair));
    for (const pair of pairs) jar.set(...nameAndPair(pair));
    this.#cookie = [...jar.values()].join('; ');
  }

  #read({ endpoint }: Call, { status, body }: { status: number; body: unknown }): Answer<unknown> {
    if (status >= 400) return { ok: false, refusal: this.#readRefusal(endpoint, status, body) };
    const parsed = endpoint.response.safeParse(body);
    if (parsed.success) return { ok: true, value: parsed.data };
    this.tally.problem('contract', `${endpoint.method} ${endpoint.path} answered outside its contract: ${parsed.error.message.slice(0, 300)}`);
    return { ok: true, value: body };
  }

  #readRefusal(endpoint: Endpoint, status: number, body: unknown): Refusal {
    const parsed = Refusal.safeParse(body);
    if (!parsed.success) throw new Error(`${endpoint.method} ${endpoint.path}: status ${status} without a refusal: ${JSON.stringify(body).slice(0, 200)}`);
    if (!endpoint.refusals.includes(parsed.data.code) && !ANYWHERE.has(parsed.data.code)) {
      this.tally.problem('contract', `${endpoint.method} ${endpoint.path} refused with ${parsed.data.code}, which its contract does not list`);
    }
    return parsed.data;
  }
}

/** Refusals of the doors themselves, which no endpoint lists. */
const ANYWHERE = new Set<string>([
  'BAD_REQUEST',
  'KEY_MISSING',
  'KEY_REUSED',
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'TOO_LARGE',
  'TOO_MANY_TRIES',
  'BUSY',
  'NOT_FOUND',
]);

/** Whether two answers to one key agree. A refusal commits nothing, so its words may change between two tries. */
export const sameAnswer = (a: Answer<unknown>, b: Answer<unknown>): boolean => a.ok === b.ok && (!a.ok || !b.ok || isDeepStrictEqual(a.value, b.value));

const nameAndPair = (pair: string): [string, string] => [pair.split('=', 1)[0] ?? '', pair];

export function pathOf(endpoint: Pick<Endpoint, 'path'>, request: RequestParts): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(request.params?.[name])));
  const query = new URLSearchParams(Object.entries(request.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`;
}
