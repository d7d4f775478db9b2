// What a refund may be (finance.md 6, notes on 13 and 14): never more than the buyer paid; who bears it; how much commission the
// stall gets back.
import type { OrderId, MerchantId } from '@pitulungan/contracts/ids';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { Rupiah } from '@pitulungan/contracts/money';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { PayMethod, RefundFault, RefundStatus } from '@pitulungan/contracts/refunds';
import type { Posting } from '../ledger/postings.rules.ts';
import { commissionGivenBack, refundByBumdes, refundByMerchant, refundByMerchantOwnQris, refundOwed } from '../ledger/refund-postings.rules.ts';

export interface Refundable {
  id: OrderId;
  merchantId: MerchantId;
  status: OrderStatus;
  goods: Rupiah;
  commission: Rupiah;
  fee: { customer: Rupiah };
}

export interface Paid {
  /** What the buyer gave; 0 while it is not certain that they gave anything */
  amount: Rupiah;
  /** Q2: it was paid into the stall's own QRIS */
  flow: 'Q1' | 'Q2' | null;
}

/** Refunds that the order has already, WITHDRAWN ones left out. */
export interface Earlier {
  goods: Rupiah;
  delivery: Rupiah;
  /** Of these, at the stall's fault */
  merchantGoods: Rupiah;
  commission: Rupiah;
}

export interface Wish {
  goods: Rupiah;
  delivery: Rupiah;
  fault: Exclude<RefundFault, 'NOBODY'>;
}

export interface RefundTerms {
  goods: Rupiah;
  delivery: Rupiah;
  commission: Rupiah;
  fault: RefundFault;
  stage: 'BEFORE' | 'AFTER';
  payer: 'BUMDES' | 'MERCHANT';
}

const BROUGHT = new Set<OrderStatus>(['DELIVERED', 'DISPUTED', 'RESOLVED', 'COMPLETED']);
const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

export function decideRefund(order: Refundable, paid: Paid, earlier: Earlier, wish: Wish): { ok: true; terms: RefundTerms } | { ok: false; refusal: Refusal } {
  const why = refundRefusal(order, paid, earlier, wish);
  if (why) return no(why);
  const commission =
    wish.fault === 'MERCHANT'
      ? commissionGivenBack({ ...order, refundedGoods: earlier.merchantGoods, reversedCommission: earlier.commission }, wish.goods)
      : 0n;
  return {
    ok: true,
    terms: {
      ...wish,
      commission,
      stage: order.status === 'COMPLETED' ? 'AFTER' : 'BEFORE',
      payer: paid.flow === 'Q2' && wish.fault === 'MERCHANT' ? 'MERCHANT' : 'BUMDES',
    },
  };
}

function refundRefusal(order: Refundable, paid: Paid, earlier: Earlier, wish: Wish): RefusalCode | undefined {
  if (!BROUGHT.has(order.status)) return 'ORDER_MOVED_ON';
  if (paid.amount === 0n) return 'NOT_PAID_YET';
  if (wish.goods + wish.delivery === 0n) return 'REFUND_EMPTY';
  return isTooMuch(order, paid, earlier, wish) ? 'REFUND_TOO_HIGH' : undefined;
}

const isTooMuch = (order: Refundable, paid: Paid, earlier: Earlier, { goods, delivery }: Wish): boolean =>
  earlier.goods + goods > order.goods || earlier.delivery + delivery > order.fee.customer || earlier.goods + earlier.delivery + goods + delivery > paid.amount;

export interface RefundToPay {
  status: RefundStatus;
  payer: 'BUMDES' | 'MERCHANT';
  decidedBy: string | null;
  reference: string | null;
}

/** Before any money is looked at: who pays, and whether it is still to be paid. */
export function payRefusal(refund: RefundToPay, payment: { by: string; how: PayMethod; outcome: 'paid' | 'unknown' }): RefusalCode | undefined {
  if (refund.status === 'SENT_UNKNOWN') return 'PAYOUT_UNKNOWN';
  if (refund.status !== 'DUE') return 'PAYMENT_MOVED_ON';
  if (refund.decidedBy === payment.by) return 'SAME_PERSON';
  const isOurTransfer = refund.payer === 'BUMDES' && payment.how.method === 'transfer';
  return payment.outcome === 'unknown' && !isOurTransfer ? 'CASH_IS_KNOWN' : undefined;
}

/** The bank's list was looked at for the reference under which it was sent. */
export function reconcileRefusal(refund: RefundToPay, answer: { by: string; reference: string }): RefusalCode | undefined {
  if (refund.status !== 'SENT_UNKNOWN') return 'PAYMENT_MOVED_ON';
  if (refund.decidedBy === answer.by) return 'SAME_PERSON';
  return refund.reference === answer.reference ? undefined : 'REFERENCE_DIFFERS';
}

/** All that was paid, of an order that ended without goods; undefined: nothing was. */
export function fullRefund(order: Refundable, paid: Paid): RefundTerms | undefined {
  if (paid.amount === 0n) return undefined;
  const payer = paid.flow === 'Q2' ? 'MERCHANT' : 'BUMDES';
  return { goods: order.goods, delivery: order.fee.customer, commission: 0n, fault: 'NOBODY', stage: 'BEFORE', payer };
}

/** The journal of a decision; undefined where nothing moves in BUMDes's books: the stall holds the money and owes nothing yet. */
export function refundPosting(id: string, order: Refundable, paid: Paid, terms: RefundTerms): Posting | undefined {
  const { goods, delivery, commission, fault, stage, payer } = terms;
  const refund = { id, orderId: order.id };
  const amount = goods + delivery;
  if (payer === 'MERCHANT')
    return stage === 'AFTER' && commission + delivery > 0n
      ? refundByMerchantOwnQris({ ...refund, merchantId: order.merchantId, commission, delivery })
      : undefined;
  if (stage === 'BEFORE' && paid.flow !== 'Q2') return refundOwed({ ...refund, amount });
  return fault === 'MERCHANT'
    ? refundByMerchant({ ...refund, merchantId: order.merchantId, goods, delivery, commission })
    : refundByBumdes({ ...refund, amount });
}
