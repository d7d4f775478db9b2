// Which buttons an order has for the dispatcher now: read from the lifecycle tables, never decided here.
import type { JobView } from '@pitulungan/contracts/jobs';
import { isInCustody, jobLifecycle, type JobCommand } from '@pitulungan/contracts/lifecycles/job';
import { commandsFor } from '@pitulungan/contracts/lifecycles/lifecycle';
import { orderLifecycle, type OrderCommand } from '@pitulungan/contracts/lifecycles/order';
import type { OrderView } from '@pitulungan/contracts/orders';

/** The ones that the hub has an endpoint for. `cancel` and `restore` of a job follow its order's. */
const ORDER_BUTTONS = ['confirm', 'markReady', 'resolve', 'reject', 'dispute', 'cancel', 'restore'] as const satisfies readonly OrderCommand[];
const JOB_BUTTONS = [
  'offer',
  'assign',
  'withdrawOffer',
  'requeue',
  'reassign',
  'unassign',
  'retryNow',
  'startReturn',
  'confirmReturn',
] as const satisfies readonly JobCommand[];

export type OrderButton = (typeof ORDER_BUTTONS)[number];
export type JobButton = (typeof JOB_BUTTONS)[number];

export function orderButtons(order: OrderView, job: JobView | null, now: number): OrderButton[] {
  const allowed = commandsFor(orderLifecycle, order.status, 'D');
  return ORDER_BUTTONS.filter(
    (button) => allowed.includes(button) && isTimely(button, order, now) && !(button === 'cancel' && job !== null && isInCustody(job.status)),
  );
}

export function jobButtons(job: JobView | null): JobButton[] {
  if (!job || job.closedAt !== null) return [];
  const allowed = commandsFor(jobLifecycle, job.status, 'D');
  return JOB_BUTTONS.filter((button) => allowed.includes(button));
}

/** Some commands have a last moment that the order itself carries. */
function isTimely(button: OrderButton, order: OrderView, now: number): boolean {
  if (button === 'restore') return order.undoUntil !== null && Date.parse(order.undoUntil) > now;
  if (button === 'dispute') return order.complaintUntil === null || Date.parse(order.complaintUntil) > now;
  return true;
}
