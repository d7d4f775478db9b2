// Which of the resident's words fits an order and its job.
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { TrackingStage } from '@pitulungan/contracts/tracking';

const BY_JOB: Record<JobStatus, TrackingStage> = {
  QUEUED: 'LOOKING_FOR_COURIER',
  OFFERED: 'LOOKING_FOR_COURIER',
  NO_COURIER: 'LOOKING_FOR_COURIER',
  REASSIGNING: 'LOOKING_FOR_COURIER',
  ACCEPTED: 'COURIER_TO_STALL',
  TO_PICKUP: 'COURIER_TO_STALL',
  AT_PICKUP: 'COURIER_TO_STALL',
  PICKED_UP: 'GOODS_WITH_COURIER',
  TO_DROP: 'COMING_TO_YOU',
  AT_DROP: 'AT_YOUR_DOOR',
  DELIVERED: 'DELIVERED',
  LEFT_WITH: 'DELIVERED',
  FAILED_ATTEMPT: 'ATTEMPT_FAILED',
  RETURNING: 'COMING_BACK',
  RETURNED: 'RETURNED',
  CANCELLED: 'CANCELLED',
};

const BY_ORDER: Record<Exclude<OrderStatus, 'READY' | 'IN_DELIVERY'>, TrackingStage> = {
  PLACED: 'WAITING_MERCHANT',
  CONFIRMED: 'PREPARING',
  DELIVERED: 'DELIVERED',
  DISPUTED: 'DELIVERED',
  RESOLVED: 'DELIVERED',
  COMPLETED: 'DELIVERED',
  REJECTED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
  RETURNED: 'RETURNED',
};

export const stageOf = (order: OrderStatus, job: JobStatus | undefined): TrackingStage =>
  order === 'READY' || order === 'IN_DELIVERY' ? (job ? BY_JOB[job] : 'LOOKING_FOR_COURIER') : BY_ORDER[order];

const ENDED = new Set<TrackingStage>(['DELIVERED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'RETURNED']);

/** After the end the page tells no address and no courier. */
export const isEnded = (stage: TrackingStage): boolean => ENDED.has(stage);
