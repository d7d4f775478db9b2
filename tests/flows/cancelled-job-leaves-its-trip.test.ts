import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { onDuty } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { ask, openTrip, quietDesk, waiting, way } from '../harness/trips.ts';

const hub = useHub();

test('an order that is cancelled while the courier thinks leaves the question, and the tap on its card still takes the rest', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 3);
  await ask(hub, courier, jobs, { stops: way('p1 p2 p3 d3 d1 d2', jobs) });
  const [first] = openTrip(courier.live);
  const orderId = desk.live.board.jobs[jobs[0]!]!.orderId;
  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'salah pesan' } });
  expect(openTrip(courier.live).map(({ jobId }) => jobId)).toEqual(jobs.slice(1));
  expect(courier.live.board.jobs[jobs[0]!]).toBeUndefined();

  await courier.person.act(endpoints.acceptOffer, { params: { offerId: first!.id }, body: { happenedAt: hub.clock.instant() } });
  expect(courier.live.board.couriers[courier.person.courierId]).toMatchObject({ duty: 'BUSY', stops: way('p2 p3 d3 d2', jobs) });
  expect(desk.live.board.jobs[jobs[0]!]?.status).toBe('CANCELLED');
});

test('a cancelled stop of a running trip disappears, and the next one is not held up', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 2);
  await ask(hub, courier, jobs, { stops: way('p1 p2 d1 d2', jobs) });
  const offerId = openTrip(courier.live)[0]!.id;
  await courier.person.act(endpoints.acceptOffer, { params: { offerId }, body: { happenedAt: hub.clock.instant() } });
  const orderId = desk.live.board.jobs[jobs[0]!]!.orderId;
  await desk.person.act(endpoints.cancelOrder, { params: { orderId }, body: { reason: 'salah pesan' } });
  expect(courier.live.board.couriers[courier.person.courierId]?.stops).toEqual(way('p2 d2', jobs));
  for (const step of ['headToPickup', 'arriveAtPickup', 'pickUp'] as const)
    await courier.person.act(endpoints.stepJob, { params: { jobId: jobs[1]! }, body: { step, happenedAt: hub.clock.instant() } });
  expect(courier.live.board.couriers[courier.person.courierId]?.stops).toEqual(way('d2', jobs));

  await desk.person.act(endpoints.restoreOrder, { params: { orderId } });
  expect(await ask(hub, courier, [jobs[0]!])).toBe('asked');
});
