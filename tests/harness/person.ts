// Somebody at a screen: their cookie, their requests over real HTTP, and every answer held against the contract.
import { randomUUID } from 'node:crypto';
import { IDEMPOTENCY_HEADER, type Endpoint, type RequestOf, type ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import { REFUSALS, Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import { pathOf } from '../../bench/simulator/hub-client.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export interface RawAnswer {
  status: number;
  headers: Headers;
  text: string;
}
export interface RawRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Refusals of the doors themselves, which no endpoint lists. */
const AT_EVERY_DOOR: readonly RefusalCode[] = ['BAD_REQUEST', 'KEY_MISSING', 'KEY_REUSED', 'NOT_SIGNED_IN', 'NOT_ALLOWED', 'TOO_LARGE'];

/** What happens after an act: the hub comes to rest and is checked. */
export type Afterwards = () => Promise<void>;

export class Person {
  readonly name: string;
  readonly url: string;
  readonly #afterwards: Afterwards;
  #cookie: string | undefined;
  session: SessionView | undefined;

  constructor(name: string, url: string, afterwards: Afterwards) {
    this.name = name;
    this.url = url;
    this.#afterwards = afterwards;
  }

  /** Sent with the socket's handshake too. */
  get cookies(): Record<string, string> {
    return this.#cookie === undefined ? {} : { cookie: this.#cookie };
  }

  /** The same person with the same cookie at another node. */
  at(url: string): Person {
    const moved = new Person(this.name, url, this.#afterwards);
    moved.#cookie = this.#cookie;
    moved.session = this.session;
    return moved;
  }

  /** Whose courier's work this is. */
  get courierId() {
    const id = this.session?.courierId;
    if (!id) throw new Error(`${this.name} is no courier`);
    return id;
  }

  /** Does it, lets the hub come to rest, and checks that everything still agrees. */
  async act<E extends Endpoint>(endpoint: E, request: RequestOf<E>, key?: string): Promise<ResponseOf<E>> {
    const answer = await this.ask(endpoint, request, key);
    if (!answer.ok) throw new Error(`${this.name}: ${endpoint.method} ${endpoint.path} was refused: ${JSON.stringify(answer.refusal)}`);
    await this.#afterwards();
    return answer.value;
  }

  /** As act, for what must be refused: gives the code. */
  async refused<E extends Endpoint>(endpoint: E, request: RequestOf<E>, key?: string): Promise<RefusalCode> {
    const answer = await this.ask(endpoint, request, key);
    if (answer.ok) throw new Error(`${this.name}: ${endpoint.method} ${endpoint.path} was not refused: ${JSON.stringify(answer.value)}`);
    await this.#afterwards();
    return answer.refusal.code;
  }

  /** Sends once and waits for nothing else: for reads and for races. */
  async ask<E extends Endpoint>(endpoint: E, request: RequestOf<E>, key: string = randomUUID()): Promise<Answer<ResponseOf<E>>> {
    const parts = request as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
    const { status, text } = await this.send({
      method: endpoint.method,
      path: pathOf(endpoint, parts),
      headers: {
        ...(endpoint.method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: key }),
        ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    });
    return readAnswer(endpoint, status, JSON.parse(text));
  }

  /** Any request at all, also one that the contract does not know. */
  async send({ method, path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
    const response = await fetch(this.url + path, { method, headers: { ...this.cookies, ...headers }, ...(body === undefined ? {} : { body }) });
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    if (set.length > 0) this.#cookie = set.join('; ');
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
}

/** Throws when the hub answers outside its contract, and on every fault. */
export function readAnswer<E extends Endpoint>(endpoint: E, status: number, body: unknown): Answer<ResponseOf<E>> {
  if (status === 200) return { ok: true, value: endpoint.response.parse(body) as ResponseOf<E> };
  const refusal = Refusal.safeParse(body);
  const where = `${endpoint.method} ${endpoint.path}`;
  if (!refusal.success) throw new Error(`${where} answered ${status} without a refusal: ${JSON.stringify(body).slice(0, 500)}`);
  const { code } = refusal.data;
  if (REFUSALS[code].status !== status) throw new Error(`${where} refused ${code} with status ${status}`);
  if (!endpoint.refusals.includes(code) && !AT_EVERY_DOOR.includes(code)) throw new Error(`${where} refused ${code}, which its contract does not list`);
  return { ok: false, refusal: refusal.data };
}
