// Payouts to stalls (finance.md, posting 11): net of what the stall owes, by two people, and never twice when the bank is silent.
import type { Rupiah } from '@pitulungan/contracts/money';
import type { PayoutStatus } from '@pitulungan/contracts/payouts';
import type { RefusalCode } from '@pitulungan/contracts/refusals';

export interface Owed {
  /** To the stall: the balance of 2.1.01.11, turned positive */
  payable: Rupiah;
  /** By the stall: 1.1.03.12 and 1.1.03.14 */
  commission: Rupiah;
  material: Rupiah;
}

export interface PayoutAmounts {
  gross: Rupiah;
  commission: Rupiah;
  material: Rupiah;
  net: Rupiah;
}

/** What would be paid now; undefined when nothing is left for the stall after what it owes. */
export function payoutOf({ payable, commission, material }: Owed): PayoutAmounts | undefined {
  const held = { commission: positive(commission), material: positive(material) };
  const net = payable - held.commission - held.material;
  return payable > 0n && net > 0n ? { gross: payable, ...held, net } : undefined;
}

const positive = (amount: Rupiah): Rupiah => (amount > 0n ? amount : 0n);

export interface PayoutState extends PayoutAmounts {
  status: PayoutStatus;
  preparedBy: string;
  reference: string | null;
}

/** Whether what was prepared is still there: a refund since then, or a commission, asks for a new one. */
export const isStillOwed = (payout: PayoutAmounts, owed: Owed): boolean =>
  owed.payable >= payout.gross && owed.commission >= payout.commission && owed.material >= payout.material;

export function payRefusal(payout: PayoutState, at: { personId: string; owed: Owed; money: Rupiah }): RefusalCode | undefined {
  if (payout.status === 'SENT_UNKNOWN') return 'PAYOUT_UNKNOWN';
  if (payout.status !== 'PREPARED') return 'PAYMENT_MOVED_ON';
  if (payout.preparedBy === at.personId) return 'SAME_PERSON';
  if (!isStillOwed(payout, at.owed)) return 'PAYOUT_CHANGED';
  return at.money < payout.net ? 'NOT_ENOUGH_MONEY' : undefined;
}

/** The bank's list was looked at for the reference under which it was sent. */
export function reconcileRefusal(payout: PayoutState, at: { personId: string; reference: string }): RefusalCode | undefined {
  if (payout.status !== 'SENT_UNKNOWN') return 'PAYMENT_MOVED_ON';
  if (payout.preparedBy === at.personId) return 'SAME_PERSON';
  return payout.reference === at.reference ? undefined : 'REFERENCE_DIFFERS';
}
