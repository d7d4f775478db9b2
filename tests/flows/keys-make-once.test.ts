import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, basketOf, JANTI, onDuty, pack, place, placeAndPack, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const KEY = 'the-same-intent';

test('the same key gives the same answer and no second order, also when both come at once', async () => {
  const desk = await atDesk(hub);
  const request = { params: { village: JANTI }, body: basketOf(await stall(hub)) };
  const twice = await Promise.all([hub.visitor.ask(endpoints.orderFromStall, request, KEY), hub.visitor.ask(endpoints.orderFromStall, request, KEY)]);
  await hub.comeToRest();
  const later = await hub.visitor.act(endpoints.orderFromStall, request, KEY);
  expect(twice).toEqual([
    { ok: true, value: later },
    { ok: true, value: later },
  ]);
  expect(Object.keys(desk.live.board.orders)).toEqual([later.orderId]);
  expect(desk.live.count('order.placed')).toBe(1);
});

test('the same key with something else in it is refused, and nothing changes', async () => {
  const desk = await atDesk(hub);
  const [one, other] = [await place(hub), await place(hub)];
  await desk.person.act(endpoints.confirmOrder, { params: { orderId: one.orderId } }, KEY);
  expect(await desk.person.refused(endpoints.confirmOrder, { params: { orderId: other.orderId } }, KEY)).toBe('KEY_REUSED');
  expect(await desk.person.refused(endpoints.readyOrder, { params: { orderId: one.orderId } }, KEY)).toBe('KEY_REUSED');
  expect(desk.live.board.orders[other.orderId]?.status).toBe('PLACED');
});

test('a key belongs to one person: another’s intent with the same key is their own', async () => {
  const [first, second] = [await hub.signIn('dispatcher'), await hub.signIn('dispatcher 2')];
  const [one, other] = [await place(hub), await place(hub)];
  await first.act(endpoints.confirmOrder, { params: { orderId: one.orderId } }, KEY);
  await second.act(endpoints.confirmOrder, { params: { orderId: other.orderId } }, KEY);
});

test('a refusal uses no key up: the tap that was too early succeeds later with the same key', async () => {
  const desk = await atDesk(hub);
  const { orderId } = await place(hub);
  expect(await desk.person.refused(endpoints.readyOrder, { params: { orderId } }, KEY)).toBe('ORDER_MOVED_ON');
  await desk.person.act(endpoints.confirmOrder, { params: { orderId } });
  await desk.person.act(endpoints.readyOrder, { params: { orderId } }, KEY);
  await desk.person.act(endpoints.readyOrder, { params: { orderId } }, KEY); // and once more: the same yes
});

test('a step that was tapped without signal and sent twice is made once', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  const tap = { params: { jobId }, body: { step: 'headToPickup' as const, happenedAt: hub.clock.instant(-240_000) } };
  await courier.person.act(endpoints.stepJob, tap, KEY);
  await courier.person.act(endpoints.stepJob, tap, KEY);
  const heard = desk.live.facts.filter(({ type }) => type === 'job.headed_to_pickup');
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ happenedAt: tap.body.happenedAt, at: hub.clock.instant() });
  await pack(hub, (await place(hub)).orderId);
});
