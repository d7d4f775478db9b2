// Postings 07, 08 and 09: cash goes from the courier to the till (C3). Differences stay open items until somebody decides them.
import type { CourierId, DepositId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type MoneyAccount, type Posting } from './postings.rules.ts';

/**
 * 07: the courier hands in everything that the orders say was collected. What they declared may differ; the difference shows at
 * the count, so that the courier's account returns to zero with the hand-over of the bag.
 */
export const depositHandedIn = (deposit: { id: DepositId; courierId: CourierId; expected: Rupiah }): Posting => ({
  fact: 'cash.declared',
  source: deposit.id,
  key: `setor:${deposit.id}`,
  lines: [debit(ACCOUNTS.depositInCount, deposit.expected, deposit.id), credit(ACCOUNTS.courierCash, deposit.expected, deposit.courierId)],
});

export interface Count {
  id: DepositId;
  courierId: CourierId;
  expected: Rupiah;
  counted: Rupiah;
}

/** 08: counted. Money is booked at once; a shortage stands on the courier's account, an overage waits for its owner. */
export const depositCounted = (deposit: Count): Posting => {
  const missing = deposit.expected - deposit.counted;
  return {
    fact: 'cash.counted',
    source: deposit.id,
    key: `hitung:${deposit.id}`,
    lines: [
      debit(ACCOUNTS.cashAtHub, deposit.counted),
      credit(ACCOUNTS.depositInCount, deposit.expected, deposit.id),
      ...(missing > 0n ? [debit(ACCOUNTS.courierShortage, missing, deposit.courierId)] : []),
      ...(missing < 0n ? [credit(ACCOUNTS.overage, -missing, deposit.id)] : []),
    ],
  };
};

/** A difference that was a miscount: the right amount was there all along, so posting 08's difference is taken back. */
export const countCorrected = (deposit: Count): Posting => {
  const missing = deposit.expected - deposit.counted;
  const [code, sub] = missing > 0n ? [ACCOUNTS.courierShortage, deposit.courierId] : [ACCOUNTS.overage, deposit.id];
  return { fact: 'cash.resolved', source: deposit.id, key: `koreksi:${deposit.id}`, lines: [debit(ACCOUNTS.cashAtHub, missing), credit(code, missing, sub)] };
};

/** 09: a shortage that nobody will pay, written off after a second person agreed. */
export const shortageWrittenOff = (writeOff: { caseId: string; courierId: CourierId; amount: Rupiah }): Posting => ({
  fact: 'shortage.written_off',
  source: writeOff.caseId,
  key: `hapus:${writeOff.caseId}`,
  lines: [debit(ACCOUNTS.shortageLost, writeOff.amount), credit(ACCOUNTS.courierShortage, writeOff.amount, writeOff.courierId)],
});

/** The courier pays a shortage back. */
export const shortageRepaid = (repayment: { id: string; courierId: CourierId; amount: Rupiah; into: MoneyAccount }): Posting => ({
  fact: 'shortage.repaid',
  source: repayment.id,
  key: `kurang:${repayment.id}`,
  lines: [debit(repayment.into, repayment.amount), credit(ACCOUNTS.courierShortage, repayment.amount, repayment.courierId)],
});

/** The owner of a surplus was found. */
export const overageReturned = (overage: { id: string; depositId: DepositId; amount: Rupiah; from: MoneyAccount }): Posting => ({
  fact: 'overage.returned',
  source: overage.id,
  key: `lebih:${overage.id}`,
  lines: [debit(ACCOUNTS.overage, overage.amount, overage.depositId), credit(overage.from, overage.amount)],
});
