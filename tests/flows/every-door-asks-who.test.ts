// Generated from the contract: every endpoint, for every role, for a courier, and for somebody who is not signed in.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { IDEMPOTENCY_HEADER, type Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { permissionsOf, type Role } from '@pitulungan/contracts/roles';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Person } from '../harness/person.ts';
import { sampleParams } from '../harness/samples.ts';
import { useSharedHub, type Who } from '../harness/test-hub.ts';
import { pathOf } from '../../bench/simulator/hub-client.ts';

const hub = useSharedHub();
const EVERYBODY: Record<Role, Who> = {
  admin: 'admin',
  dispatcher: 'dispatcher',
  cashier: 'cashier',
  manager: 'manager',
  pengawas: 'pengawas',
  kepala_desa: 'kepala desa',
  nurse: 'nurse',
  crew_driver: 'crew',
  courier: 'courier',
  merchant: 'merchant',
};
const guarded = (Object.entries(endpoints) as [string, Endpoint][]).filter(([, { access }]) => access !== 'public');

/** Well-formed but for its body: whoever may come in is refused for that, or for an id that does not exist; nothing changes. */
async function knock(person: Person, endpoint: Endpoint): Promise<{ status: number; code: string | undefined }> {
  const headers = endpoint.method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: randomUUID(), 'content-type': 'application/json' };
  const body = endpoint.method === 'GET' ? {} : { body: '{}' };
  const { status, text } = await person.send({ method: endpoint.method, path: pathOf(endpoint, { params: sampleParams(endpoint) }), headers, ...body });
  return { status, code: (JSON.parse(text) as { code?: string }).code };
}

describe.each(guarded)('%s', (_, endpoint) => {
  test('lets in exactly the roles that have its permission', async () => {
    const opened: string[] = [];
    for (const [role, who] of Object.entries(EVERYBODY)) {
      const { status, code } = await knock(await hub.signIn(who), endpoint);
      expect(status, `${role} got a fault`).toBeLessThan(500);
      if (code !== 'NOT_ALLOWED') opened.push(role);
      expect(code).not.toBe('NOT_SIGNED_IN');
    }
    const { access } = endpoint;
    const expected = (Object.keys(EVERYBODY) as Role[]).filter((role) => access === 'session' || permissionsOf([role]).has(access as never));
    expect(opened).toEqual(expected);
    expect(await knock(hub.visitor, endpoint)).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
  });
});

test('what nobody needs is not there', async () => {
  const admin = await hub.signIn('admin');
  expect((await admin.send({ method: 'GET', path: '/api/auth/get-session' })).status).toBe(404); // the library's own doors are shut
  expect((await admin.send({ method: 'GET', path: '/api/nothing' })).status).toBe(404);
});
