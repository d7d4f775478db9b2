// Money to stalls and couriers (finance.md, postings 11, 12 and 15): prepared by one person, paid by another; and debts to BUMDes.
import { z } from 'zod';
import { CourierId, MerchantId, OrderId, PayoutId, WageId } from './ids.ts';
import { RupiahAmount, RupiahText } from './money.ts';
import { Instant } from './time.ts';

/** SENT_UNKNOWN: the bank did not say whether it went through. It is never sent again before its reference was looked up. */
export const PayoutStatus = z.enum(['PREPARED', 'SENT_UNKNOWN', 'PAID', 'WITHDRAWN']);
export type PayoutStatus = z.infer<typeof PayoutStatus>;

export const PayoutView = z.strictObject({
  id: PayoutId,
  code: z.string(),
  merchantId: MerchantId,
  merchantName: z.string(),
  status: PayoutStatus,
  /** Owed to the stall */
  gross: RupiahAmount,
  /** Held back: commission of orders that were paid into its own QRIS */
  commission: RupiahAmount,
  /** Held back: material on credit */
  material: RupiahAmount,
  /** gross − commission − material: what is paid */
  net: RupiahAmount,
  preparedBy: z.string(),
  preparedAt: Instant,
  method: z.enum(['cash', 'transfer']).nullable(),
  reference: z.string().nullable(),
  paidBy: z.string().nullable(),
  paidAt: Instant.nullable(),
});
export type PayoutView = z.infer<typeof PayoutView>;

/** One journal in a stall's statement. Positive is to the stall's good. */
export const StatementLine = z.strictObject({
  journalId: z.string(),
  fact: z.string(),
  at: Instant,
  orderId: OrderId.nullable(),
  orderCode: z.string().nullable(),
  account: z.enum(['payable', 'commission', 'material']),
  amount: RupiahText,
});
export type StatementLine = z.infer<typeof StatementLine>;

export const MerchantMoney = z.strictObject({
  merchantId: MerchantId,
  name: z.string(),
  qrisFlow: z.enum(['Q1', 'Q2']),
  /** Owed to the stall now; negative: it owes after a refund */
  payable: RupiahText,
  commissionDue: RupiahText,
  materialDue: RupiahText,
  /** What a payout would pay now; 0 when there is nothing */
  net: RupiahAmount,
  /** Goods of brought orders that are not settled yet */
  pending: RupiahAmount,
  openPayout: PayoutView.nullable(),
});
export type MerchantMoney = z.infer<typeof MerchantMoney>;

export const WageStatus = z.enum(['PREPARED', 'PAID', 'WITHDRAWN']);
export type WageStatus = z.infer<typeof WageStatus>;

export const WageView = z.strictObject({
  id: WageId,
  run: z.uuid(),
  courierId: CourierId,
  courierName: z.string(),
  status: WageStatus,
  amount: RupiahAmount,
  preparedBy: z.string(),
  preparedAt: Instant,
  paidBy: z.string().nullable(),
  paidAt: Instant.nullable(),
});
export type WageView = z.infer<typeof WageView>;

/** A courier's own account with BUMDes: incentives that are due, and shortages that stand. */
export const CourierMoney = z.strictObject({
  courierId: CourierId,
  name: z.string(),
  incentiveDue: RupiahAmount,
  shortage: RupiahText,
  openWage: WageView.nullable(),
});
export type CourierMoney = z.infer<typeof CourierMoney>;

export const DebtKind = z.enum(['courier', 'buyer']);
export type DebtKind = z.infer<typeof DebtKind>;
export const DEBT_ACCOUNTS = { courier: '1.1.03.02', buyer: '1.1.03.01' } as const satisfies Record<DebtKind, string>;

export const DebtView = z.strictObject({ kind: DebtKind, sub: z.string(), name: z.string(), phone: z.string().nullable(), amount: RupiahAmount });
export type DebtView = z.infer<typeof DebtView>;
