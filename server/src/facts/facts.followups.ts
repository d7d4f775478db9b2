// Which alarms a fact sets. Pure: losing any of them loses nothing, because the sweep finds what is due in the database.
import type { Fact } from '@pitulungan/contracts/facts';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Task } from '../platform/tasks.ts';
import type { StoredFact } from './facts.rooms.ts';

const GRACE_MS = 30; // an alarm that rings a little late finds its time over

/** Facts after which the planner should look again. */
const WAKES_PLANNER = new Set<Fact['type']>([
  'order.readied',
  'order.restored',
  'job.offer_declined',
  'job.offer_expired',
  'job.offer_withdrawn',
  'job.unassigned',
  'job.requeued',
  'job.accepted',
  'job.delivered',
  'courier.duty_changed',
  'cash.declared',
  'village.settings_changed',
]);

export function followUps({ villageId, fact }: StoredFact, waiting: Settings['waiting'] | undefined, now: number): Task[] {
  const tasks: Task[] = WAKES_PLANNER.has(fact.type) ? [planVillage(villageId)] : [];
  const until = (instant: string | null) => (instant === null ? 0 : Date.parse(instant) - now + GRACE_MS);
  if (fact.type === 'job.offered') {
    for (const offer of fact.changes.offers ?? []) tasks.push({ name: 'expire-offer', id: `expire-offer-${offer.id}`, delayMs: until(offer.expiresAt), villageId, offerId: offer.id });
  }
  if (fact.type === 'job.delivered' || fact.type === 'job.attempt_failed') {
    for (const job of fact.changes.jobs ?? []) tasks.push({ name: 'close-job', id: `close-job-${job.id}-${job.version}`, delayMs: until(job.undoUntil), villageId, jobId: job.id });
  }
  if (fact.type === 'order.placed' || fact.type === 'order.restored') {
    for (const order of fact.changes.orders ?? []) tasks.push(...merchantWatches(villageId, order.id, waiting));
  }
  if (fact.type === 'order.delivered' || fact.type === 'order.resolved' || fact.type === 'cash.counted' || fact.type === 'cash.resolved' || fact.type === 'payment.verified') {
    for (const order of fact.changes.orders ?? []) tasks.push({ name: 'settle-order', id: `settle-order-${order.id}-${order.version}-${fact.sequence}`, delayMs: until(order.complaintUntil), villageId, orderId: order.id });
  }
  return tasks;
}

/** One deduplicated wake-up per village: while it waits, further ones are the same. */
export const planVillage = (villageId: VillageId): Task => ({ name: 'plan-village', id: `plan-village-${villageId}`, delayMs: 0, villageId });

function merchantWatches(villageId: VillageId, orderId: Extract<Task, { name: 'watch-merchant' }>['orderId'], waiting: Settings['waiting'] | undefined): Task[] {
  if (!waiting) return [];
  const steps = [waiting.merchantRemindMs, waiting.merchantTellDispatcherMs, waiting.merchantAttentionMs, waiting.merchantExpireMs];
  return steps.map((delay, step) => ({ name: 'watch-merchant', id: `watch-merchant-${orderId}-${step}`, delayMs: delay + GRACE_MS, villageId, orderId }));
}
