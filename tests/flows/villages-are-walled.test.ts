// Generated from the contract: with every permission of their own village, people of another one find nothing here.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { IDEMPOTENCY_HEADER, type Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { pathOf } from '../../bench/simulator/hub-client.ts';
import { EXPENSE, voucher } from '../harness/books.ts';
import { sampleBody, sampleQuery } from '../harness/samples.ts';
import { accept, atDesk, basketOf, deliver, onDuty, place, placeAndPack, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const byId = (Object.entries(endpoints) as [string, Endpoint][]).filter(([, { params, access }]) => params !== undefined && access !== 'public');

/** Times, months and codes of the chart are no village's own: such a door answers with what the asker's own village has there. */
const NOBODYS = new Set(['slotAt', 'month', 'code', 'statement', 'account', 'version']);

/** The neighbour's admin becomes everything that one can be there. */
async function almightyNeighbour() {
  await hub.pool.query(
    `insert into membership (village_id, user_id, role) select village_id, user_id, unnest(array['manager', 'cashier', 'courier', 'dispatcher', 'merchant', 'pengawas', 'kepala_desa']) from membership
      where user_id = (select id from "user" where phone_number = '+6280000000901') on conflict do nothing`,
  );
  await hub.pool.query(
    `insert into courier (id, village_id, user_id, name, phone, vehicle) select gen_random_uuid(), m.village_id, m.user_id, 'Kurir Tetangga', '+6280000000901', 'motorbike'
       from membership m join "user" u on u.id = m.user_id where u.phone_number = '+6280000000901' and m.role = 'courier'`,
  );
  return hub.signIn('neighbour');
}

/** A fund, a refund, a line of the provider's file, a payout and a wage of Janti. */
async function moneyIds(merchantId: string, courierId: string): Promise<Record<string, unknown>> {
  const manager = await hub.signIn('manager');
  const cashier = await hub.signIn('cashier');
  const { id: fundId } = await manager.act(endpoints.openFund, { body: { kind: 'delivery', code: 'ongkir', name: 'Dana Ongkir' } });
  const { orderId } = await place(hub, { payment: 'qris', buyerPhone: '+6280000001009' });
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0001' } });
  await manager.act(endpoints.rejectOrder, { params: { orderId }, body: { reason: 'habis' } });
  const [refund] = await manager.act(endpoints.listRefunds, { query: {} });
  await cashier.act(endpoints.importQrisReport, { body: { fileName: 'a.csv', csv: 'reference;gross;mdr\nREF-0009;1000;0' } });
  const [line] = await cashier.act(endpoints.listQrisLines, { query: {} });
  const who = `gen_random_uuid(), 1, 'x', 'x', now()`;
  const { rows } = await hub.pool.query<{ payout: string; wage: string }>(
    `with p as (insert into payout (id, village_id, prepared_by, prepared_by_name, prepared_at, merchant_id, status, gross, commission, material, net, after_journal, up_to_journal)
                select ${who}, $1::uuid, 'PREPARED', 1, 0, 0, 1, 0, 0 returning id),
          w as (insert into wage (id, village_id, prepared_by, prepared_by_name, prepared_at, run, courier_id, status, amount)
                select ${who}, gen_random_uuid(), $2::uuid, 'PREPARED', 1 returning id)
     select p.id as payout, w.id as wage from p, w`,
    [merchantId, courierId],
  );
  return { fundId, refundId: refund?.id, lineId: line?.id, payoutId: rows[0]?.payout, wageId: rows[0]?.wage };
}

/** A household that shares, a statement and a payment of Janti's yearly share. */
async function shareIds(): Promise<Record<string, unknown>> {
  const village = `(select village_id from membership where user_id = (select id from "user" where phone_number = '+6280000000001') limit 1)`;
  const { rows } = await hub.pool.query<Record<string, unknown>>(
    `with r as (insert into share_recipient (id, village_id, kind, name) select gen_random_uuid(), ${village}, 'household', 'Bu Sri' returning id),
          s as (insert into share_statement (id, village_id, statement_no, kind, from_date, to_date, drafted_at)
                select gen_random_uuid(), ${village}, 'BH-9', 'ordinary', '2026-11-01', '2026-11-30', now() returning id, village_id),
          p as (insert into share_payment (id, village_id, statement_id, from_account, reference, amount, line_count, prepared_by, prepared_by_name, prepared_at)
                select gen_random_uuid(), village_id, id, '1.1.01.01', 'x', 1, 1, 'x', 'x', now() from s returning id)
     select r.id as "recipientId", s.id as "statementId", p.id as "paymentId" from r, s, p`,
  );
  return rows[0] ?? {};
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
  const made = await voucher(await hub.signIn('cashier'), EXPENSE('1000'));
  const money = await moneyIds(merchantId, courier.person.courierId);
  const span = { from: '2026-11', to: '2026-11' };
  const file = await (
    await hub.signIn('manager')
  ).act(endpoints.requestExport, {
    body: { request: { report: 'merchant', ...span, merchantId }, format: 'csv', language: 'id' },
  });
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
    voucherId: made.id,
    ...money,
    ...(await shareIds()),
    exportId: file.id,
  };

  const owned = byId.filter(([, { params }]) => Object.keys(params?.shape ?? {}).some((param) => !NOBODYS.has(param)));
  for (const [name, endpoint] of owned) {
    const params = Object.fromEntries(Object.keys(endpoint.params?.shape ?? {}).map((param) => [param, ids[param]]));
    expect(Object.values(params), name).not.toContain(undefined);
    const body = sampleBody(endpoint);
    const { text } = await neighbour.send({
      method: endpoint.method,
      path: pathOf(endpoint, { params, ...sampleQuery(endpoint) }),
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
