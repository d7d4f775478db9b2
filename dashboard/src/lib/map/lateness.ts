// When something under way has lasted too long and wants the dispatcher's eye (product.md sections 7 and 13). Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { JobView } from '@pitulungan/contracts/jobs';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderView } from '@pitulungan/contracts/orders';
import { BACKLOG_FACTOR, type Settings } from '@pitulungan/contracts/settings';

const MINUTE_MS = 60_000;
/** A courier with a job who has not been heard for this long is rung up; patchy signal is normal, so nothing changes by itself. */
const SILENT_MS = 8 * MINUTE_MS;

/** Longer than this in one status is late; statuses that wait for somebody else's decision have no limit of their own here. */
const LATE_AFTER_MS: Partial<Record<JobStatus, number>> = {
  ACCEPTED: 8 * MINUTE_MS, // no movement: ask after 5, dispatcher after 8
  TO_PICKUP: 15 * MINUTE_MS,
  AT_PICKUP: 10 * MINUTE_MS, // the stall keeps the courier waiting
  PICKED_UP: 8 * MINUTE_MS,
  TO_DROP: 20 * MINUTE_MS,
  AT_DROP: 10 * MINUTE_MS,
};
/** How long a stall may pack before somebody asks. */
const PACKING_MS = 30 * MINUTE_MS;

export function isLate(order: OrderView, job: JobView | null, at: { now: number; settings: Settings | null }): boolean {
  const since = (instant: string | null): number => (instant === null ? 0 : at.now - Date.parse(instant));
  if (order.status === 'CONFIRMED') return since(order.confirmedAt) > PACKING_MS;
  if (!job || job.closedAt !== null) return false;
  const limit = LATE_AFTER_MS[job.status];
  if (limit !== undefined) return since(job.statusAt) > limit;
  const waits = job.status === 'QUEUED' || job.status === 'OFFERED';
  const waitedMs = Math.min(since(job.queuedAt), since(job.slotAt ?? job.queuedAt));
  return waits && at.settings !== null && waitedMs > BACKLOG_FACTOR * at.settings.waiting.noCourierMs; // sooner, the hub itself calls for a human
}

/** Couriers who are carrying a job and whose phone has not been heard, or never was. */
export function silentCouriers(couriers: Board['couriers'], heardAt: ReadonlyMap<string, { measuredAt: number }>, now: number): Set<string> {
  const busy = Object.values(couriers).filter(({ duty, activeJobs }) => duty === 'BUSY' && activeJobs.length > 0);
  return new Set(busy.filter(({ id }) => now - (heardAt.get(id)?.measuredAt ?? 0) > SILENT_MS).map(({ id }) => id));
}
