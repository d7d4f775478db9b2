// Postings 11, 12, 15 and 20: merchants and couriers get their money.
import type { CourierId, JobId, MerchantId } from '@pitulungan/contracts/ids';
import type { Rupiah } from '@pitulungan/contracts/money';
import { ACCOUNTS, credit, debit, type MoneyAccount, type Posting } from './postings.rules.ts';

export interface MerchantPayout {
  id: string;
  merchantId: MerchantId;
  /** What the merchant is owed and now paid off, before anything is held back */
  payable: Rupiah;
  /** Commission of flow Q2 that is held back */
  commission: Rupiah;
  /** 20: material on credit that is held back, of a group that sells as this merchant */
  material?: { group: string; amount: Rupiah };
  from: MoneyAccount;
}

/** 11 with 20: paid out net of what the merchant owes. */
export const merchantPaid = (payout: MerchantPayout): Posting => {
  const material = payout.material?.amount ?? 0n;
  return {
    fact: 'payout.paid',
    source: payout.id,
    key: `payout:${payout.id}`,
    lines: [
      debit(ACCOUNTS.merchantPayable, payout.payable, payout.merchantId),
      credit(ACCOUNTS.commissionReceivable, payout.commission, payout.merchantId),
      credit(ACCOUNTS.groupReceivable, material, payout.material?.group),
      credit(payout.from, payout.payable - payout.commission - material),
    ],
  };
};

/** 12: incentives and wages of a pay run, one journal for each person. */
export const wagePaid = (wage: { run: string; person: string; amount: Rupiah; from: MoneyAccount }): Posting => ({
  fact: 'wage.paid',
  source: wage.run,
  key: `gaji:${wage.run}:${wage.person}`,
  lines: [debit(ACCOUNTS.wagesPayable, wage.amount, wage.person), credit(wage.from, wage.amount)],
});

/** 15: a failed attempt, or a cancel after pickup, is paid all the same. */
export const attemptPaid = (trip: { jobId: JobId; stop: string; attempt: number; courierId: CourierId; amount: Rupiah }): Posting => ({
  fact: 'attempt.paid',
  source: trip.jobId,
  key: `attempt:${trip.jobId}:${trip.stop}:${trip.attempt}`,
  lines: [debit(ACCOUNTS.courierIncentive, trip.amount), credit(ACCOUNTS.wagesPayable, trip.amount, trip.courierId)],
});
