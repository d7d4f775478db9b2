import { endpoints } from '@pitulungan/contracts/endpoints';
import { describe, expect, test } from 'vitest';
import { atDesk, deliver, jobOn, onDuty, orderOn, pack, place, stall } from '../harness/story.ts';
import { STORES } from '../harness/stores.ts';
import { useHub } from '../harness/test-hub.ts';

const QUANTITY = 10;
const COMMISSION = 1_000n * BigInt(QUANTITY);
const DAY_MS = 86_400_000;

describe.each(STORES)('an order goes from the shop to the revenue share (%s)', (store) => {
  const hub = useHub({ store });

  test('placed, packed, brought, paid in cash, handed in, counted, settled, shared', async () => {
    const desk = await atDesk(hub);
    const manager = await atDesk(hub, 'manager');
    const cashier = await atDesk(hub, 'cashier');
    const courier = await onDuty(hub, 'courier');
    const product = (await stall(hub)).products[0]!;
    const goods = BigInt(product.price) * BigInt(QUANTITY);

    const { orderId, code } = await place(hub, { items: [{ productId: product.id, quantity: QUANTITY }] });
    expect(orderOn(desk.live, orderId)).toMatchObject({
      code,
      status: 'PLACED',
      goods: String(goods),
      total: String(goods),
      payment: { method: 'cash', status: 'DUE' },
    });
    await pack(hub, orderId);
    expect(jobOn(desk.live, orderId).status).toBe('OFFERED');
    await deliver(hub, courier);
    expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'DELIVERED', payment: { status: 'COLLECTED' } });
    expect(courier.live.board.couriers[courier.person.courierId]?.cashInHand).toBe(String(goods));

    const { depositId } = await courier.person.act(endpoints.declareDeposit, { body: { declared: String(goods), happenedAt: hub.clock.instant() } });
    const deposit = await cashier.person.act(endpoints.countDeposit, { params: { depositId }, body: { counted: String(goods) } });
    expect(deposit).toMatchObject({ status: 'MATCHED', difference: '0' });
    expect(orderOn(desk.live, orderId)).toMatchObject({ status: 'DELIVERED', payment: { status: 'MATCHED' } }); // complaints are still open

    const before = await manager.person.act(endpoints.monthShare, { query: { month: '2026-11' } });
    await hub.advance(DAY_MS);
    expect(orderOn(desk.live, orderId).status).toBe('COMPLETED');
    const after = await manager.person.act(endpoints.monthShare, { query: { month: '2026-11' } });

    const books = await manager.person.act(endpoints.listJournals, { query: {} });
    expect(books.ledgerSum).toBe('0');
    const settled = books.journals.filter(({ fact }) => fact === 'order.completed');
    expect(settled).toHaveLength(1);
    const merchantId = orderOn(desk.live, orderId).merchantId;
    expect(settled[0]).toMatchObject({ orderCode: code, businessDate: '2026-11-25' });
    expect(settled[0]?.lines.map(({ code: account, sub, amount }) => [account, sub, amount])).toEqual([
      ['2.1.01.12', orderId, String(goods)],
      ['6.2.01.11', '', '2500'],
      ['6.3.99.11', '', '2000'],
      ['2.1.01.11', merchantId, String(-(goods - COMMISSION))],
      ['2.1.03.02', courier.person.courierId, '-2500'],
      ['4.1.06.01', '', '-2000'],
      ['4.1.11.01', '', String(-COMMISSION)],
    ]);
    expect(books.journals.map(({ fact }) => fact)).toEqual(['order.completed', 'cash.counted', 'cash.declared', 'cash.collected']);

    expect(before).toMatchObject({ base: '0', settledOrders: 0 });
    expect(after).toMatchObject({ income: String(COMMISSION + 2_000n), expense: '4500', base: String(COMMISSION - 2_500n), settledOrders: 1 });
    expect(after.shares.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(BigInt(after.base));
    expect(after.shares.every(({ amount }) => BigInt(amount) > 0n)).toBe(true);
  });
});
