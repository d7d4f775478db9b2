import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, deliver, onDuty, orderOn, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const TWO_HOURS_MS = 7_200_000;
const REASON = { reason: 'ayamnya kurang satu' };

/** Food, paid by QRIS that is verified: only the complaint window is left. */
async function brought() {
  const desk = await atDesk(hub);
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub, { payment: 'qris', food: true });
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0001' } });
  await deliver(hub, courier);
  return { desk, orderId };
}

test('a complaint keeps an order from settling until it is closed', async () => {
  const { desk, orderId } = await brought();
  await desk.person.act(endpoints.disputeOrder, { params: { orderId }, body: REASON });
  await hub.advance(TWO_HOURS_MS);
  expect(orderOn(desk.live, orderId).status).toBe('DISPUTED');
  await desk.person.act(endpoints.resolveDispute, { params: { orderId }, body: { reason: 'diganti besok' } });
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
  const timeline = await desk.person.act(endpoints.orderTimeline, { params: { orderId } });
  expect(timeline.map(({ type }) => type).slice(-4)).toEqual(['order.delivered', 'order.disputed', 'order.resolved', 'order.completed']);
  expect(timeline.find(({ type }) => type === 'order.disputed')?.note).toBe(REASON.reason);
});

test('after the window no complaint is taken', async () => {
  const { desk, orderId } = await brought();
  await hub.advance(TWO_HOURS_MS - 20_000);
  expect(orderOn(desk.live, orderId).status).toBe('DELIVERED');
  hub.clock.move(20_000); // the window has passed, the alarm has not rung yet
  expect(await desk.person.refused(endpoints.disputeOrder, { params: { orderId }, body: REASON })).toBe('COMPLAINT_WINDOW_OVER');
});
