import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { describe, expect, test } from 'vitest';
import { STORES } from '../harness/stores.ts';
import { useSharedHub } from '../harness/test-hub.ts';

describe.each(STORES)('health (%s)', (store) => {
  const hub = useSharedHub({ store });

  test('says that all is well, and where the queue is', async () => {
    const { status, text } = await hub.visitor.send({ method: 'GET', path: '/healthz' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      database: 'ok',
      migrations: { failed: 0 },
      queue: { store: store === 'redis' ? 'redis' : 'postgresql' },
      relay: { waiting: 0, oldestMs: 0 },
    });
  });

  test('says so when facts wait too long', async () => {
    await hub.pool.query(
      `insert into fact (village_id, sequence, type, at, actor_kind, actor_name, changes) select id, -1, 'merchant.changed', '2026-11-24T00:00:00Z', 'system', 'Sistem', '{}' from village limit 1`,
    );
    await hub.hub.relay.stop();
    await hub.pool.query('update fact set published = false where sequence = -1');
    const { status, text } = await hub.visitor.send({ method: 'GET', path: '/healthz' });
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ ok: false, relay: { waiting: 1 } });
  });
});

describe('the document of the interface', () => {
  const hub = useSharedHub();

  test('names every endpoint, its answers and its refusals', async () => {
    const { status, text } = await hub.visitor.send({ method: 'GET', path: '/api/openapi.json' });
    expect(status).toBe(200);
    const document = JSON.parse(text) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, { description: string }> }>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    for (const [name, { path, method, refusals }] of Object.entries(endpoints) as [string, Endpoint][]) {
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation?.operationId, name).toBe(name);
      const told = Object.values(operation?.responses ?? {})
        .map(({ description }) => description)
        .join();
      for (const code of refusals) expect(told, name).toContain(code);
    }
  });

  test('can be read by people', async () => {
    for (const [path, type] of [
      ['/api/docs', 'text/html'],
      ['/api/docs/swagger-ui.css', 'text/css'],
      ['/api/docs/start.js', 'javascript'],
    ] as const) {
      const { status, headers } = await hub.visitor.send({ method: 'GET', path });
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('content-type')).toContain(type);
    }
  });
});
