// C1: one order is one buyer's basket at one merchant (product.md section 7).
import { rows, type Lifecycle } from './lifecycle.ts';

export const ORDER_STATUSES = [
  'PLACED',
  'CONFIRMED',
  'READY',
  'IN_DELIVERY',
  'DELIVERED',
  'DISPUTED',
  'RESOLVED',
  'COMPLETED',
  'REJECTED',
  'EXPIRED',
  'CANCELLED',
  'RETURNED',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export type OrderCommand =
  | 'confirm'
  | 'reject'
  | 'expire'
  | 'markReady'
  | 'cancel'
  | 'restore'
  | 'startDelivery'
  | 'undoPickup'
  | 'deliver'
  | 'returnGoods'
  | 'dispute'
  | 'resolve'
  | 'complete';

const from = rows<OrderStatus, OrderCommand>;

export const orderLifecycle: Lifecycle<OrderStatus, OrderCommand> = {
  statuses: ORDER_STATUSES,
  initial: 'PLACED',
  terminal: ['COMPLETED', 'REJECTED', 'EXPIRED', 'CANCELLED', 'RETURNED'],
  transitions: [
    ...from('PLACED')('confirm', 'CONFIRMED', ['M', 'D']),
    ...from('PLACED')('reject', 'REJECTED', ['M', 'D']),
    ...from('PLACED')('expire', 'EXPIRED', ['S']),
    ...from('CONFIRMED')('markReady', 'READY', ['M', 'D']),
    ...from('PLACED', 'CONFIRMED')('cancel', 'CANCELLED', ['R', 'D']),
    ...from('READY')('cancel', 'CANCELLED', ['D']), // the resident may only ask (C1)
    ...from('CANCELLED')('restore', 'PLACED', ['D']), // undo of a cancel, within seconds, back to where it was
    ...from('CANCELLED')('restore', 'CONFIRMED', ['D']),
    ...from('CANCELLED')('restore', 'READY', ['D']),
    ...from('READY')('startDelivery', 'IN_DELIVERY', ['S']), // follows the job
    ...from('IN_DELIVERY')('undoPickup', 'READY', ['S']),
    ...from('IN_DELIVERY')('deliver', 'DELIVERED', ['S']),
    ...from('IN_DELIVERY')('returnGoods', 'RETURNED', ['S']),
    ...from('DELIVERED')('dispute', 'DISPUTED', ['R', 'D']),
    ...from('DISPUTED')('resolve', 'RESOLVED', ['D', 'B']),
    ...from('DELIVERED', 'RESOLVED')('complete', 'COMPLETED', ['S']), // only when settled: finance.md 3.2
  ],
};
