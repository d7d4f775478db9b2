// Every button of the dispatcher as a call of the contract, with the call that takes it back.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import type { JobView } from '@pitulungan/contracts/jobs';
import type { OrderView } from '@pitulungan/contracts/orders';
import { callEndpoint } from '@pitulungan/ui/api';
import type { Act } from './acts.svelte.ts';
import type { JobButton, OrderButton } from './commands.ts';

/** What the undo bar says: which sentence, and its words. */
export type Said = { kind: 'cancelled'; code: string } | { kind: 'offered' | 'assigned' | 'reassigned' | 'unassigned'; code: string; courier: string };

const SEND = { attempts: 3 } as const;
/** Buttons that first ask for a reason. */
export const NEEDS_REASON = ['cancel', 'reject', 'dispute', 'resolve'] as const satisfies readonly OrderButton[];
export type ReasonedButton = (typeof NEEDS_REASON)[number];
export const needsReason = (button: OrderButton): button is ReasonedButton => (NEEDS_REASON as readonly OrderButton[]).includes(button);
/** Buttons that first ask for a courier. */
export type CourierButton = Extract<JobButton, 'offer' | 'assign' | 'reassign'>;
export type PlainJobButton = Exclude<JobButton, CourierButton>;

const ORDER_ENDPOINTS = { confirm: endpoints.confirmOrder, markReady: endpoints.readyOrder, restore: endpoints.restoreOrder } as const;
const REASONED_ENDPOINTS = {
  cancel: endpoints.cancelOrder,
  reject: endpoints.rejectOrder,
  dispute: endpoints.disputeOrder,
  resolve: endpoints.resolveDispute,
} as const;
const JOB_ENDPOINTS = {
  requeue: endpoints.requeueJob,
  withdrawOffer: endpoints.withdrawOffer,
  unassign: endpoints.unassignJob,
  retryNow: endpoints.retryJob,
  startReturn: endpoints.returnJob,
  confirmReturn: endpoints.confirmReturn,
} as const;
const COURIER_ENDPOINTS = { offer: endpoints.offerJob, assign: endpoints.assignJob, reassign: endpoints.reassignJob } as const;

export function actOnOrder(order: OrderView, button: Exclude<OrderButton, ReasonedButton>): Act {
  return { orderId: order.id, name: button, call: (key) => callEndpoint(ORDER_ENDPOINTS[button], { params: { orderId: order.id } }, { key, ...SEND }) };
}

export function actWithReason(order: OrderView, button: ReasonedButton, reason: string): Act {
  const params = { orderId: order.id };
  return {
    orderId: order.id,
    name: button,
    call: (key) => callEndpoint(REASONED_ENDPOINTS[button], { params, body: { reason } }, { key, ...SEND }),
    ...(button === 'cancel'
      ? { undo: { said: { kind: 'cancelled', code: order.code }, back: (key: string) => callEndpoint(endpoints.restoreOrder, { params }, { key, ...SEND }) } }
      : {}),
  };
}

export function actOnJob(job: JobView, button: PlainJobButton): Act {
  const { courierId, courierName, code } = job;
  const params = { jobId: job.id };
  return {
    orderId: job.orderId,
    name: button,
    call: (key) => callEndpoint(JOB_ENDPOINTS[button], { params }, { key, ...SEND }),
    ...(button === 'unassign' && courierId !== null
      ? { undo: { said: { kind: 'unassigned', code, courier: courierName ?? '' }, back: giveTo('assign', job, courierId) } }
      : {}),
  };
}

interface Given {
  to: { courierId: CourierId; courierName: string };
  /** The job and what was put together with it: asked for as one trip */
  group: readonly JobId[];
}

export function actWithCourier(job: JobView, button: CourierButton, { to, group }: Given): Act {
  const call: Act['call'] =
    button === 'offer' && group.length > 1
      ? (key) => callEndpoint(endpoints.offerTrip, { body: { courierId: to.courierId, jobIds: [...group], stops: [] } }, { key, ...SEND })
      : giveTo(button, job, to.courierId);
  const act = { orderId: job.orderId, name: `${button}:${to.courierId}`, call };
  const said = { code: job.code, courier: to.courierName };
  const params = { jobId: job.id };
  if (button === 'assign') {
    return { ...act, undo: { said: { kind: 'assigned', ...said }, back: (key) => callEndpoint(endpoints.unassignJob, { params }, { key, ...SEND }) } };
  }
  if (button === 'offer') {
    return { ...act, undo: { said: { kind: 'offered', ...said }, back: (key) => callEndpoint(endpoints.withdrawOffer, { params }, { key, ...SEND }) } };
  }
  // given back to the one who had it
  if (button === 'reassign' && job.courierId !== null)
    return { ...act, undo: { said: { kind: 'reassigned', ...said }, back: giveTo('reassign', job, job.courierId) } };
  return act;
}

const giveTo =
  (button: CourierButton, job: JobView, courierId: CourierId): Act['call'] =>
  (key) =>
    callEndpoint(COURIER_ENDPOINTS[button], { params: { jobId: job.id }, body: { courierId } }, { key, ...SEND });
