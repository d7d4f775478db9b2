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

/** finance.md 3.2, point 2: cash counted (a decided discrepancy included), or QRIS verified by the account holder. */
export const isMoneyCertain = (payment: PaymentState): boolean =>
  payment.status === 'MATCHED' || payment.status === 'RESOLVED' || payment.status === 'VERIFIED';
