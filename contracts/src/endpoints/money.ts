// Money after the door: funds, payouts, refunds, incentives, debts, the provider's QRIS file.
import { z } from 'zod';
import { FundCode, FundKind, FundMovement, FundView } from '../funds.ts';
import { FundId, MerchantId, OrderId, PayoutId, QrisLineId, RefundId, WageId } from '../ids.ts';
import { RupiahAmount } from '../money.ts';
import { CourierMoney, DebtKind, DebtView, MerchantMoney, PayoutView, StatementLine, WageView } from '../payouts.ts';
import { MAX_QRIS_BYTES, QrisImport, QrisLineStatus, QrisLineView } from '../qris.ts';
import { PayMethod, RefundFault, RefundStatus, RefundView } from '../refunds.ts';
import { Done, endpoint } from './endpoint.ts';

const OnOrder = z.strictObject({ orderId: OrderId });
const OnRefund = z.strictObject({ refundId: RefundId });
const OnPayout = z.strictObject({ payoutId: PayoutId });
const OnWage = z.strictObject({ wageId: WageId });
const Reason = z.string().trim().min(1).max(300);

const MAX_PAGE = 200;
/** Newest first; `before` is the journal id at which the last page ended. */
const Page = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
});

export const moneyEndpoints = {
  listFunds: endpoint({
    method: 'GET',
    path: '/money/funds',
    summary: 'Funds for a purpose: received, used, promised, free',
    access: 'money.read',
    response: z.array(FundView),
    refusals: [],
  }),
  openFund: endpoint({
    method: 'POST',
    path: '/money/funds',
    summary: 'Name a fund; its money comes in by a journal of its own',
    access: 'money.prepare',
    body: z.strictObject({ kind: FundKind, code: FundCode.min(1), name: z.string().trim().min(1).max(80) }),
    response: z.strictObject({ id: FundId }),
    refusals: ['FUND_CODE_TAKEN'],
  }),
  fundMovements: endpoint({
    method: 'GET',
    path: '/money/funds/:fundId/movements',
    summary: 'What came into a fund and what it paid, newest first',
    access: 'money.read',
    params: z.strictObject({ fundId: FundId }),
    query: Page,
    response: z.strictObject({ fund: FundView, movements: z.array(FundMovement), next: z.string().nullable() }),
    refusals: ['NOT_FOUND'],
  }),

  listRefunds: endpoint({
    method: 'GET',
    path: '/money/refunds',
    summary: 'Refunds, those that are due first',
    access: 'money.read',
    query: z.strictObject({ status: RefundStatus.optional() }),
    response: z.array(RefundView),
    refusals: [],
  }),
  refundOrder: endpoint({
    method: 'POST',
    path: '/orders/:orderId/refunds',
    summary: 'Give a buyer money back: how much of the goods and of the fee, and whose fault it was',
    access: 'money.prepare',
    params: OnOrder,
    body: z.strictObject({ goods: RupiahAmount, delivery: RupiahAmount, fault: RefundFault.exclude(['NOBODY']), reason: Reason }),
    response: RefundView,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON', 'NOT_PAID_YET', 'REFUND_EMPTY', 'REFUND_TOO_HIGH'],
  }),
  payRefund: endpoint({
    method: 'POST',
    path: '/money/refunds/:refundId/pay',
    summary: 'The buyer has the money: over the counter, or by transfer with its reference; outcome unknown: sent, and the bank did not answer',
    access: 'money.pay',
    params: OnRefund,
    body: z.strictObject({ how: PayMethod, outcome: z.enum(['paid', 'unknown']).default('paid') }),
    response: RefundView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'PAYOUT_UNKNOWN', 'SAME_PERSON', 'NOT_ENOUGH_MONEY', 'CASH_IS_KNOWN', 'REFERENCE_USED'],
  }),
  reconcileRefund: endpoint({
    method: 'POST',
    path: '/money/refunds/:refundId/reconcile',
    summary: 'The bank’s list was looked up for the reference of a refund that was sent: found, or not and never will be',
    access: 'money.pay',
    params: OnRefund,
    body: z.strictObject({ reference: z.string().trim().min(4).max(60), found: z.boolean() }),
    response: RefundView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'SAME_PERSON', 'REFERENCE_DIFFERS'],
  }),
  keepStallClaim: endpoint({
    method: 'POST',
    path: '/orders/:orderId/stall-claim',
    summary: 'A stall keeps what its perishable goods are worth although the order ended without its fault',
    access: 'money.prepare',
    params: OnOrder,
    body: z.strictObject({ amount: RupiahAmount, reason: Reason }),
    response: Done,
    refusals: ['NOT_FOUND', 'ORDER_MOVED_ON', 'CLAIM_TOO_HIGH'],
  }),
  merchantMoney: endpoint({
    method: 'GET',
    path: '/money/merchants',
    summary: 'Every stall: owed, held back, pending, and its open payout',
    access: 'money.read',
    response: z.array(MerchantMoney),
    refusals: [],
  }),
  setQrisFlow: endpoint({
    method: 'POST',
    path: '/merchants/:merchantId/qris-flow',
    summary: 'Whose QRIS buyers of a stall pay into from the next order on',
    access: 'money.prepare',
    params: z.strictObject({ merchantId: MerchantId }),
    body: z.strictObject({ flow: z.enum(['Q1', 'Q2']) }),
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
  listPayouts: endpoint({
    method: 'GET',
    path: '/money/payouts',
    summary: 'Payouts, newest first',
    access: 'money.read',
    query: z.strictObject({ merchantId: MerchantId.optional() }),
    response: z.array(PayoutView),
    refusals: [],
  }),
  payoutStatement: endpoint({
    method: 'GET',
    path: '/money/payouts/:payoutId',
    summary: 'A payout with the journals that its sum is made of',
    access: 'money.read',
    params: OnPayout,
    response: z.strictObject({ payout: PayoutView, lines: z.array(StatementLine) }),
    refusals: ['NOT_FOUND'],
  }),
  preparePayout: endpoint({
    method: 'POST',
    path: '/money/payouts',
    summary: 'Prepare the payout of a stall, net of what it owes; somebody else pays it',
    access: 'money.prepare',
    body: z.strictObject({ merchantId: MerchantId }),
    response: PayoutView,
    refusals: ['NOT_FOUND', 'PAYOUT_OPEN', 'NOTHING_TO_PAY'],
  }),
  payPayout: endpoint({
    method: 'POST',
    path: '/money/payouts/:payoutId/pay',
    summary: 'Paid in cash or by transfer; outcome unknown: sent, and the bank did not answer',
    access: 'money.pay',
    params: OnPayout,
    body: z.strictObject({ how: PayMethod, outcome: z.enum(['paid', 'unknown']) }),
    response: PayoutView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'PAYOUT_UNKNOWN', 'PAYOUT_CHANGED', 'SAME_PERSON', 'NOT_ENOUGH_MONEY', 'CASH_IS_KNOWN', 'REFERENCE_USED'],
  }),
  reconcilePayout: endpoint({
    method: 'POST',
    path: '/money/payouts/:payoutId/reconcile',
    summary: 'What the bank’s list says about the reference of a transfer whose outcome was unknown',
    access: 'money.pay',
    params: OnPayout,
    body: z.strictObject({ reference: z.string().trim().min(4).max(60), found: z.boolean() }),
    response: PayoutView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'SAME_PERSON', 'REFERENCE_DIFFERS'],
  }),
  withdrawPayout: endpoint({
    method: 'POST',
    path: '/money/payouts/:payoutId/withdraw',
    summary: 'A prepared payout is not wanted any more, or has to be reckoned anew',
    access: 'money.prepare',
    params: OnPayout,
    response: PayoutView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'PAYOUT_UNKNOWN'],
  }),
  courierMoney: endpoint({
    method: 'GET',
    path: '/money/couriers',
    summary: 'Every courier: incentives that are due, shortages that stand',
    access: 'money.read',
    response: z.array(CourierMoney),
    refusals: [],
  }),
  listWages: endpoint({
    method: 'GET',
    path: '/money/wages',
    summary: 'Incentives of the last pay runs',
    access: 'money.read',
    response: z.array(WageView),
    refusals: [],
  }),
  prepareWages: endpoint({
    method: 'POST',
    path: '/money/wages',
    summary: 'A pay run: all incentives that are owed; somebody else pays them',
    access: 'money.prepare',
    response: z.array(WageView),
    refusals: ['NOTHING_TO_PAY'],
  }),
  payWage: endpoint({
    method: 'POST',
    path: '/money/wages/:wageId/pay',
    summary: 'A courier has their incentives, in cash',
    access: 'money.pay',
    params: OnWage,
    response: WageView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'SAME_PERSON', 'NOT_ENOUGH_MONEY'],
  }),
  withdrawWage: endpoint({
    method: 'POST',
    path: '/money/wages/:wageId/withdraw',
    summary: 'A prepared wage is not wanted any more',
    access: 'money.prepare',
    params: OnWage,
    response: WageView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON'],
  }),
  listDebts: endpoint({
    method: 'GET',
    path: '/money/debts',
    summary: 'Who owes BUMDes: couriers for shortages, buyers who paid less at the door',
    access: 'money.read',
    response: z.array(DebtView),
    refusals: [],
  }),
  repayDebt: endpoint({
    method: 'POST',
    path: '/money/debts/repay',
    summary: 'Somebody brings what they owe, in cash',
    access: 'money.pay',
    body: z.strictObject({ kind: DebtKind, sub: z.uuid(), amount: RupiahAmount }),
    response: Done,
    refusals: ['DEBT_IS_LESS'],
  }),

  importQrisReport: endpoint({
    method: 'POST',
    path: '/money/qris/import',
    summary: 'Import the settlement file of the QRIS provider; the same file twice does nothing',
    access: 'payments.verify',
    body: z.strictObject({ fileName: z.string().trim().min(1).max(120), csv: z.string().min(1).max(MAX_QRIS_BYTES) }),
    response: QrisImport,
    refusals: ['CSV_UNREADABLE', 'TOO_LARGE'],
  }),
  listQrisLines: endpoint({
    method: 'GET',
    path: '/money/qris/lines',
    summary: 'Lines of the provider’s files, those without an order first',
    access: 'payments.verify',
    query: z.strictObject({ status: QrisLineStatus.optional() }),
    response: z.array(QrisLineView),
    refusals: [],
  }),
  decideQrisLine: endpoint({
    method: 'POST',
    path: '/money/qris/lines/:lineId/decide',
    summary: 'Which order a line belongs to, or that its owner is unknown and the money is kept for them',
    access: 'payments.verify',
    params: z.strictObject({ lineId: QrisLineId }),
    body: z.strictObject({ orderId: OrderId.nullable(), note: Reason }),
    response: QrisLineView,
    refusals: ['NOT_FOUND', 'PAYMENT_MOVED_ON', 'AMOUNT_DIFFERS', 'REFERENCE_USED'],
  }),
};
