import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { expect, test } from 'vitest';
import { atDesk, changeSettings, isAsked, JANTI, jobOn, onDuty, openOffer, orderOn, pack, place, placeAndPack, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MINUTE = 60_000;
/** It is 08.00: the slot of 09.00 closes at 08.30, the next one leaves at 11.30. */
const NINE = '2026-11-24T02:00:00.000Z';
const HALF_PAST_ELEVEN = '2026-11-24T04:30:00.000Z';
const withSlots = (more: Partial<typeof DEFAULT_SETTINGS.slots> = {}) =>
  changeSettings(hub, (settings) => ({ ...settings, slots: { ...DEFAULT_SETTINGS.slots, ...more } }));

test('a packed order waits for its slot, is offered at its release, and its buyer reads with whom it rides', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await placeAndPack(hub);
  await place(hub, { buyerName: 'Bu Tetangga', buyerPhone: '+6280000001002' });
  expect(orderOn(desk.live, order.orderId).delivery).toEqual({ kind: 'slot', slotAt: NINE, moved: null });
  expect(jobOn(desk.live, order.orderId)).toMatchObject({ status: 'QUEUED', slotAt: NINE });

  await hub.advance(60 * MINUTE - 1);
  expect(isAsked(courier.live)).toBe(false);
  expect(jobOn(desk.live, order.orderId).status).toBe('QUEUED'); // and nobody gave up looking: it is not looked for yet
  const page = await hub.visitor.ask(endpoints.tracking, { params: { token: order.trackingToken } });
  expect(page).toMatchObject({ value: { delivery: { kind: 'slot', slotAt: NINE, neighbours: 1, moved: null } } });
  await report(courier);
  await hub.advance(1);
  expect(openOffer(courier.live).jobId).toBe(jobOn(desk.live, order.orderId).id);
});

/** Where they still are: an hour later the old place would be too old. */
async function report({ live }: Awaited<ReturnType<typeof onDuty>>): Promise<void> {
  await live.report({ pin: (await stall(hub)).pin, accuracyM: 8, headingDeg: null, happenedAt: hub.clock.instant() });
}

test('the order screen tells who rides already and what it costs, without a sign-in and without a name', async () => {
  await withSlots();
  for (const phone of ['+6280000001001', '+6280000001002']) await place(hub, { buyerPhone: phone });
  const ask = (query: { rt?: number; rw?: number }) => hub.visitor.act(endpoints.slots, { params: { village: JANTI }, query });
  const here = await ask({ rt: 3, rw: 2 });
  expect(here.slots.map(({ slotAt }) => slotAt)).toEqual([NINE, HALF_PAST_ELEVEN, '2026-11-24T09:30:00.000Z', '2026-11-24T23:30:00.000Z']);
  expect(here.slots[0]).toMatchObject({ orders: 2, neighbours: 2, full: false, closesAt: '2026-11-24T01:30:00.000Z' });
  expect(here.slots[1]).toMatchObject({ orders: 0, neighbours: 0, costNow: null });
  expect(Number(here.slots[0]?.costWithYou)).toBeLessThan(Number(here.slots[0]?.costNow)); // three share one way
  const elsewhere = await ask({ rt: 9, rw: 4 });
  expect(elsewhere.slots[0]).toMatchObject({ orders: 2, neighbours: 0 });
  expect(Number(elsewhere.slots[0]?.costWithYou)).toBeGreaterThan(Number(elsewhere.slots[0]?.costNow));
  expect((await ask({})).slots[0]).toMatchObject({ orders: 2, neighbours: null });
  expect(here.express).toEqual({ tariff: '5000', payers: ['buyer'], fund: null, cost: expect.any(String) as string });
});

test('what is asked for too late, where nothing is left, or nowhere is refused; the rest takes the next slot', async () => {
  await withSlots({ capacity: 1 });
  const desk = await atDesk(hub);
  const basket = async (slotAt: string) => {
    const merchant = await stall(hub);
    const items = [{ productId: merchant.products[0]?.id ?? ('' as never), quantity: 1 }];
    const address = { line: '', rt: 1, rw: 1, patokan: 'musala', pin: merchant.pin };
    const body = { merchantId: merchant.id, buyerName: 'Bu Contoh', buyerPhone: '+6280000001003', address, items, payment: 'cash' as const };
    const answer = await hub.visitor.ask(endpoints.orderFromStall, { params: { village: JANTI }, body: { ...body, delivery: { kind: 'slot', slotAt } } });
    await hub.comeToRest();
    return answer.ok ? 'placed' : answer.refusal.code;
  };
  expect(await basket(NINE)).toBe('placed');
  expect(await basket(NINE)).toBe('SLOT_FULL');
  expect(await basket('2026-11-24T02:00:01.000Z')).toBe('SLOT_CLOSED');
  const next = await place(hub);
  expect(orderOn(desk.live, next.orderId).delivery).toMatchObject({ slotAt: HALF_PAST_ELEVEN });
  // a cancelled order leaves its place
  const [first] = Object.values(desk.live.board.orders).filter(({ delivery }) => delivery.kind === 'slot' && delivery.slotAt === NINE);
  await desk.person.act(endpoints.cancelOrder, { params: { orderId: first?.id ?? ('' as never) }, body: { reason: 'salah pesan' } });
  expect(await basket(NINE)).toBe('placed');
  await hub.advance(30 * MINUTE);
  expect(await basket(NINE)).toBe('SLOT_CLOSED');
});

test('twenty who want the last three places get three', async () => {
  await withSlots({ capacity: 3 });
  const merchant = await stall(hub);
  const order = (n: number) => ({
    merchantId: merchant.id,
    buyerName: `Pembeli ${n}`,
    buyerPhone: `+62800000020${String(n).padStart(2, '0')}`,
    address: { line: '', rt: 1, rw: 1, patokan: 'musala', pin: merchant.pin },
    items: [{ productId: merchant.products[0]?.id ?? ('' as never), quantity: 1 }],
    payment: 'cash' as const,
    delivery: { kind: 'slot' as const, slotAt: NINE },
  });
  const dispatcher = await hub.signIn('dispatcher');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => dispatcher.ask(endpoints.placeOrder, { body: { ...order(n), source: 'phone' } })));
  await hub.comeToRest();
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])))).toEqual(new Set(['SLOT_FULL']));
});

test('a late stall keeps its slot and goes at once; until then a person is asked to ask', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await place(hub);
  await desk.person.act(endpoints.confirmOrder, { params: { orderId: order.orderId } });
  await hub.advance(75 * MINUTE - 1);
  expect(orderOn(desk.live, order.orderId).attention).toBeNull();
  await report(courier);
  await hub.advance(1);
  await hub.advance(MINUTE);
  expect(orderOn(desk.live, order.orderId)).toMatchObject({ attention: 'SLOT_MISSED', delivery: { slotAt: NINE } });
  expect(desk.live.facts.filter(({ type, note }) => type === 'order.attention_raised' && note === 'SLOT_MISSED')).toHaveLength(1);

  await desk.person.act(endpoints.readyOrder, { params: { orderId: order.orderId } });
  expect(orderOn(desk.live, order.orderId)).toMatchObject({ attention: null, delivery: { kind: 'slot', slotAt: NINE } });
  expect(openOffer(courier.live).jobId).toBe(jobOn(desk.live, order.orderId).id);
});

test('what was ordered before slots were switched off rides on', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await place(hub);
  await withSlots({ times: [] });
  await pack(hub, order.orderId);
  expect(isAsked(courier.live)).toBe(false);
  expect(jobOn(desk.live, order.orderId).slotAt).toBe(NINE);
  const direct = await placeAndPack(hub, { buyerPhone: '+6280000001009' });
  expect(orderOn(desk.live, direct.orderId).delivery).toEqual({ kind: 'direct' });
  expect(openOffer(courier.live).jobId).toBe(jobOn(desk.live, direct.orderId).id);
});
