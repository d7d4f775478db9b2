import { endpoints } from '@pitulungan/contracts/endpoints';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { expect, test } from 'vitest';
import { accept, atDesk, changeSettings, isAsked, jobOn, onDuty, openOffer, orderOn, pack, place, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const NINE = '2026-11-24T02:00:00.000Z';
const withSlots = () => changeSettings(hub, (settings) => ({ ...settings, slots: DEFAULT_SETTINGS.slots }));

test('a dispatcher lets a slot go: what waits is offered, what is packed later goes at once, nobody joins any more', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const order = await placeAndPack(hub);
  const late = await place(hub, { buyerPhone: '+6280000001002' });
  expect(isAsked(courier.live)).toBe(false);

  const answer = await desk.person.act(endpoints.releaseSlot, { params: { slotAt: NINE }, body: { jobIds: null } });
  expect(answer).toEqual({ released: 1 });
  const jobId = jobOn(desk.live, order.orderId).id;
  expect(desk.live.count('slot.released')).toBe(1);
  expect(await desk.live.next('job.released')).toMatchObject({ jobId, orderId: order.orderId, actor: { name: desk.person.session?.name } });
  expect(openOffer(courier.live).jobId).toBe(jobId);
  expect(orderOn(desk.live, order.orderId).delivery).toEqual({ kind: 'slot', slotAt: NINE, moved: null }); // its slot stays its slot
  await accept(hub, courier);

  await pack(hub, late.orderId);
  expect(jobOn(desk.live, late.orderId).slotAt).toBe(hub.clock.instant());
  expect(orderOn(desk.live, late.orderId).delivery).toMatchObject({ slotAt: NINE });
  const next = await place(hub, { buyerPhone: '+6280000001003' });
  expect(orderOn(desk.live, next.orderId).delivery).toMatchObject({ slotAt: '2026-11-24T04:30:00.000Z' });
});

test('or one job of it, and the rest waits', async () => {
  await withSlots();
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const [first, second] = [await placeAndPack(hub), await placeAndPack(hub, { buyerPhone: '+6280000001002' })];
  const jobIds = [jobOn(desk.live, second.orderId).id];
  expect(await desk.person.act(endpoints.releaseSlot, { params: { slotAt: NINE }, body: { jobIds } })).toEqual({ released: 1 });
  expect(openOffer(courier.live).jobId).toBe(jobIds[0]);
  expect(jobOn(desk.live, first.orderId)).toMatchObject({ status: 'QUEUED', slotAt: NINE });
  const again = await desk.person.ask(endpoints.releaseSlot, { params: { slotAt: NINE }, body: { jobIds } });
  expect(again).toMatchObject({ refusal: { code: 'JOB_MOVED_ON' } });
  const third = await place(hub, { buyerPhone: '+6280000001003' });
  expect(orderOn(desk.live, third.orderId).delivery).toMatchObject({ slotAt: NINE }); // the slot itself is still open
});

test('not what has left, and not what is no slot', async () => {
  await withSlots();
  const dispatcher = await hub.signIn('dispatcher');
  const release = async (slotAt: string) => {
    const answer = await dispatcher.ask(endpoints.releaseSlot, { params: { slotAt }, body: { jobIds: null } });
    await hub.comeToRest();
    return answer.ok ? answer.value : answer.refusal.code;
  };
  expect(await release('2026-11-23T23:30:00.000Z')).toBe('SLOT_RELEASED');
  expect(await release('2026-11-24T02:15:00.000Z')).toBe('NOT_FOUND');
  expect(await release(NINE)).toEqual({ released: 0 });
});
