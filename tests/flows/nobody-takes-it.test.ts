import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { accept, atDesk, jobOn, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const NO_COURIER_MS = 10 * 60_000;

test('after ten minutes without anybody the dispatcher is told, once, and can have it looked for again', async () => {
  const desk = await atDesk(hub);
  const { orderId } = await placeAndPack(hub);
  await hub.advance(NO_COURIER_MS - 1);
  expect(jobOn(desk.live, orderId).status).toBe('QUEUED');
  await hub.advance(1);
  await hub.advance(NO_COURIER_MS);
  expect(jobOn(desk.live, orderId).status).toBe('NO_COURIER');
  expect(orderOn(desk.live, orderId).attention).toBe('NO_COURIER');
  expect(desk.live.count('job.no_courier')).toBe(1);

  const { id: jobId } = jobOn(desk.live, orderId);
  await desk.person.act(endpoints.requeueJob, { params: { jobId } });
  expect(orderOn(desk.live, orderId).attention).toBeNull();
  const courier = await onDuty(hub, 'courier');
  await accept(hub, courier);
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'ACCEPTED', courierId: courier.person.courierId });
});

test('going on duty wakes the planner for what waits', async () => {
  const desk = await atDesk(hub);
  const { live, person } = await onDuty(hub, 'courier');
  await person.act(endpoints.setDuty, { body: { duty: 'BREAK', happenedAt: hub.clock.instant() } });
  const { orderId } = await placeAndPack(hub);
  expect(jobOn(desk.live, orderId).status).toBe('QUEUED');
  await person.ask(endpoints.setDuty, { body: { duty: 'ON', happenedAt: hub.clock.instant() } }); // and no sweep
  expect(await live.next('job.offered')).toMatchObject({ orderId });
});
