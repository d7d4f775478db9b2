// C2: a delivery job, one courier, ordered stops (product.md section 7). Undo has one way back from each courier's step.
import { rows, type Lifecycle } from './lifecycle.ts';

export const JOB_STATUSES = [
  'QUEUED',
  'OFFERED',
  'NO_COURIER',
  'REASSIGNING',
  'ACCEPTED',
  'TO_PICKUP',
  'AT_PICKUP',
  'PICKED_UP',
  'TO_DROP',
  'AT_DROP',
  'DELIVERED',
  'LEFT_WITH',
  'FAILED_ATTEMPT',
  'RETURNING',
  'RETURNED',
  'CANCELLED',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export type JobCommand =
  | 'offer'
  | 'accept'
  | 'decline'
  | 'expireOffer'
  | 'withdrawOffer'
  | 'assign'
  | 'unassign'
  | 'giveUp'
  | 'requeue'
  | 'reassign'
  | 'headToPickup'
  | 'arriveAtPickup'
  | 'pickUp'
  | 'headToDrop'
  | 'arriveAtDrop'
  | 'deliver'
  | 'leaveWith'
  | 'failAttempt'
  | 'undo'
  | 'retryNow'
  | 'retry'
  | 'startReturn'
  | 'confirmReturn'
  | 'cancel'
  | 'restore';

const from = rows<JobStatus, JobCommand>;

/** The courier's way, in order: what each primary button does next. */
export const COURIER_STEPS = ['headToPickup', 'arriveAtPickup', 'pickUp', 'headToDrop', 'arriveAtDrop'] as const;
export type CourierStep = (typeof COURIER_STEPS)[number];

export const jobLifecycle: Lifecycle<JobStatus, JobCommand> = {
  statuses: JOB_STATUSES,
  initial: 'QUEUED',
  terminal: ['DELIVERED', 'LEFT_WITH', 'RETURNED', 'CANCELLED'],
  transitions: [
    ...from('QUEUED', 'REASSIGNING', 'NO_COURIER')('offer', 'OFFERED', ['S', 'D']),
    ...from('OFFERED')('offer', 'OFFERED', ['S']), // one more courier is asked at once
    ...from('OFFERED')('accept', 'ACCEPTED', ['K']),
    ...from('OFFERED')('decline', 'QUEUED', ['K']),
    ...from('OFFERED')('expireOffer', 'QUEUED', ['S']),
    ...from('OFFERED')('withdrawOffer', 'QUEUED', ['D', 'S']),
    ...from('QUEUED', 'NO_COURIER', 'REASSIGNING', 'OFFERED')('assign', 'ACCEPTED', ['D']),
    ...from('ACCEPTED', 'TO_PICKUP', 'AT_PICKUP')('unassign', 'QUEUED', ['D']),
    ...from('QUEUED')('giveUp', 'NO_COURIER', ['S']),
    ...from('NO_COURIER', 'REASSIGNING')('requeue', 'QUEUED', ['S', 'D']),
    ...from('ACCEPTED', 'TO_PICKUP', 'AT_PICKUP')('reassign', 'REASSIGNING', ['D', 'K']),
    ...from('ACCEPTED')('headToPickup', 'TO_PICKUP', ['K']),
    ...from('TO_PICKUP')('arriveAtPickup', 'AT_PICKUP', ['K']),
    ...from('AT_PICKUP')('pickUp', 'PICKED_UP', ['K']),
    ...from('PICKED_UP')('headToDrop', 'TO_DROP', ['K']),
    ...from('TO_DROP')('arriveAtDrop', 'AT_DROP', ['K']),
    ...from('AT_DROP')('deliver', 'DELIVERED', ['K']),
    ...from('AT_DROP')('leaveWith', 'LEFT_WITH', ['K']),
    ...from('AT_DROP')('failAttempt', 'FAILED_ATTEMPT', ['K']),
    ...from('TO_PICKUP')('undo', 'ACCEPTED', ['K']),
    ...from('AT_PICKUP')('undo', 'TO_PICKUP', ['K']),
    ...from('PICKED_UP')('undo', 'AT_PICKUP', ['K']),
    ...from('TO_DROP')('undo', 'PICKED_UP', ['K']),
    ...from('AT_DROP')('undo', 'TO_DROP', ['K']),
    ...from('DELIVERED', 'LEFT_WITH', 'FAILED_ATTEMPT')('undo', 'AT_DROP', ['K']),
    ...from('FAILED_ATTEMPT')('retryNow', 'TO_DROP', ['D']), // the same courier, goods in hand
    ...from('FAILED_ATTEMPT')('retry', 'QUEUED', ['D', 'S']), // another trip, after the goods came to the BUMDes post
    ...from('FAILED_ATTEMPT', 'PICKED_UP', 'TO_DROP', 'AT_DROP')('startReturn', 'RETURNING', ['D']),
    ...from('RETURNING')('confirmReturn', 'RETURNED', ['D', 'K', 'M']),
    ...from('QUEUED', 'OFFERED', 'NO_COURIER', 'REASSIGNING', 'ACCEPTED', 'TO_PICKUP', 'AT_PICKUP')('cancel', 'CANCELLED', ['D', 'S']),
    ...from('CANCELLED')('restore', 'QUEUED', ['D']),
  ],
};

/** A courier is responsible for the job: it counts as load, and its stops are theirs to see. */
export const ACTIVE_JOB_STATUSES = [
  'ACCEPTED',
  'TO_PICKUP',
  'AT_PICKUP',
  'PICKED_UP',
  'TO_DROP',
  'AT_DROP',
  'FAILED_ATTEMPT',
  'RETURNING',
] as const satisfies readonly JobStatus[];
/** Waiting for a courier. */
export const OPEN_JOB_STATUSES = ['QUEUED', 'OFFERED', 'NO_COURIER', 'REASSIGNING'] as const satisfies readonly JobStatus[];
/** The goods are in the courier's hands. */
export const CUSTODY_JOB_STATUSES = ['PICKED_UP', 'TO_DROP', 'AT_DROP', 'FAILED_ATTEMPT', 'RETURNING'] as const satisfies readonly JobStatus[];

const among = (list: readonly JobStatus[]) => (status: JobStatus) => list.includes(status);
export const isActiveJob = among(ACTIVE_JOB_STATUSES);
export const isOpenJob = among(OPEN_JOB_STATUSES);
export const isInCustody = among(CUSTODY_JOB_STATUSES);
/** The only status in which a resident may see where the courier is: "menuju Anda". */
export const isCourierVisible = (status: JobStatus): boolean => status === 'TO_DROP';
