import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, isAsked, jobOn, onDuty, openOffer, placeAndPack, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('before pickup a job goes from one courier’s screen to another’s', async () => {
  const desk = await atDesk(hub);
  const first = await onDuty(hub, 'courier', 20);
  const second = await onDuty(hub, 'courier 2', 300);
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, first);
  await walk(hub, first, { jobId, to: 'headToPickup' });

  await desk.person.act(endpoints.reassignJob, { params: { jobId }, body: { courierId: second.person.courierId } });
  expect(first.live.board.jobs[jobId]).toBeUndefined();
  expect(second.live.board.jobs[jobId]).toMatchObject({ status: 'ACCEPTED', courierId: second.person.courierId });
  expect(desk.live.board.couriers[first.person.courierId]?.duty).toBe('ON');
  expect(desk.live.board.couriers[second.person.courierId]).toMatchObject({ duty: 'BUSY', activeJobs: [jobId] });
  const step = { params: { jobId }, body: { step: 'arriveAtPickup' as const, happenedAt: hub.clock.instant() } };
  expect(await first.person.refused(endpoints.stepJob, step)).toBe('NOT_YOUR_JOB');

  await desk.person.act(endpoints.unassignJob, { params: { jobId } });
  expect(second.live.board.jobs[jobId]?.status ?? 'gone').not.toBe('ACCEPTED');
  expect(jobOn(desk.live, orderId).status).toBe('OFFERED'); // the planner looks again at once
});

test('once the goods are in hand, a job is neither taken back nor given away', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const other = await hub.signIn('courier 2');
  await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  await walk(hub, courier, { jobId, to: 'pickUp' });
  const body = { courierId: other.courierId };
  expect(await desk.person.refused(endpoints.reassignJob, { params: { jobId }, body })).toBe('GOODS_WITH_COURIER');
  expect(await desk.person.refused(endpoints.unassignJob, { params: { jobId } })).toBe('GOODS_WITH_COURIER');
  expect(await desk.person.refused(endpoints.assignJob, { params: { jobId }, body })).toBe('JOB_MOVED_ON');
  expect(await courier.person.refused(endpoints.setDuty, { body: { duty: 'OFF', happenedAt: hub.clock.instant() } })).toBe('HAND_OVER_FIRST');
});

test('a job is given by hand to somebody who agreed by phone, and the open offer of another is withdrawn', async () => {
  const desk = await atDesk(hub);
  const asked = await onDuty(hub, 'courier', 20);
  const resting = await hub.signIn('courier 2');
  const { orderId } = await placeAndPack(hub);
  const offer = openOffer(asked.live);
  await desk.person.act(endpoints.assignJob, { params: { jobId: offer.jobId }, body: { courierId: resting.courierId } });
  expect(isAsked(asked.live)).toBe(false);
  expect(asked.live.board.jobs).toEqual({});
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'ACCEPTED', courierId: resting.courierId });
  expect(desk.live.board.couriers[resting.courierId]?.duty).toBe('BUSY');
  const tap = { params: { offerId: offer.id }, body: { happenedAt: hub.clock.instant() } };
  expect(await asked.person.refused(endpoints.acceptOffer, tap)).toBe('OFFER_WITHDRAWN');
});

test('the dispatcher offers to a chosen courier; one who is off duty, full or being asked is refused by name', async () => {
  const desk = await atDesk(hub);
  const near = await onDuty(hub, 'courier', 20);
  const off = await hub.signIn('courier 3');
  await placeAndPack(hub); // the planner asks the near one
  const { orderId } = await placeAndPack(hub); // nobody is left for this
  const { id: jobId } = jobOn(desk.live, orderId);
  const offerTo = (courierId: typeof off.courierId) => ({ params: { jobId }, body: { courierId } });
  expect(await desk.person.refused(endpoints.offerJob, offerTo(off.courierId))).toBe('COURIER_OFF_DUTY');
  expect(await desk.person.refused(endpoints.offerJob, offerTo(near.person.courierId))).toBe('COURIER_HAS_OFFER');
  await accept(hub, near); // and now the second one is offered to them as well
  await accept(hub, near);
  await placeAndPack(hub);
  await accept(hub, near); // three are what a motorbike carries
  const fourth = jobOn(desk.live, (await placeAndPack(hub)).orderId);
  expect(await desk.person.refused(endpoints.offerJob, { params: { jobId: fourth.id }, body: { courierId: near.person.courierId } })).toBe('COURIER_FULL');
});

test('an open offer is taken back: the courier’s card goes, and the planner asks whoever is best now', async () => {
  const desk = await atDesk(hub);
  const asked = await onDuty(hub, 'courier', 20);
  const { orderId } = await placeAndPack(hub);
  const offer = openOffer(asked.live);
  await desk.person.act(endpoints.withdrawOffer, { params: { jobId: offer.jobId } });
  expect(asked.live.board.offers[offer.id]).toBeUndefined();
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'OFFERED', courierId: null });
  const tap = { params: { offerId: offer.id }, body: { happenedAt: hub.clock.instant() } };
  expect(await asked.person.refused(endpoints.acceptOffer, tap)).toBe('OFFER_WITHDRAWN');
});
