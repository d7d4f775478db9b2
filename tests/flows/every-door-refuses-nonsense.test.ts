// Generated from the contract: what no endpoint takes, whoever sends it.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { IDEMPOTENCY_HEADER, type Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { MAX_CSV_BYTES } from '@pitulungan/contracts/endpoints/orders';
import { Refusal } from '@pitulungan/contracts/refusals';
import { permissionsOf } from '@pitulungan/contracts/roles';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pathOf } from '../../bench/simulator/hub-client.ts';
import type { Person } from '../harness/person.ts';
import { inputSchema, sampleBody, sampleParams } from '../harness/samples.ts';
import { useSharedHub } from '../harness/test-hub.ts';

const hub = useSharedHub();
const all = Object.entries(endpoints) as [string, Endpoint][];
const writing = all.filter(([, { method }]) => method !== 'GET');

/** Somebody whom the door lets in. */
function welcome({ access }: Endpoint): Promise<Person> | Person {
  if (access === 'public') return hub.newcomer('a visitor');
  if (access === 'session') return hub.signIn('nurse');
  const who = (['manager', 'cashier', 'courier', 'admin', 'merchant', 'pengawas', 'kepala_desa'] as const).find((role) => permissionsOf([role]).has(access));
  if (!who) throw new Error(`Nobody has ${access}`);
  return hub.signIn(who === 'kepala_desa' ? 'kepala desa' : who);
}

interface Nonsense {
  path?: string;
  body?: string;
  key?: string | null;
}

async function send(endpoint: Endpoint, { path = pathOf(endpoint, { params: sampleParams(endpoint) }), body, key = randomUUID() }: Nonsense) {
  const person = await welcome(endpoint);
  const headers = { 'content-type': 'application/json', ...(key === null || endpoint.method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: key }) };
  const content = endpoint.method === 'GET' ? undefined : (body ?? JSON.stringify(sampleBody(endpoint) ?? {}));
  const { status, text } = await person.send({ method: endpoint.method, path, headers, ...(content === undefined ? {} : { body: content }) });
  return { status, refusal: status === 200 ? undefined : Refusal.parse(JSON.parse(text)) };
}

describe.each(writing)('%s', (name, endpoint) => {
  const sound = sampleBody(endpoint);

  test('needs a key', async () => {
    for (const key of [null, 'short', 'with spaces in it', 'x'.repeat(81)])
      expect((await send(endpoint, { key })).refusal?.code, `key ${key}`).toBe('KEY_MISSING');
  });

  test('takes no unknown field', async () => {
    const { refusal } = await send(endpoint, { body: JSON.stringify({ ...(sound as object | undefined), surplus: 1 }) });
    expect(refusal?.code).toBe('BAD_REQUEST');
    expect(Object.values(refusal?.fields ?? {}).join()).toContain('surplus');
  });

  test('takes no body that is not an object, or no JSON', async () => {
    for (const body of ['[]', '"text"', '7', 'null', '{"a":', '{}}', '']) {
      if (body === '' && !endpoint.body) continue; // nothing is what such an endpoint wants
      expect((await send(endpoint, { body })).refusal?.code, body).toBe('BAD_REQUEST');
    }
  });

  test('names each field of a wrong type', async () => {
    for (const [field, schema] of Object.entries(endpoint.body ? (inputSchema(endpoint.body).properties ?? {}) : {})) {
      for (const wrong of schema.type === 'object' ? ['text', 7, []] : [{ nested: true }, [[]], ...(schema.type === 'string' ? [7] : [])]) {
        const { refusal } = await send(endpoint, { body: JSON.stringify({ ...(sound as object), [field]: wrong }) });
        expect(refusal?.code, `${field}: ${JSON.stringify(wrong)}`).toBe('BAD_REQUEST');
        expect(
          Object.keys(refusal?.fields ?? {}).some((path) => path === field || path.startsWith(`${field}.`)),
          `${field} is named`,
        ).toBe(true);
      }
    }
  });

  test('takes no body that is too large', async () => {
    const length = name === 'importOrders' || name === 'importQrisReport' ? MAX_CSV_BYTES + 200_000 : 70_000;
    expect((await send(endpoint, { body: JSON.stringify({ filler: 'x'.repeat(length) }) })).refusal?.code).toBe('TOO_LARGE');
  });
});

describe.each(all)('%s', (_, endpoint) => {
  test('takes no unknown or repeated parameter of the address', async () => {
    const path = pathOf(endpoint, { params: sampleParams(endpoint) });
    expect((await send(endpoint, { path: `${path}?surplus=1` })).refusal?.code).toBe('BAD_REQUEST');
    for (const name of Object.keys(endpoint.query?.shape ?? {}))
      expect((await send(endpoint, { path: `${path}?${name}=1&${name}=2` })).refusal?.code, name).toBe('BAD_REQUEST');
  });
});

describe.each(all.filter(([, { params }]) => params !== undefined))('%s', (_, endpoint) => {
  test('takes no id that is none, and no broken address', async () => {
    for (const wrong of ['1', 'x'.repeat(300), "1' or '1'='1", '%00']) {
      const params = Object.fromEntries(Object.keys(endpoint.params?.shape ?? {}).map((name) => [name, wrong]));
      expect((await send(endpoint, { path: pathOf(endpoint, { params }) })).refusal?.code, wrong).toBe('BAD_REQUEST');
    }
    expect((await send(endpoint, { path: `/api${endpoint.path.replace(/:\w+/, '%E0%A4%A')}` })).refusal?.code).toBe('BAD_REQUEST');
  });
});
