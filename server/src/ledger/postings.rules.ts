// The lines of each journal (finance.md section 6). Amounts: + debit, - credit, whole rupiah; post_journal drops zeros.
import type { CourierId, DepositId, MerchantId, OrderId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';

export interface Line {
  code: string;
  sub: string;
  amount: Rupiah;
}
export interface Posting {
  fact: string;
  /** The row it comes from */
  source: string;
  /** Idempotency key: the same event posts once, however often it is tried */
  key: string;
  lines: Line[];
}

export const ACCOUNTS = {
  cashAtHub: '1.1.01.01',
  courierCash: '1.1.01.11',
  depositInCount: '1.1.01.12',
  courierShortage: '1.1.03.02',
  qrisReceivable: '1.1.03.11',
  merchantPayable: '2.1.01.11',
  customerMoney: '2.1.01.12',
  wagesPayable: '2.1.03.02',
  deliveryFund: '2.1.05.11',
  overage: '2.1.99.17',
  commission: '4.1.11.01',
  deliveryFee: '4.1.06.01',
  courierIncentive: '6.2.01.11',
  deliverySubsidy: '6.3.99.11',
} as const;

const line = (code: string, amount: Rupiah, sub = ''): Line => ({ code, sub, amount });

/** 06: cash collected at the door. */
export const cashCollected = (order: { id: OrderId; courierId: CourierId; amount: Rupiah; attempt: number }): Posting => ({
  fact: 'cash.collected',
  source: order.id,
  key: `cod:${order.id}:${order.attempt}`,
  lines: [line(ACCOUNTS.courierCash, order.amount, order.courierId), line(ACCOUNTS.customerMoney, -order.amount, order.id)],
});

/** 03: QRIS verified against the provider's list. */
export const qrisVerified = (order: { id: OrderId; amount: Rupiah; reference: string }): Posting => ({
  fact: 'payment.verified',
  source: order.id,
  key: `pjp:${order.id}:${order.reference}`,
  lines: [line(ACCOUNTS.qrisReceivable, order.amount), line(ACCOUNTS.customerMoney, -order.amount, order.id)],
});

/**
 * 07: the courier hands in everything that the orders say was collected. What they declared may differ; the difference shows at
 * the count, so that the courier's account returns to zero with the hand-over of the bag.
 */
export const depositHandedIn = (deposit: { id: DepositId; courierId: CourierId; expected: Rupiah }): Posting => ({
  fact: 'cash.declared',
  source: deposit.id,
  key: `setor:${deposit.id}`,
  lines: [line(ACCOUNTS.depositInCount, deposit.expected, deposit.id), line(ACCOUNTS.courierCash, -deposit.expected, deposit.courierId)],
});

/** 08: counted. Money is booked at once; a shortage stands on the courier's account, an overage waits for its owner. */
export const depositCounted = (deposit: { id: DepositId; courierId: CourierId; expected: Rupiah; counted: Rupiah }): Posting => {
  const missing = deposit.expected - deposit.counted;
  return {
    fact: 'cash.counted',
    source: deposit.id,
    key: `hitung:${deposit.id}`,
    lines: [
      line(ACCOUNTS.cashAtHub, deposit.counted),
      line(ACCOUNTS.depositInCount, -deposit.expected, deposit.id),
      ...(missing > 0n ? [line(ACCOUNTS.courierShortage, missing, deposit.courierId)] : []),
      ...(missing < 0n ? [line(ACCOUNTS.overage, missing, deposit.id)] : []),
    ],
  };
};

/** A difference that was a miscount: the right amount was there all along, so posting 08's difference is taken back. */
export const countCorrected = (deposit: { id: DepositId; courierId: CourierId; expected: Rupiah; counted: Rupiah }): Posting => {
  const missing = deposit.expected - deposit.counted;
  const [code, sub] = missing > 0n ? [ACCOUNTS.courierShortage, deposit.courierId] : [ACCOUNTS.overage, deposit.id];
  return { fact: 'cash.resolved', source: deposit.id, key: `koreksi:${deposit.id}`, lines: [line(ACCOUNTS.cashAtHub, missing), line(code, -missing, sub)] };
};

export interface SettledOrder {
  id: OrderId;
  merchantId: MerchantId;
  courierId: CourierId;
  goods: Rupiah;
  commission: Rupiah;
  fee: { customer: Rupiah; fund: Rupiah; bumdes: Rupiah };
  incentive: Rupiah;
}

/** 10: the order is settled. Debits: customer's money, fund, own subsidy, incentive; credits: merchant, commission, fee, courier. */
export const orderSettled = (order: SettledOrder): Posting => ({
  fact: 'order.completed',
  source: order.id,
  key: `order.settled:${order.id}`,
  lines: [
    line(ACCOUNTS.customerMoney, order.goods + order.fee.customer, order.id),
    line(ACCOUNTS.deliveryFund, order.fee.fund),
    line(ACCOUNTS.deliverySubsidy, order.fee.bumdes),
    line(ACCOUNTS.courierIncentive, order.incentive),
    line(ACCOUNTS.merchantPayable, -(order.goods - order.commission), order.merchantId),
    line(ACCOUNTS.commission, -order.commission),
    line(ACCOUNTS.deliveryFee, -(order.fee.customer + order.fee.fund + order.fee.bumdes)),
    line(ACCOUNTS.wagesPayable, -order.incentive, order.courierId),
  ],
});

export const isBalanced = (posting: Posting): boolean => posting.lines.reduce((sum, { amount }) => sum + amount, 0n) === 0n;
