// What a posting is (finance.md sections 5 and 6). The rules beside this file make one from each event; post_journal writes it.
import type { MoneyAccount } from '@pitulungan/contracts/books';
import type { Rupiah } from '@pitulungan/contracts/money';

export interface Line {
  code: string;
  sub: string;
  /** + debit, - credit, whole rupiah; post_journal adds equal accounts up and drops zeros */
  amount: Rupiah;
}
export interface Posting {
  fact: string;
  /** The row it comes from */
  source: string;
  /** Idempotency key: the same event posts once, however often it is tried */
  key: string;
  lines: Line[];
  /** What an auditor reads; never a name or a complaint of health data */
  memo?: string;
}

export const ACCOUNTS = {
  cashAtHub: '1.1.01.01',
  bank: '1.1.01.04',
  courierCash: '1.1.01.11',
  depositInCount: '1.1.01.12',
  pettyCash: '1.1.01.98',
  tradeReceivable: '1.1.03.01',
  courierShortage: '1.1.03.02',
  qrisReceivable: '1.1.03.11',
  commissionReceivable: '1.1.03.12',
  programmeReceivable: '1.1.03.13',
  groupReceivable: '1.1.03.14',
  shareAdvance: '1.1.03.15',
  rawMaterial: '1.1.05.02',
  vehicles: '1.3.02.01',
  vehicleDepreciation: '1.3.07.01',
  tradePayable: '2.1.01.01',
  merchantPayable: '2.1.01.11',
  customerMoney: '2.1.01.12',
  refundPayable: '2.1.01.13',
  finalTaxPayable: '2.1.02.11',
  wagesPayable: '2.1.03.02',
  deliveryFund: '2.1.05.11',
  healthFund: '2.1.05.12',
  residue: '2.1.99.16',
  overage: '2.1.99.17',
  villageCapital: '3.1.01.01',
  residentsCapital: '3.1.02.01',
  retainedEarnings: '3.3.01.01',
  donatedCapital: '3.4.01.01',
  incomeSummary: '3.9.01.01',
  commission: '4.1.11.01',
  deliveryFee: '4.1.06.01',
  materialSold: '4.2.01.11',
  programmeIncome: '7.1.99.11',
  costOfGoods: '5.1.01.01',
  depreciation: '6.1.07.02',
  courierIncentive: '6.2.01.11',
  healthCarCost: '6.2.99.12',
  shortageLost: '6.2.99.13',
  compensation: '6.2.99.14',
  deliverySubsidy: '6.3.99.11',
  qrisFee: '7.2.01.11',
  finalTax: '7.3.01.10',
} as const;

export type { MoneyAccount };

export const debit = (code: string, amount: Rupiah, sub = ''): Line => ({ code, sub, amount });
export const credit = (code: string, amount: Rupiah, sub = ''): Line => ({ code, sub, amount: -amount });

export const isBalanced = (posting: Posting): boolean => posting.lines.reduce((sum, { amount }) => sum + amount, 0n) === 0n;
