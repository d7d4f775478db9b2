// Which alarms a fact sets. Pure: losing any of them loses nothing, because the sweep finds what is due in the database.
import type { FactType } from '@pitulungan/contracts/facts';
import type { Settings, WaitingTimes } from '@pitulungan/contracts/settings';
import type { SlotTime } from '@pitulungan/contracts/slots';
import { todayAt } from '../cash/reminders.rules.ts';
import type { Task } from '../platform/tasks.ts';
import type { StoredFact } from './facts.rooms.ts';

const GRACE_MS = 30; // an alarm that rings a little late finds its time over

/** Facts after which the planner should look again. */
const WAKES_PLANNER = new Set<FactType>([
  'order.readied',
  'order.restored',
  'job.offer_declined',
  'job.offer_expired',
  'job.offer_withdrawn',
  'job.unassigned',
  'job.requeued',
  'job.released',
  'job.fixed',
  'courier.stops_changed',
  'job.accepted',
  'job.delivered',
  'order.returned',
  'courier.duty_changed',
  'courier.shift_set',
  'cash.declared',
  'village.settings_changed',
  'job.reassigned',
  'order.cancelled',
  'zone.changed',
  'policy.changed',
]);
/** Those after which it does not wait for its pace. */
const AT_ONCE = new Set<FactType>(['courier.duty_changed']);

export const wakesPlanner = ({ fact }: StoredFact): 'no' | 'soon' | 'at once' =>
  !WAKES_PLANNER.has(fact.type) ? 'no' : AT_ONCE.has(fact.type) ? 'at once' : 'soon';

interface Moment {
  stored: StoredFact;
  waiting: WaitingTimes;
  /** At this time of day cash in hand is told to the manager */
  depositBy: SlotTime;
  now: number;
}

/** The alarms that each fact sets, beside waking the planner. */
const ALARMS: Partial<Record<FactType, (at: Moment) => Task[]>> = {
  'job.offered': offerExpiries,
  'job.delivered': jobClosings,
  'order.placed': (moment) => [...merchantWatches(moment), ...slotWatches(moment)],
  'order.slot_moved': slotWatches,
  'order.restored': merchantWatches,
  'order.delivered': (moment) => [...settlements(moment), ...depositReminders(moment)],
  'courier.duty_changed': depositReminders,
  'courier.shift_set': depositReminders,
  'order.resolved': settlements,
  'cash.counted': settlements,
  'cash.resolved': settlements,
  'payment.verified': settlements,
};

export const followUps = (stored: StoredFact, { waiting, cash }: Pick<Settings, 'waiting' | 'cash'>, now: number): Task[] =>
  ALARMS[stored.fact.type]?.({ stored, waiting, depositBy: cash.depositBy, now }) ?? [];

const until = (instant: string | null, now: number): number => (instant === null ? 0 : Date.parse(instant) - now + GRACE_MS);

function offerExpiries({ stored: { villageId, fact }, now }: Moment): Task[] {
  return (fact.changes.offers ?? []).map((offer) => ({
    name: 'expire-offer',
    id: `expire-offer-${offer.id}`,
    delayMs: until(offer.expiresAt, now),
    villageId,
    offerId: offer.id,
  }));
}

function jobClosings({ stored: { villageId, fact }, now }: Moment): Task[] {
  return (fact.changes.jobs ?? []).map((job) => ({
    name: 'close-job',
    id: `close-job-${job.id}-${job.version}`,
    delayMs: until(job.undoUntil, now),
    villageId,
    jobId: job.id,
  }));
}

function settlements({ stored: { villageId, fact }, now }: Moment): Task[] {
  return (fact.changes.orders ?? []).map((order) => ({
    name: 'settle-order',
    id: `settle-order-${order.id}-${fact.sequence}`,
    delayMs: order.status === 'RESOLVED' ? 0 : until(order.complaintUntil, now),
    villageId,
    orderId: order.id,
  }));
}

/** Whoever holds cash is asked again at the end of the shift, and at the hour of the settings. */
function depositReminders({ stored: { villageId, fact }, depositBy, now }: Moment): Task[] {
  return (fact.changes.couriers ?? [])
    .filter(({ cashInHand }) => cashInHand !== '0')
    .flatMap(({ id: courierId, shiftEnd, duty }) => {
      const ends = duty === 'OFF' ? now : shiftEnd === null ? null : Date.parse(shiftEnd);
      const times = [todayAt(depositBy, now), ...(ends === null ? [] : [ends])].filter((at) => at >= now);
      return times.map((at): Task => ({ name: 'remind-deposit', id: `remind-deposit-${courierId}-${at}`, delayMs: at - now + GRACE_MS, villageId, courierId }));
    });
}

/** Wakes when a stall should have packed, unless it has. */
function slotWatches({ stored: { villageId, fact }, waiting, now }: Moment): Task[] {
  return (fact.changes.orders ?? []).flatMap(({ id: orderId, delivery }): Task[] => {
    if (delivery.kind !== 'slot') return [];
    const delayMs = Date.parse(delivery.slotAt) + waiting.slotMissedMs - now + GRACE_MS;
    return [{ name: 'watch-slot', id: `watch-slot-${orderId}-${Date.parse(delivery.slotAt)}`, delayMs, villageId, orderId }];
  });
}

function merchantWatches({ stored: { villageId, fact }, waiting }: Moment): Task[] {
  const steps = [waiting.merchantRemindMs, waiting.merchantTellDispatcherMs, waiting.merchantAttentionMs, waiting.merchantExpireMs];
  return (fact.changes.orders ?? []).flatMap(({ id: orderId }) =>
    steps.map((delay, step): Task => ({ name: 'watch-merchant', id: `watch-merchant-${orderId}-${step}`, delayMs: delay + GRACE_MS, villageId, orderId })),
  );
}
