import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderId } from '@pitulungan/contracts/ids';
import type { Task } from '../../server/src/platform/tasks.ts';
import { expect, test } from 'vitest';
import { accept, atDesk, deliver, handOver, jobOn, onDuty, openOffer, orderOn, place, placeAndPack, UNDO_MS, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

type Alarm<T = Task> = T extends Task ? Omit<T, 'id' | 'delayMs' | 'villageId'> : never;
const TWO_HOURS_MS = 7_200_000;
let rung = 0;

/** As if a clock of the queue went wrong: the task runs now, whatever the time is. */
async function ring(alarm: Alarm): Promise<number> {
  const villageId = (await hub.signIn('dispatcher')).session!.village.id;
  const before = await hub.factCount();
  await hub.hub.ctx.queue.add([{ ...alarm, id: `wrong-${rung++}`, delayMs: 0, villageId } as Task]);
  await hub.comeToRest();
  return (await hub.factCount()) - before;
}

test('an alarm that rings too early, too late or twice does nothing: the rule is asked again', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const silent = await place(hub);
  expect(await ring({ name: 'watch-merchant', orderId: silent.orderId })).toBe(0);

  const { orderId } = await placeAndPack(hub, { payment: 'qris', food: true });
  const offer = openOffer(courier.live);
  expect(await ring({ name: 'expire-offer', offerId: offer.id })).toBe(0);
  const jobId = await accept(hub, courier);
  expect(await ring({ name: 'expire-offer', offerId: offer.id })).toBe(0); // answered since
  expect(await ring({ name: 'close-job', jobId })).toBe(0);

  await walk(hub, courier, { jobId, to: 'arriveAtDrop' });
  await handOver(hub, courier, jobId);
  hub.clock.move(UNDO_MS - 1);
  expect(await ring({ name: 'close-job', jobId })).toBe(0);
  expect(jobOn(desk.live, orderId)).toMatchObject({ status: 'DELIVERED', closedAt: null });
  await hub.advance(1);
  expect(orderOn(desk.live, orderId).status).toBe('DELIVERED');
  expect(await ring({ name: 'close-job', jobId })).toBe(0);
});

test('an order settles when its money is certain and its complaint window over, however often the alarm rings before', async () => {
  const desk = await atDesk(hub);
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  const settle = (orderId: OrderId) => ring({ name: 'settle-order', orderId });
  const [paid, unpaid] = [await placeAndPack(hub, { payment: 'qris', food: true }), await placeAndPack(hub, { payment: 'qris', food: true })];
  for (const _ of [paid, unpaid]) await deliver(hub, courier);

  expect(await settle(paid.orderId)).toBe(0);
  await cashier.act(endpoints.verifyPayment, { params: { orderId: paid.orderId }, body: { reference: 'REF-0001' } });
  expect(await settle(paid.orderId)).toBe(0);
  await hub.advance(TWO_HOURS_MS);
  expect(await settle(unpaid.orderId)).toBe(0);
  expect([paid, unpaid].map(({ orderId }) => orderOn(desk.live, orderId).status)).toEqual(['COMPLETED', 'DELIVERED']);
  expect(await settle(paid.orderId)).toBe(0);
});
