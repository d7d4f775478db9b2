// Who may move a statement on, and when (finance.md 7.4). Facts about the row come in; a refusal's code or nothing comes out.
import { mayDo, type StatementCommand, type StatementStatus } from '@pitulungan/contracts/lifecycles/share-statement';
import type { RefusalCode } from '@pitulungan/contracts/refusals';

export interface StatementState {
  status: StatementStatus;
  version: number;
  hash: string | null;
  prevHash: string | null;
  recipientsHash: string | null;
  policyHash: string | null;
  computedBy: string | null;
  approvedBy: string | null;
  /** Last day of the period, YYYY-MM-DD */
  toDate: string;
}

/** The row has moved on since it was shown, or its status does not allow the command. */
export const movedOn = (state: StatementState, command: StatementCommand, version: number): RefusalCode | null =>
  mayDo(command, state.status) && state.version === version ? null : 'STATEMENT_MOVED_ON';

export function reviewRefusal(state: StatementState, review: { by: string; version: number; hash: string }): RefusalCode | null {
  if (state.hash !== review.hash) return mayDo('review', state.status) ? 'STATEMENT_CHANGED' : 'STATEMENT_MOVED_ON';
  if (state.computedBy === review.by) return 'DUTIES_SEPARATE';
  return movedOn(state, 'review', review.version);
}

export interface Approval {
  by: string;
  version: number;
  /** Of the text that was shown to whoever approves */
  hash: string;
  decidedOn: string;
}
/** What the statement must still fit to when it is approved. */
export interface ApprovalWorld {
  today: string;
  headHash: string;
  recipientsHash: string;
  policyHash: string | null;
}

export function approvalRefusal(state: StatementState, approval: Approval, world: ApprovalWorld): RefusalCode | null {
  if (state.hash !== approval.hash) return 'STATEMENT_CHANGED';
  const moved = movedOn(state, 'approve', approval.version);
  if (moved) return moved;
  return state.computedBy === approval.by ? 'DUTIES_SEPARATE' : worldRefusal(state, approval, world);
}

function worldRefusal(state: StatementState, approval: Approval, world: ApprovalWorld): RefusalCode | null {
  if (approval.decidedOn <= state.toDate || approval.decidedOn > world.today) return 'DECISION_DATE_WRONG';
  if (state.recipientsHash !== world.recipientsHash) return 'RECIPIENTS_CHANGED';
  return state.prevHash === world.headHash && state.policyHash === world.policyHash ? null : 'STATEMENT_CHANGED';
}

/** Who computed or approved does not pay; the second role of a payout is another person than the first. */
export const paymentDuties = (state: Pick<StatementState, 'computedBy' | 'approvedBy'>, payer: string): RefusalCode | null =>
  payer === state.computedBy || payer === state.approvedBy ? 'DUTIES_SEPARATE' : null;

/** Months in order within one year. */
export const isPeriod = (from: string, to: string): boolean => from <= to && from.slice(0, 4) === to.slice(0, 4);

/** The months from `from` to `to`, both included. */
export function monthsOf(from: string, to: string): string[] {
  const year = from.slice(0, 4);
  const [first, last] = [BigInt(from.slice(5)), BigInt(to.slice(5))];
  return Array.from({ length: 12 }, (_, index) => BigInt(index + 1))
    .filter((month) => month >= first && month <= last)
    .map((month) => `${year}-${String(month).padStart(2, '0')}`);
}
