// A fact is a committed domain event. It carries the entities it changed as they are afterwards, so that applying it to a
// board is an upsert and an old app still understands a new fact.
import { z } from 'zod';
import { CourierView } from './couriers.ts';
import { DepositView } from './cash.ts';
import { CourierId, DepositId, JobId, OfferId, OrderId, ZoneId } from './ids.ts';
import { JobView, OfferView } from './jobs.ts';
import { MerchantView } from './merchants.ts';
import { OrderView } from './orders.ts';
import { Settings } from './settings.ts';
import { Instant } from './time.ts';
import { ZoneView } from './zones.ts';

export const FACT_TYPES = [
  'order.placed',
  'order.confirmed',
  'order.rejected',
  'order.expired',
  'order.readied',
  'order.cancelled',
  'order.restored',
  'order.merchant_reminded',
  'order.attention_raised',
  'order.slot_moved',
  'order.delivered',
  'order.returned',
  'order.disputed',
  'order.resolved',
  'order.completed',
  'job.offered',
  'job.offer_declined',
  'job.offer_expired',
  'job.offer_withdrawn',
  'job.accepted',
  'job.assigned',
  'job.unassigned',
  'job.released',
  'slot.released',
  'job.reassigned',
  'job.no_courier',
  'job.requeued',
  'job.fixed',
  'job.headed_to_pickup',
  'job.arrived_at_pickup',
  'job.picked_up',
  'job.headed_to_drop',
  'job.arrived_at_drop',
  'job.delivered',
  'job.attempt_failed',
  'job.step_undone',
  'job.retried',
  'job.return_started',
  'courier.duty_changed',
  'courier.shift_set',
  'courier.stops_changed',
  'cash.collected',
  'cash.declared',
  'cash.counted',
  'cash.signed',
  'cash.proposed',
  'cash.sent_back',
  'cash.resolved',
  'cash.deposit_due',
  'cash.deposit_late',
  'payment.proof_sent',
  'payment.verified',
  'payment.rejected',
  'books.period_computed',
  'books.period_locked',
  'books.tax_rule_set',
  'books.voucher_proposed',
  'books.voucher_posted',
  'books.voucher_declined',
  'books.voucher_reversed',
  'fund.opened',
  'refund.decided',
  'refund.sent_unknown',
  'refund.not_arrived',
  'refund.paid',
  'refund.claim_kept',
  'payout.prepared',
  'payout.paid',
  'payout.sent_unknown',
  'payout.not_arrived',
  'payout.withdrawn',
  'wage.prepared',
  'wage.paid',
  'wage.withdrawn',
  'debt.repaid',
  'qris.imported',
  'qris.decided',
  'payment.paid_at_hub',
  'shares.policy_saved',
  'shares.recipients_changed',
  'shares.drafted',
  'shares.computed',
  'shares.reviewed',
  'shares.rejected',
  'shares.approved',
  'shares.noted',
  'shares.posted',
  'shares.payment_prepared',
  'shares.payment_dropped',
  'shares.paid',
  'merchant.changed',
  'village.settings_changed',
  'village.outline_replaced',
  'zone.changed',
  'policy.changed',
] as const;
export const FactType = z.enum(FACT_TYPES);
export type FactType = z.infer<typeof FactType>;

export const Changes = z.strictObject({
  orders: z.array(OrderView).optional(),
  jobs: z.array(JobView).optional(),
  offers: z.array(OfferView).optional(),
  couriers: z.array(CourierView).optional(),
  deposits: z.array(DepositView).optional(),
  merchants: z.array(MerchantView).optional(),
  settings: Settings.optional(),
  zones: z.array(ZoneView).optional(),
  /** What this listener may not see any more */
  gone: z.strictObject({ jobs: z.array(JobId).optional(), offers: z.array(OfferId).optional(), zones: z.array(ZoneId).optional() }).optional(),
});
export type Changes = z.infer<typeof Changes>;

export const FactActor = z.strictObject({ kind: z.enum(['staff', 'courier', 'merchant', 'resident', 'system']), name: z.string() });
export type FactActor = z.infer<typeof FactActor>;

export const Fact = z.strictObject({
  /** Given at publish time, growing without gaps over the installation */
  sequence: z.int().positive(),
  type: FactType,
  at: Instant,
  /** When the phone says it happened, where a phone said so */
  happenedAt: Instant.nullable(),
  actor: FactActor,
  orderId: OrderId.nullable(),
  jobId: JobId.nullable(),
  courierId: CourierId.nullable(),
  depositId: DepositId.nullable(),
  note: z.string().nullable(),
  changes: Changes,
});
export type Fact = z.infer<typeof Fact>;
