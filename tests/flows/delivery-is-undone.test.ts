import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, handOver, jobOn, onDuty, orderOn, placeAndPack, UNDO_MS, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const journals = async () => (await hub.pool.query('select fact_type from journal')).rows;

test('within fifteen seconds a delivery comes back without a trace in the books; after them it stays', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  const undo = { params: { jobId }, body: { happenedAt: hub.clock.instant() } };
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });

  await handOver(hub, courier, jobId);
  expect(jobOn(desk.live, orderId).status).toBe('DELIVERED');
  await hub.advance(UNDO_MS - 1);
  await courier.person.act(endpoints.undoStep, undo);
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'AT_DROP', receiverName: null, cashCollected: null });
  await hub.advance(UNDO_MS * 2);
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'IN_DELIVERY', payment: { status: 'DUE' } });
  expect(await journals()).toEqual([]);

  await handOver(hub, courier, jobId);
  await hub.advance(UNDO_MS);
  expect(orderOn(desk.live, orderId).status).toBe('DELIVERED');
  expect(await journals()).toEqual([{ fact_type: 'cash.collected' }]);
  expect(await courier.person.refused(endpoints.undoStep, undo)).toBe('UNDO_TOO_LATE');
});

test('each step on the way has its own way back, and the order follows', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  const undo = () => courier.person.act(endpoints.undoStep, { params: { jobId }, body: { happenedAt: hub.clock.instant() } });
  await walk(hub, courier, { jobId, to: 'pickUp' });
  expect(orderOn(desk.live, orderId).status).toBe('IN_DELIVERY');
  await undo();
  expect([jobOn(desk.live, orderId).status, orderOn(desk.live, orderId).status]).toEqual(['AT_PICKUP', 'READY']);
  await walk(hub, courier, { jobId, from: 'pickUp', to: 'headToDrop' });
  await undo();
  expect(jobOn(desk.live, orderId).status).toBe('PICKED_UP');
  expect(await courier.person.refused(endpoints.undoStep, { params: { jobId }, body: { happenedAt: hub.clock.instant() } })).toBe('UNDO_TOO_LATE'); // one step back, not two
});

test('the cash must be what is due', async () => {
  const courier = await onDuty(hub, 'courier');
  await placeAndPack(hub);
  const jobId = await accept(hub, courier);
  const hand = (cashCollected: string | null) => ({ params: { jobId }, body: { receiverName: 'Pak Contoh', cashCollected, happenedAt: hub.clock.instant() } });
  expect(await courier.person.refused(endpoints.deliverJob, hand('1000'))).toBe('JOB_MOVED_ON');
  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });
  for (const wrong of ['1', '0', null]) expect(await courier.person.refused(endpoints.deliverJob, hand(wrong))).toBe('CASH_AMOUNT_WRONG');
});
