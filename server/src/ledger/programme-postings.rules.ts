// Postings 16, 17, 18 and 19: money of the village and its programmes, and raw material for the PKK.
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type Line, type MoneyAccount, type Posting } from './postings.rules.ts';

/** The sub of a fund names its APBDes activity and year. */
export type Received = { kind: 'delivery_fund' | 'health_fund'; fund: string } | { kind: 'village_capital' };

/** 16: Dana Desa for a programme, or a capital injection, as the payment order (SP2D) says. */
export const villageMoneyReceived = (receipt: { sp2d: string; amount: Rupiah; for: Received; into: MoneyAccount }): Posting => ({
  fact: 'fund.received',
  source: receipt.sp2d,
  key: `dd:${receipt.sp2d}`,
  lines: [debit(receipt.into, receipt.amount), receivedLine(receipt.for, receipt.amount)],
});

function receivedLine(received: Received, amount: Rupiah): Line {
  switch (received.kind) {
    case 'delivery_fund':
      return credit(ACCOUNTS.deliveryFund, amount, received.fund);
    case 'health_fund':
      return credit(ACCOUNTS.healthFund, amount, received.fund);
    case 'village_capital':
      return credit(ACCOUNTS.villageCapital, amount);
  }
}

export interface HealthCost {
  /** The only thing that the books know of a visit */
  visitId: string;
  costLine: string;
  amount: Rupiah;
  paidBy: { kind: 'money'; from: MoneyAccount } | { kind: 'owed'; person: string };
  /** What the funds still cover, the oldest fund first; at most `amount` in all */
  covered: readonly { fund: string; amount: Rupiah }[];
}

/** 17: fuel, driver or toll of a health visit; while the fund lasts, the same amount becomes programme income. */
export const healthCostPaid = (cost: HealthCost): Posting => ({
  fact: 'visit.cost_paid',
  source: cost.visitId,
  key: `visit:${cost.visitId}:${cost.costLine}`,
  memo: cost.visitId,
  lines: [
    debit(ACCOUNTS.healthCarCost, cost.amount),
    cost.paidBy.kind === 'money' ? credit(cost.paidBy.from, cost.amount) : credit(ACCOUNTS.wagesPayable, cost.amount, cost.paidBy.person),
    ...cost.covered.map(({ fund, amount }) => debit(ACCOUNTS.healthFund, amount, fund)),
    credit(
      ACCOUNTS.programmeIncome,
      cost.covered.reduce((sum, { amount }) => sum + amount, 0n),
    ),
  ],
});

/** Takes what is needed from funds in their order, each as far as it lasts. */
export function coverFrom(funds: readonly { fund: string; balance: Rupiah }[], amount: Rupiah): { fund: string; amount: Rupiah }[] {
  let left = amount;
  return funds.flatMap(({ fund, balance }) => {
    const part = balance < left ? balance : left;
    if (part <= 0n) return [];
    left -= part;
    return [{ fund, amount: part }];
  });
}

/** 18: raw material that the post buys from the KUD on account; the goods-received note is its key. */
export const materialBought = (purchase: { note: string; supplier: string; amount: Rupiah }): Posting => ({
  fact: 'material.bought',
  source: purchase.note,
  key: `kud:${purchase.note}`,
  lines: [debit(ACCOUNTS.rawMaterial, purchase.amount), credit(ACCOUNTS.tradePayable, purchase.amount, purchase.supplier)],
});

/** 19: a PKK group takes material on credit, at its price; the stock goes down by its cost. */
export const materialOnCredit = (slip: { number: string; group: string; price: Rupiah; cost: Rupiah }): Posting => ({
  fact: 'material.taken',
  source: slip.number,
  key: `pkk:${slip.number}`,
  lines: [
    debit(ACCOUNTS.groupReceivable, slip.price, slip.group),
    debit(ACCOUNTS.costOfGoods, slip.cost),
    credit(ACCOUNTS.materialSold, slip.price),
    credit(ACCOUNTS.rawMaterial, slip.cost),
  ],
});
