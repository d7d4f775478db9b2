// Payment of one order: cash (C3) or QRIS. The tables say which step exists; money is certain only when they say so.
import { cashLifecycle, qrisLifecycle, type CashCommand, type CashStatus, type QrisCommand, type QrisStatus } from '@pitulungan/contracts/lifecycles/cash';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';

export interface PaymentState {
  method: 'cash' | 'qris';
  status: CashStatus | QrisStatus;
}

/** The status after a command, or undefined when the tables do not know that step from here. */
export const cashAfter = (payment: PaymentState, command: CashCommand): CashStatus | undefined =>
  payment.method === 'cash' ? transitionOf(cashLifecycle, payment.status as CashStatus, command)?.to : undefined;
export const qrisAfter = (payment: PaymentState, command: QrisCommand): QrisStatus | undefined =>
  payment.method === 'qris' ? transitionOf(qrisLifecycle, payment.status as QrisStatus, command)?.to : undefined;

/** Nothing to pay any more: the order ended without goods. */
export const voided = (payment: PaymentState): PaymentState['status'] | undefined => cashAfter(payment, 'void') ?? qrisAfter(payment, 'void');
export const revived = (payment: PaymentState): PaymentState['status'] | undefined => cashAfter(payment, 'revive') ?? qrisAfter(payment, 'revive');

/** What the buyer has given so far: cash in somebody's hands, QRIS that was found. */
export function paidOf({ status, amount, collected }: { status: PaymentState['status']; amount: bigint; collected: bigint | null }): bigint {
  if (status === 'VERIFIED' || status === 'PAID') return amount;
  return collected ?? 0n;
}

export interface CertainTimes {
  /** When its deposit was counted, and when a difference was decided; epoch ms */
  countedAt: number | null;
  resolvedAt: number | null;
  /** When it was found in the list of the account, or paid at the cash desk; epoch ms */
  verifiedAt: number | null;
}

/**
 * finance.md 3.2, point 2: when the money became certain (epoch ms): cash counted, a difference decided (or only counted, where
 * the village does not wait for that), QRIS found by the account holder, or paid at the cash desk. null: it is not.
 */
export function moneyCertainAt(payment: PaymentState & CertainTimes, waitForDiscrepancy: boolean): number | null {
  switch (payment.status) {
    case 'MATCHED':
      return payment.countedAt;
    case 'DISCREPANCY':
      return waitForDiscrepancy ? null : payment.countedAt;
    case 'RESOLVED':
      return waitForDiscrepancy ? payment.resolvedAt : payment.countedAt;
    case 'VERIFIED':
    case 'PAID':
      return payment.verifiedAt;
    case 'DUE':
    case 'COLLECTED':
    case 'DECLARED':
    case 'COUNTED':
    case 'VOIDED':
    case 'AWAITING_PROOF':
    case 'PROOF_SENT':
    case 'REJECTED':
      return null;
  }
}
