// The postings of the demo's money, by the numbers of the finance reference: 03 QRIS paid, 06 cash at the door, 07 handed in,
// 08 counted, 10 settled (10b where the stall has its own QRIS). The same lines and keys as the ledger's rules: a seeded order can never be posted a second time.
import { FUNDS } from './funds.ts';
import type { Sale } from './sale.ts';
import type { DepositRow } from './tills.ts';

export interface JournalLine {
  code: string;
  sub: string;
  /** + debit, - credit */
  amount: bigint;
}

export interface Journal {
  fact: string;
  source: string;
  key: string;
  at: Date;
  lines: JournalLine[];
  memo?: string;
}

export const debit = (code: string, sub: string, amount: bigint): JournalLine => ({ code, sub, amount });
export const credit = (code: string, sub: string, amount: bigint): JournalLine => ({ code, sub, amount: -amount });

export function collected({ order, payment }: Sale): Journal {
  const { courier_id: courier, collected: amount, collected_at: at } = payment;
  if (courier === null || amount === null || at === null) throw new Error(`Order ${order.id} was not paid at the door`);
  return {
    fact: 'cash.collected',
    source: order.id,
    key: `cod:${order.id}:1`,
    at,
    lines: [debit('1.1.01.11', courier, amount), credit('2.1.01.12', order.id, amount)],
  };
}

export function verified({ order, payment }: Sale): Journal {
  if (payment.verified_at === null || payment.reference === null) throw new Error(`Order ${order.id} is not verified`);
  return {
    fact: 'payment.verified',
    source: order.id,
    key: `pjp:${order.id}:${payment.reference}`,
    at: payment.verified_at,
    lines: [debit('1.1.03.11', '', payment.amount), credit('2.1.01.12', order.id, payment.amount)],
  };
}

export function declared(deposit: DepositRow): Journal {
  const lines = [debit('1.1.01.12', deposit.id, deposit.declared), credit('1.1.01.11', deposit.courier_id, deposit.declared)];
  return { fact: 'cash.declared', source: deposit.id, key: `setor:${deposit.id}`, at: deposit.declared_at, lines };
}

export function counted(deposit: DepositRow): Journal {
  if (deposit.counted === null || deposit.counted_at === null) throw new Error(`Deposit ${deposit.id} is not counted`);
  const short = deposit.declared - deposit.counted;
  const lines = [debit('1.1.01.01', '', deposit.counted), credit('1.1.01.12', deposit.id, deposit.declared)];
  if (short > 0n) lines.push(debit('1.1.03.02', deposit.courier_id, short));
  if (short < 0n) lines.push(credit('2.1.99.17', deposit.id, -short));
  return { fact: 'cash.counted', source: deposit.id, key: `hitung:${deposit.id}`, at: deposit.counted_at, lines };
}

export function settled({ order, job, payment }: Sale, at: Date): Journal {
  const tariff = order.fee_customer + order.fee_fund + order.fee_bumdes;
  const money =
    payment.flow === 'Q2' // paid into the stall's own QRIS: 10b
      ? [debit('1.1.03.12', order.merchant_id, order.commission + order.fee_customer)]
      : [debit('2.1.01.12', order.id, order.goods + order.fee_customer), credit('2.1.01.11', order.merchant_id, order.goods - order.commission)];
  const lines = [
    ...money,
    debit('2.1.05.11', FUNDS.delivery.code, order.fee_fund),
    debit('6.3.99.11', '', order.fee_bumdes),
    debit('6.2.01.11', '', order.incentive),
    credit('4.1.11.01', '', order.commission),
    credit('4.1.06.01', '', tariff),
    credit('2.1.03.02', job?.courier_id ?? '', order.incentive),
  ];
  return { fact: 'order.completed', source: order.id, key: `order.settled:${order.id}`, at, lines: lines.filter((line) => line.amount !== 0n) };
}
