// Postings 13, 14, 14b and 14c: money goes back to the buyer, and who bears it.
import type { MerchantId, OrderId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type MoneyAccount, type Posting } from './postings.rules.ts';

interface Refund {
  id: string;
  orderId: OrderId;
}
interface Parts {
  /** Part of the goods value, at most G */
  goods: Rupiah;
  /** Part of the customer's delivery fee, at most Dc */
  delivery: Rupiah;
}

/** 13: before settlement the money is still the customer's. */
export const refundOwed = (refund: Refund & { amount: Rupiah }): Posting => ({
  ...head(refund),
  lines: [debit(ACCOUNTS.customerMoney, refund.amount, refund.orderId), credit(ACCOUNTS.refundPayable, refund.amount, refund.orderId)],
});

/** 13, second half, for every kind of refund: the buyer gets it. */
export const refundPaid = (refund: Refund & { amount: Rupiah; from: MoneyAccount }): Posting => ({
  fact: 'refund.paid',
  source: refund.id,
  key: `refundpay:${refund.id}`,
  lines: [debit(ACCOUNTS.refundPayable, refund.amount, refund.orderId), credit(refund.from, refund.amount)],
});

/** 14: after settlement, the merchant at fault. `commission` is r, the part of the commission that is given back. */
export const refundByMerchant = (refund: Refund & Parts & { merchantId: MerchantId; commission: Rupiah }): Posting => ({
  ...head(refund),
  lines: [
    debit(ACCOUNTS.merchantPayable, refund.goods - refund.commission, refund.merchantId),
    debit(ACCOUNTS.commission, refund.commission),
    debit(ACCOUNTS.deliveryFee, refund.delivery),
    credit(ACCOUNTS.refundPayable, refund.goods + refund.delivery, refund.orderId),
  ],
});

/** 14 under flow Q2: the merchant returns the money themselves; what they owe BUMDes for it falls away. */
export const refundByMerchantOwnQris = (refund: Refund & { merchantId: MerchantId; commission: Rupiah; delivery: Rupiah }): Posting => ({
  ...head(refund),
  lines: [
    debit(ACCOUNTS.commission, refund.commission),
    debit(ACCOUNTS.deliveryFee, refund.delivery),
    credit(ACCOUNTS.commissionReceivable, refund.commission + refund.delivery, refund.merchantId),
  ],
});

/** 14b: after settlement, BUMDes or the courier at fault. */
export const refundByBumdes = (refund: Refund & { amount: Rupiah }): Posting => ({
  ...head(refund),
  lines: [debit(ACCOUNTS.compensation, refund.amount), credit(ACCOUNTS.refundPayable, refund.amount, refund.orderId)],
});

/** 14c: perishable goods, and the stall was not at fault: it keeps its claim. Beside the refund's own journal, so with a key of its own. */
export const stallKeepsClaim = (claim: { refundId: string; merchantId: MerchantId; amount: Rupiah }): Posting => ({
  fact: 'refund.claim_kept',
  source: claim.refundId,
  key: `klaim:${claim.refundId}`,
  lines: [debit(ACCOUNTS.compensation, claim.amount), credit(ACCOUNTS.merchantPayable, claim.amount, claim.merchantId)],
});

export interface CommissionLeft {
  goods: Rupiah;
  commission: Rupiah;
  /** What earlier refunds of the order gave back */
  refundedGoods: Rupiah;
  reversedCommission: Rupiah;
}

/** r = floor(C × R / G) for a refund R of goods; the last one takes the rest, so that a full refund gives back exactly C. */
export function commissionGivenBack(order: CommissionLeft, refundGoods: Rupiah): Rupiah {
  const left = order.commission - order.reversedCommission;
  if (order.refundedGoods + refundGoods >= order.goods) return left;
  const share = (order.commission * refundGoods) / order.goods;
  return share < left ? share : left;
}

const head = (refund: Refund): Pick<Posting, 'fact' | 'source' | 'key'> => ({ fact: 'refund.owed', source: refund.id, key: `refund:${refund.id}` });
