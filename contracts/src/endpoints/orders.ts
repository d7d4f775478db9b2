import { z } from 'zod';
import { Fact } from '../facts.ts';
import { JobId, OrderId } from '../ids.ts';
import { ORDER_STATUSES } from '../lifecycles/order.ts';
import { OrderRequest, OrderSource, OrderView } from '../orders.ts';
import { Phone } from '../phone.ts';
import { Address } from '../place.ts';
import { MAX_ORDERS_PER_SLOT } from '../slots.ts';
import { BusinessDate, Instant } from '../time.ts';
import { Done, endpoint } from './endpoint.ts';
import { PlacedOrder, SLOT_REFUSALS } from './shop.ts';

const OnOrder = z.strictObject({ orderId: OrderId });
const Reason = z.strictObject({ reason: z.string().trim().min(1).max(200) });

export const MAX_CSV_BYTES = 2_000_000;
export const MAX_CSV_ROWS = 2_000;

/** A row that was not taken: `line` as a spreadsheet counts, the header being line 1. */
export const ImportRowError = z.strictObject({ line: z.int(), column: z.string().nullable(), sentence: z.strictObject({ id: z.string(), en: z.string() }) });
export const ImportResult = z.strictObject({ added: z.int(), alreadyThere: z.int(), errors: z.array(ImportRowError) });
export type ImportResult = z.infer<typeof ImportResult>;
export type ImportRowError = z.infer<typeof ImportRowError>;

/** Who called before, found by phone number. */
export const KnownCaller = z.strictObject({
  name: z.string(),
  phone: z.string(),
  address: Address,
  lastOrder: OrderView.nullable(),
});
export type KnownCaller = z.infer<typeof KnownCaller>;

export const orderEndpoints = {
  placeOrder: endpoint({
    method: 'POST',
    path: '/orders',
    summary: 'Place an order for a caller or from another program',
    access: 'operations.write',
    body: OrderRequest.extend({ source: OrderSource.exclude(['app', 'csv']).default('phone') }),
    response: PlacedOrder,
    refusals: ['OUTSIDE_AREA', 'MERCHANT_CLOSED', 'PRODUCT_UNAVAILABLE', 'TOO_HEAVY', 'NOT_FOUND', ...SLOT_REFUSALS],
  }),
  importOrders: endpoint({
    method: 'POST',
    path: '/orders/import',
    summary: 'Import orders from CSV; good rows are kept, running it twice adds nothing',
    access: 'operations.write',
    body: z.strictObject({ csv: z.string().min(1).max(MAX_CSV_BYTES) }),
    response: ImportResult,
    refusals: ['CSV_UNREADABLE', 'TOO_LARGE'],
  }),
  listOrders: endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'Orders of a day, newest first',
    access: 'operations.read',
    query: z.strictObject({
      date: BusinessDate.optional(),
      status: z.enum(ORDER_STATUSES).optional(),
      search: z.string().trim().max(60).optional(),
      before: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.strictObject({ orders: z.array(OrderView), next: z.string().nullable() }),
    refusals: [],
  }),
  orderTimeline: endpoint({
    method: 'GET',
    path: '/orders/:orderId/timeline',
    summary: 'Everything that happened to an order, oldest first',
    access: 'operations.read',
    params: OnOrder,
    response: z.array(Fact.omit({ changes: true })),
    refusals: ['NOT_FOUND'],
  }),
  confirmOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/confirm',
    summary: 'The stall takes the order',
    access: 'operations.write',
    params: OnOrder,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON'],
  }),
  rejectOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/reject',
    summary: 'The stall cannot take it',
    access: 'operations.write',
    params: OnOrder,
    body: Reason,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON'],
  }),
  readyOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/ready',
    summary: 'Packed: a delivery job is queued',
    access: 'operations.write',
    params: OnOrder,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON'],
  }),
  cancelOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/cancel',
    summary: 'Cancel before pickup; can be undone for a few seconds',
    access: 'operations.write',
    params: OnOrder,
    body: Reason,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON', 'GOODS_WITH_COURIER'],
  }),
  restoreOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/restore',
    summary: 'Undo a cancel',
    access: 'operations.write',
    params: OnOrder,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON', 'UNDO_TOO_LATE', 'FUND_SPENT', 'REFUND_PAID'],
  }),
  moveSlot: endpoint({
    method: 'POST',
    path: '/orders/:orderId/slot',
    summary: 'Move an order to another slot: who agreed, and why; the buyer reads it',
    access: 'operations.write',
    params: OnOrder,
    body: Reason.extend({ slotAt: Instant, agreedWith: z.string().trim().min(1).max(80) }),
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON', 'NOT_IN_A_SLOT', 'JOB_MOVED_ON', 'SLOT_CLOSED', 'SLOT_FULL'],
  }),
  releaseSlot: endpoint({
    method: 'POST',
    path: '/slots/:slotAt/release',
    summary: 'Let a slot, or some of its jobs, go before its time',
    access: 'operations.write',
    params: z.strictObject({ slotAt: Instant }),
    body: z.strictObject({ jobIds: z.array(JobId).min(1).max(MAX_ORDERS_PER_SLOT).nullable() }),
    response: z.strictObject({ released: z.int() }),
    refusals: ['NOT_FOUND', 'SLOT_RELEASED', 'JOB_MOVED_ON'],
  }),
  disputeOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/dispute',
    summary: 'Note a complaint within its window',
    access: 'operations.write',
    params: OnOrder,
    body: Reason,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON', 'COMPLAINT_WINDOW_OVER'],
  }),
  resolveDispute: endpoint({
    method: 'POST',
    path: '/orders/:orderId/resolve',
    summary: 'Close a complaint without a refund',
    access: 'operations.write',
    params: OnOrder,
    body: Reason,
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON'],
  }),
  trackingLink: endpoint({
    method: 'GET',
    path: '/orders/:orderId/tracking-link',
    summary: 'The current tracking link',
    access: 'operations.read',
    params: OnOrder,
    response: z.strictObject({ path: z.string().nullable() }),
    refusals: ['NOT_FOUND'],
  }),
  renewTrackingLink: endpoint({
    method: 'POST',
    path: '/orders/:orderId/tracking-link',
    summary: 'Revoke the link and make a new one',
    access: 'operations.write',
    params: OnOrder,
    response: z.strictObject({ path: z.string() }),
    refusals: ['NOT_FOUND'],
  }),
  findCaller: endpoint({
    method: 'GET',
    path: '/callers',
    summary: 'Who is calling, and what they ordered last',
    access: 'operations.read',
    query: z.strictObject({ phone: Phone }),
    response: KnownCaller.nullable(),
    refusals: [],
  }),
  verifyPayment: endpoint({
    method: 'POST',
    path: '/orders/:orderId/payment/verify',
    summary: 'The QRIS payment stands in the provider list',
    access: 'payments.verify',
    params: OnOrder,
    body: z.strictObject({ reference: z.string().trim().min(4).max(60) }),
    response: Done,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'REFERENCE_USED'],
  }),
  ownPayments: endpoint({
    method: 'GET',
    path: '/stall/payments',
    summary: 'QRIS payments that should have come into the stall’s own QRIS and are not confirmed',
    access: 'stall.own',
    response: z.array(OrderView.pick({ id: true, code: true, buyerName: true, total: true, payment: true, placedAt: true })),
    refusals: [],
  }),
  confirmOwnQris: endpoint({
    method: 'POST',
    path: '/stall/orders/:orderId/payment/confirm',
    summary: 'The stall has found the payment in its own QRIS',
    access: 'stall.own',
    params: OnOrder,
    body: z.strictObject({ reference: z.string().trim().min(4).max(60) }),
    response: Done,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'REFERENCE_USED'],
  }),
  payAtHub: endpoint({
    method: 'POST',
    path: '/orders/:orderId/payment/at-hub',
    summary: 'The buyer pays a cash order at the cash desk, before it is picked up',
    access: 'money.pay',
    params: OnOrder,
    response: Done,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON'],
  }),
  rejectPayment: endpoint({
    method: 'POST',
    path: '/orders/:orderId/payment/reject',
    summary: 'The QRIS payment is not in the provider list',
    access: 'payments.verify',
    params: OnOrder,
    body: Reason,
    response: Done,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON'],
  }),
  /** For the cashier, who sees no board of orders: what waits for verification. */
  pendingPayments: endpoint({
    method: 'GET',
    path: '/payments/pending',
    summary: 'QRIS payments to verify',
    access: 'payments.verify',
    response: z.array(
      OrderView.pick({ id: true, code: true, merchantName: true, buyerName: true, total: true, payment: true, status: true, placedAt: true }).extend({
        /** Whose list it stands in: Q1 that of BUMDes, Q2 the stall's own */
        flow: z.enum(['Q1', 'Q2']),
      }),
    ),
    refusals: [],
  }),
};
