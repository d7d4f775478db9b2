// A statement of the revenue share (finance.md 7.4): what may be done in which status, and with which permission. One table for rules, tests and buttons.
import type { Permission } from '../roles.ts';

export const STATEMENT_STATUSES = ['draft', 'computed', 'reviewed', 'approved', 'posted', 'paying', 'paid', 'rejected', 'superseded'] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

/** From here on a statement is in the village's chain and never changes; a mistake needs a correction statement. */
export const CHAINED = ['approved', 'posted', 'paying', 'paid'] as const satisfies readonly StatementStatus[];
export const isChained = (status: StatementStatus): boolean => (CHAINED as readonly StatementStatus[]).includes(status);

export type StatementCommand = 'compute' | 'review' | 'reject' | 'approve' | 'post' | 'pay' | 'note';

export const STATEMENT_LIFECYCLE: Record<StatementCommand, { from: readonly StatementStatus[]; permission: Permission }> = {
  compute: { from: ['draft', 'computed', 'reviewed'], permission: 'shares.compute' },
  review: { from: ['computed'], permission: 'shares.review' },
  reject: { from: ['computed', 'reviewed'], permission: 'shares.review' },
  approve: { from: ['reviewed'], permission: 'shares.approve' },
  post: { from: ['approved'], permission: 'shares.compute' },
  pay: { from: ['posted', 'paying'], permission: 'shares.pay' },
  note: { from: ['computed', 'reviewed', ...CHAINED], permission: 'shares.advise' },
};

export const mayDo = (command: StatementCommand, status: StatementStatus): boolean => STATEMENT_LIFECYCLE[command].from.includes(status);
