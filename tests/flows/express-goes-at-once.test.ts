import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { expect, test } from 'vitest';
import { openFund } from '../harness/money.ts';
import { atDesk, basketOf, changeSettings, deliver, JANTI, jobOn, onDuty, openOffer, orderOn, placeAndPack, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const DAY_MS = 86_400_000;
const FUND = 'ongkir-2026';
const withSlots = (fund: string | null = null) =>
  changeSettings(hub, (settings) => ({
    ...settings,
    slots: DEFAULT_SETTINGS.slots,
    delivery: { ...settings.delivery, express: { tariff: '5000', fund } },
  }));

const ask = async (payer: 'buyer' | 'fund', more = {}) => {
  const answer = await hub.visitor.ask(endpoints.orderFromStall, {
    params: { village: JANTI },
    body: basketOf(await stall(hub), { delivery: { kind: 'express', payer }, ...more }),
  });
  await hub.comeToRest();
  return answer.ok ? answer.value : answer.refusal.code;
};

test('a buyer who pays the trip is not asked to wait; what they pay is frozen, collected and booked', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await placeAndPack(hub, { delivery: { kind: 'express', payer: 'buyer' } });
  const view = orderOn(desk.live, order.orderId);
  expect(view).toMatchObject({ delivery: { kind: 'express', payer: 'buyer' }, fee: { customer: '5000', fund: '0', bumdes: '0' } });
  expect(BigInt(view.total)).toBe(BigInt(view.goods) + 5_000n);
  expect(jobOn(desk.live, order.orderId)).toMatchObject({ slotAt: null, cashDue: view.total });
  expect(openOffer(courier.live).jobId).toBe(jobOn(desk.live, order.orderId).id);

  await deliver(hub, courier);
  await hub.signIn('cashier');
  const cash = await courier.person.act(endpoints.declareDeposit, { body: { declared: view.total, happenedAt: hub.clock.instant() } });
  await (await hub.signIn('cashier')).act(endpoints.countDeposit, { params: { depositId: cash.depositId }, body: { counted: view.total } });
  await hub.advance(DAY_MS);
  expect(orderOn(desk.live, order.orderId).status).toBe('COMPLETED');
  expect(await bookedFor(order.orderId)).toEqual(expect.arrayContaining([{ code: '4.1.06.01', amount: '-5000' }]));
  expect((await bookedFor(order.orderId)).map(({ code }) => code)).not.toContain('6.3.99.11');
});

const bookedFor = async (orderId: string) =>
  (
    await hub.pool.query<{ code: string; amount: string }>(
      `select a.code, e.amount::text from journal j join entry e on (e.village_id, e.journal_id) = (j.village_id, j.id) join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where j.idem_key = 'order.settled:' || $1`,
      [orderId],
    )
  ).rows;

test('a named fund pays as long as it has money that no other order was promised', async () => {
  await withSlots();
  expect(await ask('fund')).toBe('EXPRESS_NOT_FUNDED'); // none is named
  await withSlots(FUND);
  expect(await ask('fund')).toBe('EXPRESS_NOT_FUNDED'); // it has no money
  await openFund(hub, FUND, 9_999n);
  const desk = await atDesk(hub);
  const slots = await hub.visitor.act(endpoints.slots, { params: { village: JANTI } });
  expect(slots.express).toMatchObject({ payers: ['buyer', 'fund'], fund: `Dana ${FUND}` });
  const order = await ask('fund');
  if (typeof order === 'string') throw new Error(order);
  expect(orderOn(desk.live, order.orderId)).toMatchObject({ delivery: { payer: 'fund' }, fee: { customer: '0', fund: '5000', bumdes: '0' } });
  expect(orderOn(desk.live, order.orderId).total).toBe(orderOn(desk.live, order.orderId).goods);
  expect(await ask('fund', { buyerPhone: '+6280000001002' })).toBe('EXPRESS_NOT_FUNDED'); // 4,999 are left
  await desk.person.act(endpoints.cancelOrder, { params: { orderId: order.orderId }, body: { reason: 'batal' } });
  expect(await ask('fund', { buyerPhone: '+6280000001002' })).toMatchObject({ code: expect.any(String) as string }); // and are free again
});

test('where there are no slots there is nothing to pay extra for', async () => {
  expect(await ask('buyer')).toBe('EXPRESS_NOT_OFFERED');
  expect((await hub.visitor.act(endpoints.slots, { params: { village: JANTI } })).express).toBeNull();
});
