import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, jobOn, onDuty, openOffer, orderOn, pack, place, placeAndPack, UNDO_MS, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const REASON = { reason: 'salah pesan' };

test('a cancel before pickup takes the job off the courier’s screen, and undo brings it back', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  await walk(hub, courier, { jobId, to: 'arriveAtPickup' });

  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: REASON });
  expect(courier.live.board.jobs[jobId]).toBeUndefined();
  expect(courier.live.board.couriers[courier.person.courierId]).toMatchObject({ duty: 'ON', activeJobs: [] });
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'CANCELLED', payment: { status: 'VOIDED' } });
  expect(await courier.person.refused(endpoints.stepJob, { params: { jobId }, body: { step: 'pickUp', happenedAt: hub.clock.instant() } })).toBe(
    'NOT_YOUR_JOB',
  );

  await hub.advance(UNDO_MS - 1);
  await desk.person.act(endpoints.restoreOrder, { params: { orderId } });
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'READY', payment: { status: 'DUE' } });
  expect(openOffer(courier.live).jobId).toBe(jobId);
  await accept(hub, courier);
  expect(jobOn(desk.live, orderId).status).toBe('ACCEPTED');
});

test('an open offer is withdrawn by the cancel, and its tap refused by name', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  const offer = openOffer(courier.live);
  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: REASON });
  expect(courier.live.board.offers).toEqual({});
  const tap = { params: { offerId: offer.id }, body: { happenedAt: hub.clock.instant() } };
  expect(await courier.person.refused(endpoints.acceptOffer, tap)).toBe('OFFER_WITHDRAWN');
});

test('after the undo window a cancel stays', async () => {
  const desk = await atDesk(hub);
  const { orderId } = await place(hub);
  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: REASON });
  await hub.advance(UNDO_MS + 1);
  expect(await desk.person.refused(endpoints.restoreOrder, { params: { orderId } })).toBe('UNDO_TOO_LATE');
});

test('what the courier carries cannot be cancelled', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  await walk(hub, courier, { jobId: await accept(hub, courier), to: 'pickUp' });
  expect(await desk.person.refused(endpoints.cancelOrder, { params: { orderId }, body: REASON })).toBe('GOODS_WITH_COURIER');
});

test('a buyer may cancel by their link until the goods are packed', async () => {
  const desk = await atDesk(hub);
  const [early, late] = [await place(hub), await place(hub)];
  const cancel = (token: string) => ({ params: { token } });
  expect(await hub.visitor.act(endpoints.tracking, { params: { token: early.trackingToken } })).toMatchObject({ mayCancel: true });
  await hub.visitor.act(endpoints.cancelByResident, cancel(early.trackingToken));
  expect(orderOn(desk.live, early.orderId).status).toBe('CANCELLED');
  await pack(hub, late.orderId);
  expect(await hub.visitor.act(endpoints.tracking, { params: { token: late.trackingToken } })).toMatchObject({ mayCancel: false });
  expect(await hub.visitor.refused(endpoints.cancelByResident, cancel(late.trackingToken))).toBe('CANNOT_CANCEL_ANY_MORE');
});
