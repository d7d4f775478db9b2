// Generated from the contract: with every permission of their own village, people of another one find nothing here.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { IDEMPOTENCY_HEADER, type Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { pathOf } from '../../bench/simulator/hub-client.ts';
import { sampleBody } from '../harness/samples.ts';
import { accept, atDesk, basketOf, deliver, onDuty, placeAndPack, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const byId = (Object.entries(endpoints) as [string, Endpoint][]).filter(([, { params, access }]) => params !== undefined && access !== 'public');

/** The neighbour's admin becomes everything that one can be there. */
async function almightyNeighbour() {
  await hub.pool.query(
    `insert into membership (village_id, user_id, role) select village_id, user_id, unnest(array['manager', 'cashier', 'courier', 'dispatcher']) from membership
      where user_id = (select id from "user" where phone_number = '+6280000000901') on conflict do nothing`,
  );
  await hub.pool.query(
    `insert into courier (id, village_id, user_id, name, phone, vehicle) select gen_random_uuid(), m.village_id, m.user_id, 'Kurir Tetangga', '+6280000000901', 'motorbike'
       from membership m join "user" u on u.id = m.user_id where u.phone_number = '+6280000000901' and m.role = 'courier'`,
  );
  return hub.signIn('neighbour');
}

test('every id of one village is unknown in another, to every door, and nothing is heard across', async () => {
  const neighbour = await almightyNeighbour();
  const desk = await atDesk(hub);
  const beyond = await hub.listen(neighbour);
  const courier = await onDuty(hub, 'courier');
  const merchantId = (await stall(hub)).id;
  await placeAndPack(hub);
  await deliver(hub, courier);
  const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: '1000', happenedAt: hub.clock.instant() } });
  const { orderId } = await placeAndPack(hub, { payment: 'qris' });
  const offerId = Object.values(desk.live.board.offers).find(({ status }) => status === 'OPEN')?.id;
  const jobId = await accept(hub, courier);
  const before = await hub.factCount();
  const plans = await desk.person.act(endpoints.listPlans, {});
  const ids: Record<string, unknown> = {
    orderId,
    jobId,
    offerId,
    depositId,
    merchantId,
    courierId: courier.person.courierId,
    zoneId: Object.keys(desk.live.board.zones).at(0),
    planId: plans.at(0)?.id,
    slotAt: hub.clock.instant(),
  };

  const owned = byId.filter(([, { params }]) => !('slotAt' in (params?.shape ?? {}))); // a time is no village's own
  for (const [name, endpoint] of owned) {
    const params = Object.fromEntries(Object.keys(endpoint.params?.shape ?? {}).map((param) => [param, ids[param]]));
    expect(Object.values(params), name).not.toContain(undefined);
    const body = sampleBody(endpoint);
    const { text } = await neighbour.send({
      method: endpoint.method,
      path: pathOf(endpoint, { params }),
      headers: { ...(endpoint.method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: randomUUID() }), 'content-type': 'application/json' },
      ...(body === undefined || endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    expect((JSON.parse(text) as { code?: string }).code, name).toBe('NOT_FOUND');
  }

  const merchant = await stall(hub);
  expect(
    await neighbour.refused(endpoints.placeOrder, {
      body: { ...basketOf(merchant, { address: { line: '', rt: null, rw: null, patokan: '', pin: { lat: -7.32, lng: 112.9 } } }), source: 'phone' },
    }),
  ).toBe('NOT_FOUND');
  expect(await hub.factCount()).toBe(before);
  expect(beyond.facts).toEqual([]);
  expect(beyond.board).toMatchObject({ orders: {}, jobs: {}, offers: {}, deposits: {} });
  expect(Object.keys(beyond.board.couriers)).toEqual([neighbour.courierId]);
  expect((await neighbour.act(endpoints.listOrders, { query: {} })).orders).toEqual([]);
  expect((await neighbour.act(endpoints.listJournals, { query: {} })).journals).toEqual([]);
  expect(await neighbour.act(endpoints.cashOverview, {})).toMatchObject({ collectedTotal: '0', couriers: [] });
  expect(await neighbour.act(endpoints.findCaller, { query: { phone: '+6280000001001' } })).toBeNull();
});

test('a courier of another village is nobody to whom a job can be given', async () => {
  const neighbour = await almightyNeighbour();
  const desk = await atDesk(hub);
  const { orderId } = await placeAndPack(hub);
  const job = Object.values(desk.live.board.jobs).find((each) => each.orderId === orderId);
  const there = { params: { jobId: job!.id }, body: { courierId: neighbour.courierId } };
  expect(await desk.person.refused(endpoints.assignJob, there)).toBe('NOT_FOUND');
  expect(await desk.person.refused(endpoints.offerJob, there)).toBe('NOT_FOUND');
});
