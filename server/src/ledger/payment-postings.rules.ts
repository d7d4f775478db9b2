// Postings 02, 03, 04, 06, 06a and 06b: the customer's money comes in. 01 (COD placed) and 05 (the merchant's own QRIS) post nothing.
import type { CourierId, OrderId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type Line, type MoneyAccount, type Posting } from './postings.rules.ts';

/** 02: paid in cash at the post. */
export const paidAtHub = (payment: { orderId: OrderId; paymentId: string; amount: Rupiah }): Posting => ({
  fact: 'payment.received',
  source: payment.orderId,
  key: `pay:${payment.orderId}:${payment.paymentId}`,
  lines: [debit(ACCOUNTS.cashAtHub, payment.amount), credit(ACCOUNTS.customerMoney, payment.amount, payment.orderId)],
});

/** 03: QRIS verified by hand against the provider's list. Its key names the order too, as the journals of the first months do. */
export const qrisVerified = (order: { id: OrderId; amount: Rupiah; reference: string; provider?: string }): Posting => ({
  fact: 'payment.verified',
  source: order.id,
  key: `pjp:${order.id}:${order.reference}`,
  lines: [debit(ACCOUNTS.qrisReceivable, order.amount, order.provider), credit(ACCOUNTS.customerMoney, order.amount, order.id)],
});

/** 03: QRIS that BUMDes holds through a licensed provider (flow Q1), matched to the provider's transaction. */
export const qrisMatched = (order: { id: OrderId; amount: Rupiah; transactionId: string; provider: string }): Posting => ({
  fact: 'payment.verified',
  source: order.id,
  key: `pjp:${order.transactionId}`,
  lines: [debit(ACCOUNTS.qrisReceivable, order.amount, order.provider), credit(ACCOUNTS.customerMoney, order.amount, order.id)],
});

/** 04: the provider pays out a line of its report, less its fee; the report is the truth (finance.md 4.3). */
export const providerSettled = (batch: { reportId: string; line: number; provider: string; gross: Rupiah; fee: Rupiah; bank?: MoneyAccount }): Posting => ({
  fact: 'provider.settled',
  source: batch.reportId,
  key: `pjpset:${batch.reportId}:${batch.line}`,
  lines: [
    debit(batch.bank ?? ACCOUNTS.bank, batch.gross - batch.fee),
    debit(ACCOUNTS.qrisFee, batch.fee),
    credit(ACCOUNTS.qrisReceivable, batch.gross, batch.provider),
  ],
});

export interface CashAtDoor {
  id: OrderId;
  courierId: CourierId;
  /** What is due: goods and the customer's part of the fee */
  amount: Rupiah;
  attempt: number;
  /** 06a: agreed to be paid later by the buyer; 06b: no change, rounded in the buyer's favour. `amount` is what is missing */
  missing?: { kind: 'buyer_owes'; amount: Rupiah; buyer: string } | { kind: 'rounded'; amount: Rupiah };
}

export const SMALL_CHANGE = 'receh';

/** 06, 06a, 06b: cash collected at the door. */
export function cashCollected(order: CashAtDoor): Posting {
  const { missing } = order;
  return {
    fact: 'cash.collected',
    source: order.id,
    key: `cod:${order.id}:${order.attempt}`,
    lines: [
      debit(ACCOUNTS.courierCash, order.amount - (missing?.amount ?? 0n), order.courierId),
      ...(missing ? [missingLine(missing)] : []),
      credit(ACCOUNTS.customerMoney, order.amount, order.id),
    ],
  };
}

const missingLine = (missing: NonNullable<CashAtDoor['missing']>): Line =>
  missing.kind === 'buyer_owes' ? debit(ACCOUNTS.tradeReceivable, missing.amount, missing.buyer) : debit(ACCOUNTS.compensation, missing.amount, SMALL_CHANGE);
