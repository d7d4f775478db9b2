// C3: cash in a courier's hands, and the QRIS payment beside it (product.md section 7).
import { rows, type Lifecycle } from './lifecycle.ts';

export const CASH_STATUSES = ['DUE', 'COLLECTED', 'DECLARED', 'COUNTED', 'MATCHED', 'DISCREPANCY', 'RESOLVED', 'VOIDED', 'PAID'] as const;
export type CashStatus = (typeof CASH_STATUSES)[number];
export type CashCommand = 'payAtHub' | 'collect' | 'declare' | 'count' | 'match' | 'differ' | 'resolve' | 'void' | 'revive';

const cash = rows<CashStatus, CashCommand>;

export const cashLifecycle: Lifecycle<CashStatus, CashCommand> = {
  statuses: CASH_STATUSES,
  initial: 'DUE',
  terminal: ['MATCHED', 'RESOLVED', 'VOIDED', 'PAID'],
  transitions: [
    ...cash('DUE')('collect', 'COLLECTED', ['K', 'S']),
    ...cash('COLLECTED')('declare', 'DECLARED', ['K']),
    ...cash('DECLARED')('count', 'COUNTED', ['C']),
    ...cash('COUNTED')('match', 'MATCHED', ['S']),
    ...cash('COUNTED')('differ', 'DISCREPANCY', ['S']),
    ...cash('DISCREPANCY')('resolve', 'RESOLVED', ['B']), // what another person proposed
    ...cash('DUE')('payAtHub', 'PAID', ['C']), // the buyer came to the cashier: the courier has nothing to take
    ...cash('DUE')('void', 'VOIDED', ['S']), // the order was cancelled or came back: nothing to collect
    ...cash('VOIDED')('revive', 'DUE', ['S']), // the cancel was undone
  ],
};

export const QRIS_STATUSES = ['AWAITING_PROOF', 'PROOF_SENT', 'VERIFIED', 'REJECTED', 'VOIDED'] as const;
export type QrisStatus = (typeof QRIS_STATUSES)[number];
export type QrisCommand = 'sendProof' | 'verify' | 'reject' | 'void' | 'revive' | 'arriveLate';

const qris = rows<QrisStatus, QrisCommand>;

/** A screenshot is never proof: the account holder verifies against the bank's or provider's own list, or the provider's file does. */
export const qrisLifecycle: Lifecycle<QrisStatus, QrisCommand> = {
  statuses: QRIS_STATUSES,
  initial: 'AWAITING_PROOF',
  terminal: ['VERIFIED', 'VOIDED'],
  transitions: [
    ...qris('AWAITING_PROOF', 'REJECTED')('sendProof', 'PROOF_SENT', ['R', 'D']),
    ...qris('AWAITING_PROOF', 'PROOF_SENT', 'REJECTED')('verify', 'VERIFIED', ['C', 'B', 'M', 'S']),
    ...qris('AWAITING_PROOF', 'PROOF_SENT')('reject', 'REJECTED', ['C', 'B', 'M']),
    ...qris('AWAITING_PROOF', 'PROOF_SENT', 'REJECTED')('void', 'VOIDED', ['S']),
    ...qris('VOIDED')('revive', 'AWAITING_PROOF', ['S']),
    ...qris('VOIDED')('arriveLate', 'VERIFIED', ['C', 'B', 'S']), // money for an order that ended without goods: it goes back
  ],
};
