// The apps' one way to call the hub over HTTP: an endpoint of the contract in, a value, a refusal, a fault or "no signal" out.
import { IDEMPOTENCY_HEADER, type Endpoint, type RequestOf, type ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { FaultAnswer, Refusal } from '@pitulungan/contracts/refusals';

export interface Sentence {
  id: string;
  en: string;
}
export type Failure =
  | { ok: false; kind: 'refusal'; refusal: Refusal }
  | { ok: false; kind: 'fault'; sentence: Sentence; faultId: string | null }
  /** Nobody answered: it may or may not have happened. Repeating with the SAME key is safe. */
  | { ok: false; kind: 'offline' };
export type Answer<T> = { ok: true; value: T } | Failure;

export interface CallOptions {
  /** The key of the intent; keep it and hand it in again when the person repeats the same intent. Made anew when absent. */
  key?: string;
  signal?: AbortSignal;
  /** Where the hub is; same origin when absent */
  base?: string;
  /** How often at most it is sent when nobody answers (default 1) */
  attempts?: number;
}

interface Sendable {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 400;
const UNANSWERED = new Set([502, 504]); // a proxy without a hub behind it
const BROKEN: Sentence = {
  id: 'Ada yang rusak di server. Yang sudah tersimpan aman; coba lagi sebentar.',
  en: 'Something broke on the server. What was saved is safe; try again in a moment.',
};

/** A fresh idempotency key: one per intent, reused on every repeat of it. */
export function newKey(): string {
  // randomUUID exists only on https and localhost; a phone on the village's plain http network has getRandomValues
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Calls an endpoint. Never throws but for an aborted signal. Responses are trusted: old apps must live with new fields. */
export async function callEndpoint<E extends Endpoint>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}): Promise<Answer<ResponseOf<E>>> {
  const sendable: Sendable = request;
  const url = `${options.base ?? ''}/api${pathOf(endpoint.path, sendable.params)}${queryOf(sendable.query)}`;
  const init = requestInit(endpoint, sendable, options);
  const attempts = Math.min(Math.max(1, options.attempts ?? 1), MAX_ATTEMPTS);
  for (let attempt = 1; ; attempt++) {
    const answer = await send<ResponseOf<E>>(url, init);
    if (answer.ok || answer.kind !== 'offline' || attempt >= attempts) return answer;
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}

export function pathOf(path: string, params: Record<string, unknown> | undefined): string {
  return path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(params?.[name])));
}

export function queryOf(query: Record<string, unknown> | undefined): string {
  const present = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (present.length === 0) return '';
  return `?${new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString()}`;
}

function requestInit(endpoint: Endpoint, sendable: Sendable, { key, signal }: CallOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (endpoint.method !== 'GET') headers[IDEMPOTENCY_HEADER] = key ?? newKey();
  if (sendable.body !== undefined) headers['content-type'] = 'application/json';
  return {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(sendable.body === undefined ? {} : { body: JSON.stringify(sendable.body) }),
    ...(signal ? { signal } : {}),
  };
}

async function send<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response;
  let content: unknown;
  try {
    response = await fetch(url, init);
    content = await response.json().catch(() => undefined);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { ok: false, kind: 'offline' };
  }
  if (response.ok) return { ok: true, value: content as T };
  return failureOf(response.status, content);
}

function failureOf(status: number, content: unknown): Failure {
  if (isRefusal(content)) return { ok: false, kind: 'refusal', refusal: content };
  if (UNANSWERED.has(status)) return { ok: false, kind: 'offline' };
  if (isFault(content))
    return {
      ok: false,
      kind: 'fault',
      sentence: content.sentence,
      faultId: content.fault,
    };
  return { ok: false, kind: 'fault', sentence: BROKEN, faultId: null };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isRefusal = (value: unknown): value is Refusal => isObject(value) && typeof value['code'] === 'string' && isObject(value['sentence']);
const isFault = (value: unknown): value is FaultAnswer => isObject(value) && typeof value['fault'] === 'string' && isObject(value['sentence']);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
