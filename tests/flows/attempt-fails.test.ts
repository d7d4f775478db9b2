import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, jobOn, onDuty, orderOn, placeAndPack, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('nobody at home: the same courier goes again, then the goods go back to the stall, and nothing is to be paid', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId, trackingToken } = await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  const fail = () =>
    courier.person.act(endpoints.failJob, { params: { jobId }, body: { reason: 'NOT_HOME', note: 'pagar dikunci', happenedAt: hub.clock.instant() } });
  const onJob = { params: { jobId } };
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });

  await fail();
  expect(orderOn(desk.live, orderId).attention).toBe('FAILED_ATTEMPT');
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'FAILED_ATTEMPT', failure: { reason: 'NOT_HOME', note: 'pagar dikunci', attempts: 1 } });
  await desk.person.act(endpoints.retryJob, onJob);
  expect(orderOn(desk.live, orderId).attention).toBeNull();
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'TO_DROP', courierId: courier.person.courierId });

  await walk(hub, courier, { jobId, from: 'arriveAtDrop', to: 'arriveAtDrop' });
  await fail();
  expect(jobOn(desk.live, orderId).failure?.attempts).toBe(2);
  await desk.person.act(endpoints.returnJob, onJob);
  expect(await hub.visitor.act(endpoints.tracking, { params: { token: trackingToken } })).toMatchObject({ stage: 'COMING_BACK' });
  await desk.person.act(endpoints.confirmReturn, onJob);

  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'RETURNED', payment: { status: 'VOIDED' }, attention: null });
  expect(courier.live.board.couriers[courier.person.courierId]).toMatchObject({ duty: 'ON', activeJobs: [], cashInHand: '0' });
  // the buyer owes nothing; the courier made the way twice and is paid for it (posting 15)
  const { rows } = await hub.pool.query('select fact_type, idem_key from journal order by id');
  expect(rows).toEqual([1, 2].map((attempt) => ({ fact_type: 'attempt.paid', idem_key: `attempt:${jobId}:drop:${attempt}` })));
});

test('a failed attempt can be taken back for a few seconds', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });
  await courier.person.act(endpoints.failJob, { params: { jobId }, body: { reason: 'UNREACHABLE', happenedAt: hub.clock.instant() } });
  await courier.person.act(endpoints.undoStep, { params: { jobId }, body: { happenedAt: hub.clock.instant() } });
  expect(jobOn(desk.live, orderId).status).toBe('AT_DROP');
  expect(orderOn(desk.live, orderId).attention).toBeNull();
});
