// Where a statement stands on its way, and who may take it further: what the server's rules will say, told beforehand.
import { type StatementCommand, STATEMENT_LIFECYCLE, type StatementStatus } from '@pitulungan/contracts/lifecycles/share-statement';
import { permissionsOf, ROLE_PERMISSIONS, type Permission, Role } from '@pitulungan/contracts/roles';
import type { SharePaymentView, StatementView } from '@pitulungan/contracts/shares/views';

export type NextCommand = Extract<StatementCommand, 'compute' | 'review' | 'approve' | 'post' | 'pay'>;
export const STEPS = ['compute', 'review', 'approve', 'post', 'pay'] as const satisfies readonly NextCommand[];

const NEXT: Record<StatementStatus, NextCommand | null> = {
  draft: 'compute',
  computed: 'review',
  reviewed: 'approve',
  approved: 'post',
  posted: 'pay',
  paying: 'pay',
  paid: null,
  rejected: null,
  superseded: null,
};

export const nextCommand = ({ status }: Pick<StatementView, 'status'>): NextCommand | null => NEXT[status];

export interface Step {
  command: NextCommand;
  state: 'done' | 'next' | 'later';
  /** Who did it, and when */
  by: { name: string; at: string } | null;
}

type Signed = Pick<StatementView, 'status' | 'computed' | 'reviewed' | 'approved' | 'posted'>;

/** The line of steps. What came to a halt (rejected, superseded) waits for nobody. */
export function stepsOf(statement: Signed, payments: readonly Pick<SharePaymentView, 'status' | 'decided'>[]): Step[] {
  const next = nextCommand(statement);
  const paid = statement.status === 'paid' ? (payments.find(({ status }) => status === 'paid')?.decided ?? statement.posted) : null;
  const by = { compute: statement.computed, review: statement.reviewed, approve: statement.approved, post: statement.posted, pay: paid };
  return STEPS.map((command): Step => ({ command, state: by[command] ? 'done' : command === next ? 'next' : 'later', by: by[command] }));
}

/** Roles that hold a permission. */
export const rolesWith = (permission: Permission): Role[] =>
  Role.options.filter((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));

export type Barrier = { kind: 'role'; roles: Role[] } | { kind: 'duty'; did: 'computed' | 'approved' };

/** Why this person may not do it now; null when they may. */
export function barrierOf(
  command: StatementCommand,
  statement: Pick<StatementView, 'computed' | 'approved'>,
  person: { name: string; roles: readonly Role[] },
): Barrier | null {
  const { permission } = STATEMENT_LIFECYCLE[command];
  if (!permissionsOf(person.roles).has(permission)) return { kind: 'role', roles: rolesWith(permission) };
  if (command !== 'review' && command !== 'approve' && command !== 'pay') return null;
  if (statement.computed?.name === person.name) return { kind: 'duty', did: 'computed' };
  return command === 'pay' && statement.approved?.name === person.name ? { kind: 'duty', did: 'approved' } : null;
}
