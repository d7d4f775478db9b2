import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, orderOn, place } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const MINUTE_MS = 60_000;

test('the stall is reminded, the dispatcher told, then called, and at last the order expires: each once', async () => {
  const desk = await atDesk(hub);
  const { orderId, trackingToken } = await place(hub);
  const seen = () => [desk.live.count('order.merchant_reminded'), desk.live.count('order.attention_raised'), desk.live.count('order.expired')];
  const passes = async (minutes: number) => {
    await hub.advance(minutes * MINUTE_MS);
    return { facts: seen(), status: orderOn(desk.live, orderId).status, attention: orderOn(desk.live, orderId).attention };
  };

  expect(await passes(4)).toEqual({ facts: [0, 0, 0], status: 'PLACED', attention: null });
  expect(await passes(1)).toEqual({ facts: [1, 0, 0], status: 'PLACED', attention: null });
  expect(await passes(5)).toEqual({ facts: [1, 1, 0], status: 'PLACED', attention: 'MERCHANT_SLOW' });
  const page = await hub.visitor.act(endpoints.tracking, { params: { token: trackingToken } });
  expect(page).toMatchObject({ stage: 'WAITING_MERCHANT', merchantSlow: true });
  expect(await passes(10)).toEqual({ facts: [1, 2, 0], status: 'PLACED', attention: 'MERCHANT_SILENT' });
  expect(await passes(39)).toEqual({ facts: [1, 2, 0], status: 'PLACED', attention: 'MERCHANT_SILENT' });
  expect(await passes(1)).toEqual({ facts: [1, 2, 1], status: 'EXPIRED', attention: null });
  expect(await passes(60)).toEqual({ facts: [1, 2, 1], status: 'EXPIRED', attention: null });
  expect(orderOn(desk.live, orderId).payment.status).toBe('VOIDED');
});

test('a stall that answers is left alone, and its flag goes', async () => {
  const desk = await atDesk(hub);
  const { orderId } = await place(hub);
  await hub.advance(12 * MINUTE_MS);
  expect(orderOn(desk.live, orderId).attention).toBe('MERCHANT_SLOW');
  await desk.person.act(endpoints.confirmOrder, { params: { orderId } });
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'CONFIRMED', attention: null });
  await hub.advance(60 * MINUTE_MS);
  expect(orderOn(desk.live, orderId).status).toBe('CONFIRMED');
});

test('an order that the stall refuses asks for no money', async () => {
  const desk = await atDesk(hub);
  const { orderId } = await place(hub);
  await desk.person.act(endpoints.rejectOrder, { params: { orderId }, body: { reason: 'habis' } });
  expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'REJECTED', cancelReason: 'habis', payment: { status: 'VOIDED' } });
  expect(await desk.person.refused(endpoints.confirmOrder, { params: { orderId } })).toBe('ORDER_MOVED_ON');
});
