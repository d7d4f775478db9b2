// The eight marks of design.md: one shape and colour per kind of state, the same in lists, cards and on the map.
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { CashStatus, QrisStatus } from '@pitulungan/contracts/lifecycles/cash';
import type { DepositStatus } from '@pitulungan/contracts/cash';

export const MARKS = ['waiting', 'offered', 'moving', 'stop', 'done', 'attention', 'failed', 'health'] as const;
export type Mark = (typeof MARKS)[number];

export const JOB_MARKS: Record<JobStatus, Mark> = {
  QUEUED: 'waiting',
  OFFERED: 'offered',
  NO_COURIER: 'attention',
  REASSIGNING: 'waiting',
  ACCEPTED: 'moving',
  TO_PICKUP: 'moving',
  AT_PICKUP: 'stop',
  PICKED_UP: 'moving',
  TO_DROP: 'moving',
  AT_DROP: 'stop',
  DELIVERED: 'done',
  LEFT_WITH: 'done',
  FAILED_ATTEMPT: 'failed',
  RETURNING: 'attention',
  RETURNED: 'failed',
  CANCELLED: 'failed',
};

export const ORDER_MARKS: Record<OrderStatus, Mark> = {
  PLACED: 'waiting',
  CONFIRMED: 'waiting',
  READY: 'waiting',
  IN_DELIVERY: 'moving',
  DELIVERED: 'done',
  DISPUTED: 'attention',
  RESOLVED: 'done',
  COMPLETED: 'done',
  REJECTED: 'failed',
  EXPIRED: 'failed',
  CANCELLED: 'failed',
  RETURNED: 'failed',
};

export const DUTY_MARKS: Record<DutyStatus, Mark> = {
  OFF: 'waiting',
  ON: 'done',
  BUSY: 'moving',
  BREAK: 'offered',
};

export const PAYMENT_MARKS: Record<CashStatus | QrisStatus, Mark> = {
  DUE: 'waiting',
  COLLECTED: 'moving',
  DECLARED: 'offered',
  COUNTED: 'offered',
  MATCHED: 'done',
  DISCREPANCY: 'attention',
  RESOLVED: 'done',
  VOIDED: 'failed',
  PAID: 'done',
  AWAITING_PROOF: 'waiting',
  PROOF_SENT: 'offered',
  VERIFIED: 'done',
  REJECTED: 'failed',
};

export const DEPOSIT_MARKS: Record<DepositStatus, Mark> = {
  DECLARED: 'offered',
  MATCHED: 'done',
  DISCREPANCY: 'attention',
  RESOLVED: 'done',
};
