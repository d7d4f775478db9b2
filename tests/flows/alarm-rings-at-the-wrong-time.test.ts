import type { Task } from '../../server/src/platform/tasks.ts';
import { expect, test } from 'vitest';
import { accept, atDesk, handOver, jobOn, onDuty, openOffer, orderOn, place, placeAndPack, UNDO_MS, walk } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

type Alarm<T = Task> = T extends Task ? Omit<T, 'id' | 'delayMs' | 'villageId'> : never;
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
  expect(await ring({ name: 'settle-order', orderId })).toBe(0); // neither paid nor past the complaint window
});
