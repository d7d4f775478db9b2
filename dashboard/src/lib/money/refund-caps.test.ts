import type { OrderView } from '@pitulungan/contracts/orders';
import type { RefundView } from '@pitulungan/contracts/refunds';
import { expect, test } from 'vitest';
import { capsOf, wayOf } from './refund-caps.ts';

const order = { id: 'order' as OrderView['id'], goods: '20000', fee: { customer: '2000', fund: '0', bumdes: '0' } };
const refund = (more: Partial<RefundView>) => ({ orderId: order.id, status: 'DUE', goods: '0', delivery: '0', ...more }) as RefundView;

test('what was given back, or is owed, is not given back again; what was withdrawn, or is of another order, does not count', () => {
  const others = [refund({ goods: '9000', status: 'WITHDRAWN' }), refund({ goods: '9000', orderId: 'other' as OrderView['id'] })];
  expect(capsOf(order, [refund({ goods: '8000', status: 'PAID' }), refund({ goods: '2000', delivery: '500' }), ...others])).toEqual({
    goods: 10_000n,
    delivery: 1_500n,
    earlier: 10_500n,
  });
});

test('goods that were brought are refunded, an order that ended without them may leave the stall a claim, and before that there is neither', () => {
  expect((['READY', 'DELIVERED', 'COMPLETED', 'CANCELLED', 'REJECTED'] as const).map((status) => wayOf({ status }))).toEqual([
    null,
    'refund',
    'refund',
    'claim',
    null,
  ]);
});
