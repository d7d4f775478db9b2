// Postings 10 and 10b: an order is settled. BUMDes is the agent: commission and fee are its income, the goods are not.
import type { CourierId, MerchantId, OrderId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type Line, type Posting } from './postings.rules.ts';

/** Who pays the village's part of the trip: a fund that was paid in before, or a programme that pays in arrears. */
export type FundSource = { kind: 'prepaid'; fund: string } | { kind: 'arrears'; programme: string };

export interface SettledOrder {
  id: OrderId;
  merchantId: MerchantId;
  courierId: CourierId;
  goods: Rupiah;
  commission: Rupiah;
  fee: { customer: Rupiah; fund: Rupiah; bumdes: Rupiah };
  incentive: Rupiah;
  /** Decided when the price was quoted and frozen; left out: the village's only fund */
  fundedBy?: FundSource;
}

/** 10: debits: customer's money, fund, own subsidy, incentive; credits: merchant, commission, fee, courier. */
export const orderSettled = (order: SettledOrder): Posting => ({
  fact: 'order.completed',
  source: order.id,
  key: `order.settled:${order.id}`,
  lines: [
    debit(ACCOUNTS.customerMoney, order.goods + order.fee.customer, order.id),
    ...tripCosts(order),
    credit(ACCOUNTS.merchantPayable, order.goods - order.commission, order.merchantId),
    ...incomeAndWage(order),
  ],
});

/** 10b: the buyer paid into the merchant's own QRIS (flow Q2): the merchant owes commission and the customer's part of the fee. */
export const orderSettledOwnQris = (order: SettledOrder): Posting => ({
  fact: 'order.completed',
  source: order.id,
  key: `order.settled:${order.id}`,
  lines: [debit(ACCOUNTS.commissionReceivable, order.commission + order.fee.customer, order.merchantId), ...tripCosts(order), ...incomeAndWage(order)],
});

const tripCosts = (order: SettledOrder): Line[] => [
  fundLine(order.fee.fund, order.fundedBy ?? { kind: 'prepaid', fund: '' }),
  debit(ACCOUNTS.deliverySubsidy, order.fee.bumdes),
  debit(ACCOUNTS.courierIncentive, order.incentive),
];

const incomeAndWage = (order: SettledOrder): Line[] => [
  credit(ACCOUNTS.commission, order.commission),
  credit(ACCOUNTS.deliveryFee, order.fee.customer + order.fee.fund + order.fee.bumdes),
  credit(ACCOUNTS.wagesPayable, order.incentive, order.courierId),
];

const fundLine = (amount: Rupiah, source: FundSource): Line =>
  source.kind === 'prepaid' ? debit(ACCOUNTS.deliveryFund, amount, source.fund) : debit(ACCOUNTS.programmeReceivable, amount, source.programme);
