import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, deliver, onDuty, orderOn, place, pack, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const TWO_HOURS_MS = 7_200_000;

test('a proof is only a claim: rejected, sent again, verified, and the order settles without cash', async () => {
  const desk = await atDesk(hub);
  const cashier = await hub.signIn('cashier');
  const courier = await onDuty(hub, 'courier');
  const { orderId, trackingToken } = await placeAndPack(hub, { payment: 'qris', food: true });
  const claim = (reference: string) => hub.visitor.act(endpoints.sendProof, { params: { token: trackingToken }, body: { reference } });
  const status = () => orderOn(desk.live, orderId).payment.status;

  expect(status()).toBe('AWAITING_PROOF');
  await claim('REF-0001');
  expect(status()).toBe('PROOF_SENT');
  const pending = await cashier.act(endpoints.pendingPayments, {});
  expect(pending.map(({ id }) => id)).toEqual([orderId]);
  await cashier.act(endpoints.rejectPayment, { params: { orderId }, body: { reason: 'tidak ada di mutasi' } });
  expect(status()).toBe('REJECTED');
  await claim('REF-0002');
  await cashier.act(endpoints.verifyPayment, { params: { orderId }, body: { reference: 'REF-0002' } });
  expect(orderOn(desk.live, orderId).payment).toEqual({ method: 'qris', status: 'VERIFIED', reference: 'REF-0002' });
  expect(await cashier.refused(endpoints.rejectPayment, { params: { orderId }, body: { reason: 'terlambat' } })).toBe('PAYMENT_MOVED_ON');

  const jobId = await deliver(hub, courier);
  expect(courier.live.board.jobs[jobId]).toMatchObject({ cashDue: null, cashCollected: null });
  expect(courier.live.board.couriers[courier.person.courierId]?.cashInHand).toBe('0');
  await hub.advance(TWO_HOURS_MS - 60_000);
  expect(orderOn(desk.live, orderId).status).toBe('DELIVERED');
  await hub.advance(60_000);
  expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');

  const { journals } = await cashier.act(endpoints.listJournals, { query: {} });
  expect(journals.map(({ fact }) => fact)).toEqual(['order.completed', 'payment.verified']);
});

test('an order whose payment nobody verified never settles', async () => {
  const desk = await atDesk(hub);
  const courier = await onDuty(hub, 'courier');
  const { orderId } = await placeAndPack(hub, { payment: 'qris', food: true });
  await deliver(hub, courier);
  await hub.advance(10 * TWO_HOURS_MS);
  expect(orderOn(desk.live, orderId).status).toBe('DELIVERED');
});

test('one transfer pays one order', async () => {
  const cashier = await hub.signIn('cashier');
  const [first, second] = [await place(hub, { payment: 'qris' }), await place(hub, { payment: 'qris' })];
  await cashier.act(endpoints.verifyPayment, { params: { orderId: first.orderId }, body: { reference: 'REF-0001' } });
  expect(await cashier.refused(endpoints.verifyPayment, { params: { orderId: second.orderId }, body: { reference: 'REF-0001' } })).toBe('REFERENCE_USED');
  await pack(hub, second.orderId);
});
