// Every step of an order's life sets what the server would set.
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import type { Chance } from './chance.ts';
import type { JobRow, OrderRow, PaymentRow, Sale } from './sale.ts';

const { waiting } = DEFAULT_SETTINGS;

export const after = (start: Date, ms: number): Date => new Date(start.getTime() + ms);

export function confirm({ order }: Sale, at: Date): void {
  Object.assign(order, { status: 'CONFIRMED', version: order.version + 1, confirmed_at: at } satisfies Partial<OrderRow>);
}

/** Packed: a delivery job is queued. */
export function markReady(sale: Sale, at: Date, chance: Chance): JobRow {
  const { order } = sale;
  Object.assign(order, { status: 'READY', version: order.version + 1, ready_at: at } satisfies Partial<OrderRow>);
  sale.job = {
    id: chance.uuid(),
    order_id: order.id,
    status: 'QUEUED',
    version: 1,
    courier_id: null,
    queued_at: at,
    slot_at: null,
    accepted_at: null,
    status_at: at,
    closed_at: null,
    receiver_name: null,
    cash_collected: null,
    failure_reason: null,
    failure_note: '',
    attempts: 0,
  };
  return sale.job;
}

/** Ended without a delivery; nothing is to be paid any more. */
export function end(sale: Sale, how: { status: 'REJECTED' | 'EXPIRED' | 'CANCELLED'; at: Date; reason: string | null }): void {
  const { order, payment } = sale;
  if (how.status === 'CANCELLED') Object.assign(order, { cancelled_from: order.status, undo_until: after(how.at, waiting.undoMs) } satisfies Partial<OrderRow>);
  Object.assign(order, {
    status: how.status,
    version: order.version + 1,
    closed_at: how.at,
    cancel_reason: how.reason,
    attention: null,
  } satisfies Partial<OrderRow>);
  payment.status = 'VOIDED';
}

/** The courier's step; custody begins with PICKED_UP and takes the order along. */
export function step(sale: Sale, to: JobStatus, at: Date): void {
  const { order, job } = sale;
  if (!job) throw new Error(`Order ${order.id} has no job`);
  Object.assign(job, { status: to, status_at: at, version: job.version + 1 } satisfies Partial<JobRow>);
  if (to === 'PICKED_UP') Object.assign(order, { status: 'IN_DELIVERY', version: order.version + 1 } satisfies Partial<OrderRow>);
}

export function accept(sale: Sale, courierId: string, at: Date): void {
  step(sale, 'ACCEPTED', at);
  Object.assign(sale.job ?? {}, { courier_id: courierId, accepted_at: at } satisfies Partial<JobRow>);
}

/** Delivered and past its undo: the order follows, cash is in the courier's hands, the complaint window runs. */
export function deliver(sale: Sale, at: Date, receiver: string): void {
  const { order, payment, job } = sale;
  const closed = after(at, waiting.undoMs);
  const cash = payment.method === 'cash';
  step(sale, 'DELIVERED', at);
  if (job) Object.assign(job, { closed_at: closed, receiver_name: receiver, cash_collected: cash ? payment.amount : null } satisfies Partial<JobRow>);
  const window = order.food ? waiting.complaintFoodMs : waiting.complaintGoodsMs;
  Object.assign(order, { status: 'DELIVERED', version: order.version + 1, delivered_at: at, complaint_until: after(at, window) } satisfies Partial<OrderRow>);
  if (cash)
    Object.assign(payment, {
      status: 'COLLECTED',
      courier_id: job?.courier_id ?? null,
      collected: payment.amount,
      collected_at: closed,
    } satisfies Partial<PaymentRow>);
}

/** Found by the cashier in the provider's own list. */
export function verify(sale: Sale, found: { by: string; at: Date; reference: string }): void {
  Object.assign(sale.payment, { status: 'VERIFIED', verified_by: found.by, verified_at: found.at, reference: found.reference } satisfies Partial<PaymentRow>);
}
