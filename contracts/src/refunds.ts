// Money that goes back to a buyer (finance.md, postings 13 to 14c).
import { z } from 'zod';
import { OrderId, RefundId } from './ids.ts';
import { RupiahAmount } from './money.ts';
import { Instant } from './time.ts';

/** NOBODY: the order ended without goods, so all that was paid goes back by itself. */
export const RefundFault = z.enum(['MERCHANT', 'BUMDES', 'COURIER', 'NOBODY']);
export type RefundFault = z.infer<typeof RefundFault>;

/** SENT_UNKNOWN: the bank did not say whether the transfer went through; it is not sent again before its reference was looked up. */
export const RefundStatus = z.enum(['DUE', 'SENT_UNKNOWN', 'PAID', 'WITHDRAWN']);
export type RefundStatus = z.infer<typeof RefundStatus>;

/** How money leaves: over the counter, or from the bank with the reference of the transfer. */
export const PayMethod = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('cash') }),
  z.strictObject({ method: z.literal('transfer'), reference: z.string().trim().min(4).max(60) }),
]);
export type PayMethod = z.infer<typeof PayMethod>;

export const RefundView = z.strictObject({
  id: RefundId,
  code: z.string(),
  orderId: OrderId,
  orderCode: z.string(),
  merchantName: z.string(),
  buyerName: z.string(),
  /** goods + delivery */
  amount: RupiahAmount,
  goods: RupiahAmount,
  delivery: RupiahAmount,
  /** Commission that the stall gets back */
  commission: RupiahAmount,
  fault: RefundFault,
  /** MERCHANT: the buyer paid into the stall's own QRIS, so the stall gives it back itself */
  payer: z.enum(['BUMDES', 'MERCHANT']),
  /** Decided before or after the settlement */
  stage: z.enum(['BEFORE', 'AFTER']),
  status: RefundStatus,
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: Instant,
  method: z.enum(['cash', 'transfer']).nullable(),
  reference: z.string().nullable(),
  paidBy: z.string().nullable(),
  paidAt: Instant.nullable(),
});
export type RefundView = z.infer<typeof RefundView>;
