import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderRequestInput } from '@pitulungan/contracts/orders';
import { expect, test } from 'vitest';
import { atDesk, basketOf, BUYER, orderOn, stall } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const CALLER = '+6280000001999';

async function phone(more: Partial<OrderRequestInput> = {}) {
  const dispatcher = await hub.signIn('dispatcher');
  const body = { ...basketOf(await stall(hub), more), source: 'phone' as const };
  return { dispatcher, request: { body } };
}

test('a caller is known the next time, with the last order', async () => {
  const desk = await atDesk(hub);
  const { dispatcher, request } = await phone({ buyerPhone: '0800 0000 1999', note: 'Titip kembalian' });
  expect(await dispatcher.act(endpoints.findCaller, { query: { phone: '62800-0000-1999' } })).toBeNull();
  const { orderId, code } = await dispatcher.act(endpoints.placeOrder, request);
  expect(orderOn(desk.live, orderId)).toMatchObject({
    source: 'phone',
    buyerPhone: CALLER,
    note: 'Titip kembalian',
    fee: { customer: '0', fund: '0', bumdes: '2000' },
  });
  const caller = await dispatcher.act(endpoints.findCaller, { query: { phone: '80000001999' } });
  expect(caller).toMatchObject({ name: BUYER.name, phone: CALLER, address: { rw: 2, patokan: 'pagar hijau' }, lastOrder: { code } });
  const again = await dispatcher.act(endpoints.placeOrder, request);
  expect(orderOn(desk.live, again.orderId).attention).toBe('POSSIBLE_DUPLICATE');
});

test('a pin outside the service area and one at 0,0 are refused', async () => {
  const at = async (lat: number, lng: number) => {
    const { dispatcher, request } = await phone({ address: { line: '', rt: null, rw: null, patokan: '', pin: { lat, lng } } });
    return dispatcher.refused(endpoints.placeOrder, request);
  };
  expect(await at(0, 0)).toBe('OUTSIDE_AREA');
  expect(await at(-7.983, 112.621)).toBe('OUTSIDE_AREA'); // Malang
  expect(await at(112.74163, -7.34679)).toBe('BAD_REQUEST'); // latitude and longitude the wrong way round
});

test('what the stall does not have, cannot carry or does not open for is refused', async () => {
  const desk = await atDesk(hub);
  const merchant = await stall(hub);
  const { dispatcher, request } = await phone();
  const items = (quantity: number, productId = merchant.products[0]!.id) => ({ body: { ...request.body, items: [{ productId, quantity }] } });

  const others = await hub.visitor.act(endpoints.stalls, { params: { village: '35.15.18.2014' } });
  const foreign = others.find(({ id }) => id !== merchant.id)!.products[0]!;
  expect(await dispatcher.refused(endpoints.placeOrder, items(1, foreign.id))).toBe('PRODUCT_UNAVAILABLE');
  await hub.pool.query('update product set weight_g = 5000 where id = $1', [merchant.products[0]!.id]);
  expect(await dispatcher.refused(endpoints.placeOrder, items(31))).toBe('TOO_HEAVY');
  await dispatcher.act(endpoints.setMerchantOpen, { params: { merchantId: merchant.id }, body: { open: false } });
  expect(await dispatcher.refused(endpoints.placeOrder, items(1))).toBe('MERCHANT_CLOSED');
  await hub.pool.query('update product set available = false where id = $1', [merchant.products[0]!.id]);
  await dispatcher.act(endpoints.setMerchantOpen, { params: { merchantId: merchant.id }, body: { open: true } });
  expect(await dispatcher.refused(endpoints.placeOrder, items(1))).toBe('PRODUCT_UNAVAILABLE');
  expect(desk.live.board.orders).toEqual({});
});

test('prices come from the stall, and equal lines are one', async () => {
  const desk = await atDesk(hub);
  const { products } = await stall(hub);
  const [a, b] = [products[0]!, products[1]!];
  const { dispatcher, request } = await phone({ items: [a, b, a].map(({ id }) => ({ productId: id, quantity: 2 })) });
  const { orderId } = await dispatcher.act(endpoints.placeOrder, request);
  const { items, goods } = orderOn(desk.live, orderId);
  expect(items.map(({ name, quantity, total }) => [name, quantity, total])).toEqual([
    [a.name, 4, String(BigInt(a.price) * 4n)],
    [b.name, 2, String(BigInt(b.price) * 2n)],
  ]);
  expect(goods).toBe(String(BigInt(a.price) * 4n + BigInt(b.price) * 2n));
});
