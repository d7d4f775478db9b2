import { endpoints } from '@pitulungan/contracts/endpoints';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createLog } from '../../server/src/platform/log.ts';
import { openRouting } from '../../server/src/platform/routing.ts';
import { atDesk, jobOn, onDuty, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

/** An address where somebody listened a moment ago. */
async function silentAddress(): Promise<string> {
  const server = http.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

test('offers go on by straight lines, and every desk, the plan and the health page say so', async () => {
  const desk = await atDesk(hub);
  hub.hub.ctx.routing = openRouting(await silentAddress(), createLog('silent'));
  await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  expect(jobOn(desk.live, orderId).status).toBe('OFFERED');
  expect(Object.values(desk.live.board.zones).map(({ travel }) => travel)).toEqual(['fallback']);
  expect(await desk.live.next('zone.changed')).toMatchObject({ note: 'server rute diam, garis lurus dipakai' });
  expect((await desk.person.act(endpoints.listPlans, {}))[0]).toMatchObject({ travel: 'fallback', offers: 1 });
  const { status, text } = await hub.visitor.send({ method: 'GET', path: '/healthz' });
  expect({ status, routing: (JSON.parse(text) as { routing: string }).routing }).toEqual({ status: 200, routing: 'silent' });
});
