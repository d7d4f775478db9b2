import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { changeSettings, handOver, onDuty, placeAndPack, jobOn, UNDO_MS, walk, type AtWork } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';
import { ask, openTrip, quietDesk, waiting, way } from '../harness/trips.ts';

const hub = useHub();
const OFFER_MS = 45_000;
const answer = ({ live }: AtWork, rank = 1) => ({ params: { offerId: openTrip(live)[rank - 1]!.id }, body: { happenedAt: hub.clock.instant() } });

test('two orders are one question: one yes takes both, and they are walked in the order that was offered', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 2);
  expect(await ask(hub, courier, jobs, { stops: way('p1 p2 d2 d1', jobs) })).toBe('asked');

  const trip = openTrip(courier.live);
  expect(trip.map(({ jobId, rank, seat, wave }) => ({ jobId, rank, seat, wave }))).toEqual(jobs.map((jobId, i) => ({ jobId, rank: i + 1, seat: 1, wave: 1 })));
  expect(new Set(trip.map(({ tripId }) => tripId)).size).toBe(1);
  expect(trip[0]?.stops).toEqual(way('p1 p2 d2 d1', jobs));
  expect(trip[0]?.tripM).toBeGreaterThan(300);
  expect(await ask(hub, courier, await waiting(hub, desk, 1))).toBe('COURIER_HAS_OFFER');

  await courier.person.act(endpoints.acceptOffer, answer(courier, 2)); // any offer of the trip answers for all
  const me = () => courier.live.board.couriers[courier.person.courierId];
  expect(me()).toMatchObject({ duty: 'BUSY', stops: way('p1 p2 d2 d1', jobs) });
  expect(new Set(me()?.activeJobs)).toEqual(new Set(jobs));
  expect(desk.live.count('job.accepted')).toBe(2);

  for (const jobId of jobs) await walk(hub, courier, { jobId, to: 'pickUp' });
  await hub.comeToRest();
  expect(me()?.stops).toEqual(way('d2 d1', jobs));
  await walk(hub, courier, { jobId: jobs[1]!, from: 'headToDrop', to: 'arriveAtDrop' });
  await handOver(hub, courier, jobs[1]!);
  expect(me()?.stops).toEqual(way('d1', jobs));
  await courier.person.act(endpoints.undoStep, { params: { jobId: jobs[1]! }, body: { happenedAt: hub.clock.instant() } });
  expect(me()?.stops).toEqual(way('d2 d1', jobs)); // the courier still stands at that door
  await handOver(hub, courier, jobs[1]!);
  await hub.advance(UNDO_MS);
  expect(me()?.stops).toEqual(way('d1', jobs));
});

test('one no, or one silence, ends the whole question and counts once', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 3);
  await ask(hub, courier, jobs);
  await courier.person.act(endpoints.declineOffer, answer(courier));
  expect(courier.live.board.jobs).toEqual({});
  expect(jobs.map((id) => desk.live.board.jobs[id]?.status)).toEqual(['QUEUED', 'QUEUED', 'QUEUED']);

  await ask(hub, courier, jobs);
  await hub.advance(OFFER_MS);
  expect(openTrip(courier.live)).toEqual([]);
  expect(desk.live.board.couriers[courier.person.courierId]).toMatchObject({ duty: 'ON', unansweredOffers: 1 });
  expect(jobs.map((id) => desk.live.board.jobs[id]?.status)).toEqual(['QUEUED', 'QUEUED', 'QUEUED']);
});

test('what a courier could not carry together is neither asked nor taken', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const jobs = await waiting(hub, desk, 3);
  expect(await ask(hub, courier, [...jobs, ...(await waiting(hub, desk, 1))])).toBe('COURIER_FULL'); // three on a motorbike
  expect(openTrip(courier.live)).toEqual([]);
  await ask(hub, courier, jobs);
  await changeSettings(hub, (settings) => ({ ...settings, dispatch: { ...settings.dispatch, maxActiveJobs: 2 } }));
  expect(await courier.person.refused(endpoints.acceptOffer, answer(courier))).toBe('COURIER_FULL');
  expect(jobs.map((id) => desk.live.board.jobs[id]?.status)).toEqual(['OFFERED', 'OFFERED', 'OFFERED']);
});

test('an order is added to a running trip where the question puts its stops', async () => {
  const desk = await quietDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const [first] = await waiting(hub, desk, 1);
  await ask(hub, courier, [first!]);
  await courier.person.act(endpoints.acceptOffer, answer(courier));
  const second = jobOn(desk.live, (await placeAndPack(hub)).orderId).id;
  await ask(hub, courier, [second], { stops: way('p1 p2 d2 d1', [first!, second]) });
  expect(openTrip(courier.live).map(({ jobId }) => jobId)).toEqual([second]);
  await courier.person.act(endpoints.acceptOffer, answer(courier));
  expect(courier.live.board.couriers[courier.person.courierId]?.stops).toEqual(way('p1 p2 d2 d1', [first!, second]));
});
