// The dispatcher's lists: which orders want attention, which are under way, and what should happen next to each. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import { isActiveJob, isOpenJob } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { OrderView } from '@pitulungan/contracts/orders';
import { JOB_MARKS, ORDER_MARKS, type Mark } from '@pitulungan/ui/marks';
import { isLate } from './lateness.ts';

/** What the dispatcher, or somebody they wait for, does next. */
export type NextStep =
  | 'callMerchant'
  | 'merchantAnswers'
  | 'merchantPacks'
  | 'askMerchant'
  | 'chooseCourier'
  | 'plannerLooks'
  | 'heldByHand'
  | 'waitsForSlot'
  | 'courierAnswers'
  | 'courierMoves'
  | 'askCourier'
  | 'decideFailed'
  | 'confirmReturn'
  | 'checkDuplicate'
  | 'closeComplaint'
  | 'waitSettlement'
  | 'closed';

export interface Row {
  id: string;
  order: OrderView;
  job: JobView | null;
  /** The open offer, when somebody is being asked */
  offer: OfferView | null;
  mark: Mark;
  next: NextStep;
  urgent: boolean;
  late: boolean;
  /** Since when it is as it is */
  since: string;
}

export interface Lists {
  attention: Row[];
  queue: Row[];
  closed: Row[];
}

/** `silent`: couriers whose phone is not heard; what they carry wants a call. */
export function listsOf(board: Board, now: number, silent: ReadonlySet<string> = NOBODY): Lists {
  const at = { now, settings: board.settings, silent, zones: board.zones };
  const offers = new Map(
    Object.values(board.offers)
      .filter(({ status }) => status === 'OPEN')
      .map((offer) => [offer.jobId as string, offer]),
  );
  const rows = Object.values(board.orders).map((order) => {
    const job = order.jobId === null ? null : (board.jobs[order.jobId] ?? null);
    const offer = job ? (offers.get(job.id) ?? null) : null;
    return rowOf({ order, job, offer }, at);
  });
  const open = rows.filter(({ next }) => next !== 'closed' && next !== 'waitSettlement');
  return {
    attention: open.filter(({ urgent }) => urgent).sort(byUrgency),
    queue: open.filter(({ urgent }) => !urgent).sort(bySince),
    closed: rows.filter((row) => row.next === 'closed' || row.next === 'waitSettlement').sort((a, b) => bySince(b, a)),
  };
}

type Subject = Pick<Row, 'order' | 'job' | 'offer'>;

const NOBODY: ReadonlySet<string> = new Set();

interface At {
  now: number;
  settings: Board['settings'];
  silent?: ReadonlySet<string>;
  zones?: Board['zones'];
}

export function rowOf(subject: Subject, at: At): Row {
  const { order, job } = subject;
  const late = isLate(order, job, at) || isSilent(job, at.silent);
  const own = waitOf(job, at.now) ?? nextOf(subject, late);
  const next = own === 'plannerLooks' && job && !plansItself(order, at.zones) ? 'chooseCourier' : own;
  const urgent = URGENCY[next] !== undefined;
  return { ...subject, id: order.id, next, urgent, late, mark: markOf(subject, urgent), since: sinceOf(order, job) };
}

const isSilent = (job: JobView | null, silent: ReadonlySet<string> = NOBODY): boolean =>
  job !== null && job.closedAt === null && isActiveJob(job.status) && silent.has(job.courierId ?? '');

/** Does the zone of the door offer by itself? The one without RWs takes the rest. */
function plansItself({ address }: OrderView, zones: Board['zones'] = {}): boolean {
  const list = Object.values(zones);
  const zone = list.find(({ rws }) => address.rw !== null && rws.includes(address.rw)) ?? list.find(({ rws }) => rws.length === 0);
  return (zone?.mode ?? 'auto') === 'auto';
}

/** Nobody is asked for it now, and that is as it should be. */
function waitOf(job: JobView | null, now: number): NextStep | null {
  if (job?.status !== 'QUEUED') return null;
  if (job.fixes.held) return 'heldByHand';
  return job.slotAt !== null && Date.parse(job.slotAt) > now ? 'waitsForSlot' : null;
}

/** Smaller is more urgent; steps that are absent are no matter for the attention list. */
const URGENCY: Partial<Record<NextStep, number>> = {
  decideFailed: 1,
  chooseCourier: 2,
  callMerchant: 3,
  askCourier: 4,
  closeComplaint: 5,
  checkDuplicate: 6,
  askMerchant: 7,
};

const nextAtStall = ({ order }: Subject): NextStep | null =>
  order.attention === null ? null : order.attention === 'POSSIBLE_DUPLICATE' ? 'checkDuplicate' : 'callMerchant';
const nextOnTheWay = ({ job, offer }: Subject, late: boolean): NextStep => (job ? nextOfJob(job, offer, late) : 'plannerLooks');

/** Total: a new status of an order does not compile without its next step. */
const NEXT: Record<OrderStatus, NextStep | ((subject: Subject, late: boolean) => NextStep)> = {
  PLACED: (subject) => nextAtStall(subject) ?? 'merchantAnswers',
  CONFIRMED: (subject, late) => (subject.order.attention === 'POSSIBLE_DUPLICATE' ? 'checkDuplicate' : late ? 'askMerchant' : 'merchantPacks'),
  READY: nextOnTheWay,
  IN_DELIVERY: nextOnTheWay,
  DISPUTED: 'closeComplaint',
  DELIVERED: 'waitSettlement',
  RESOLVED: 'waitSettlement',
  COMPLETED: 'closed',
  REJECTED: 'closed',
  EXPIRED: 'closed',
  CANCELLED: 'closed',
  RETURNED: 'closed',
};

function nextOf(subject: Subject, late: boolean): NextStep {
  const next = NEXT[subject.order.status];
  return typeof next === 'function' ? next(subject, late) : next;
}

function nextOfJob(job: JobView, offer: OfferView | null, late: boolean): NextStep {
  if (job.status === 'NO_COURIER') return 'chooseCourier';
  if (isOpenJob(job.status)) return offer ? 'courierAnswers' : late ? 'chooseCourier' : 'plannerLooks';
  if (job.status === 'FAILED_ATTEMPT') return 'decideFailed';
  if (job.status === 'RETURNING') return 'confirmReturn';
  return late ? 'askCourier' : 'courierMoves';
}

function markOf({ order, job }: Subject, urgent: boolean): Mark {
  const own = job && (order.status === 'READY' || order.status === 'IN_DELIVERY') ? JOB_MARKS[job.status] : ORDER_MARKS[order.status];
  return urgent && own !== 'failed' ? 'attention' : own;
}

function sinceOf(order: OrderView, job: JobView | null): string {
  if (job && (order.status === 'READY' || order.status === 'IN_DELIVERY')) return job.statusAt;
  return order.closedAt ?? order.deliveredAt ?? order.readyAt ?? order.confirmedAt ?? order.placedAt;
}

const byUrgency = (a: Row, b: Row): number => (URGENCY[a.next] ?? 99) - (URGENCY[b.next] ?? 99) || bySince(a, b);
/** The longest waiting first; equal times by code, so that rows never change places by themselves. */
const bySince = (a: Row, b: Row): number => Date.parse(a.since) - Date.parse(b.since) || a.order.code.localeCompare(b.order.code);
