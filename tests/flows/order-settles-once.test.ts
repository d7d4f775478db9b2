import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { settleOrder } from '../../server/src/orders/settlement.actions.ts';
import { handIn, linesOf } from '../harness/money.ts';
import { atDesk, changeSettings, deliver, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const DAY_MS = 86_400_000;
const CALLERS = 32;

async function broughtAndCounted(orders: number) {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const ids = [];
  for (let n = 0; n < orders; n++) {
    const { orderId } = await placeAndPack(hub, { buyerPhone: `+62800000010${String(n).padStart(2, '0')}` });
    await deliver(hub, courier);
    ids.push(orderId);
  }
  return { desk, courier, ids };
}
/** A month that is not there is closed to postings, as one that is locked; it takes a superuser's hand to make the running one go. */
const month = (status: 'locked' | 'open') =>
  hub.pool.query(
    status === 'locked'
      ? `begin; set local session_replication_role = replica; delete from period where id = '2026-11'; commit`
      : `insert into period (village_id, id, starts, ends) select id, '2026-11', '2026-11-01', '2026-11-30' from village`,
  );
const dateOf = async (orderId: string) =>
  (await hub.pool.query<{ date: string }>(`select business_date::text as date from journal where idem_key = 'order.settled:' || $1`, [orderId])).rows.map(
    ({ date }) => date,
  );

test('thirty-two callers settle each order once', async () => {
  const { desk, courier, ids } = await broughtAndCounted(4);
  await handIn(hub, courier);
  hub.clock.move(DAY_MS);
  const villageId = desk.person.session!.village.id;
  await Promise.all(Array.from({ length: CALLERS }, (_, n) => settleOrder(hub.hub.ctx, { villageId, orderId: ids[n % ids.length]! })));
  await hub.comeToRest();
  for (const orderId of ids) {
    expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
    expect(await dateOf(orderId)).toHaveLength(1);
  }
  const { rows } = await hub.pool.query<{ n: number }>(`select count(*)::int as n from fact where type = 'order.completed'`);
  expect(rows[0]?.n).toBe(ids.length);
});

test('an order whose month is closed waits; the settlement is dated when all came together, or else when a month is open again', async () => {
  const { desk, courier, ids } = await broughtAndCounted(1);
  const [orderId] = ids as [(typeof ids)[number]];
  await handIn(hub, courier);
  await month('locked');
  await hub.advance(DAY_MS);
  expect(orderOn(desk.live, orderId).status).toBe('DELIVERED');
  await hub.advance(2 * DAY_MS);
  await month('open');
  await hub.comeToRest();
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
  expect(await dateOf(orderId)).toEqual(['2026-11-25']); // the day after the delivery, not the day on which somebody looked
});

test.each([
  ['2026-11-30T16:59:59.999Z', '2026-11-30'],
  ['2026-11-30T17:00:00.000Z', '2026-12-01'], // midnight in Jakarta
])('at the edge of the month, %s, the settlement falls on the Jakarta day on which all came together: %s', async (instant, day) => {
  const { desk, courier, ids } = await broughtAndCounted(1);
  const [orderId] = ids as [(typeof ids)[number]];
  hub.clock.move(Date.parse(instant) - hub.clock.now());
  await handIn(hub, courier);
  expect(await dateOf(orderId)).toEqual([day]);
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
});

test('closed between the moment and the task, it settles in the month of now', async () => {
  const { courier, ids } = await broughtAndCounted(1);
  await handIn(hub, courier);
  hub.clock.move(10 * DAY_MS); // 4 December; nobody worked meanwhile
  await month('locked');
  await hub.comeToRest();
  expect(await dateOf(ids[0]!)).toEqual(['2026-12-04']);
});

test('money in a deposit with a difference waits for the decision, unless the village does not', async () => {
  const { desk, courier, ids } = await broughtAndCounted(1);
  const [orderId] = ids as [(typeof ids)[number]];
  await handIn(hub, courier, -500n);
  await hub.advance(DAY_MS);
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'DELIVERED', payment: { status: 'DISCREPANCY' } });
  await changeSettings(hub, (settings) => ({ ...settings, settlement: { waitForDiscrepancy: false } }));
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
});

test('paid into the stall’s own QRIS, the order leaves only what the stall owes', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  await hub.pool.query(`update merchant set qris_flow = 'Q2'`);
  const { orderId } = await placeAndPack(hub, { payment: 'qris' });
  const cashier = await hub.signIn('cashier');
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0001' } });
  expect((await cashier.act(endpoints.listJournals, { query: {} })).count).toBe(0); // the money is the stall's, not ours
  await deliver(hub, courier);
  await hub.advance(DAY_MS);
  const { status, merchantId } = orderOn(desk.live, orderId);
  expect(status).toBe('COMPLETED');
  expect(await linesOf(hub, `order.settled:${orderId}`)).toEqual({
    [`1.1.03.12[${merchantId}]`]: 2_000n,
    '6.3.99.11': 2_000n,
    '6.2.01.11': 2_500n,
    '4.1.11.01': -2_000n,
    '4.1.06.01': -2_000n,
    [`2.1.03.02[${courier.person.courierId}]`]: -2_500n,
  });
});
