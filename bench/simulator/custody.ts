// Who was given a job, read from its facts: nobody may be given one that somebody still holds.
import type { FactType } from '@pitulungan/contracts/facts';

export interface JobFact {
  type: FactType;
  jobId: string | null;
}

const GIVEN = new Set<FactType>(['job.accepted', 'job.assigned']);
/** Nobody holds the job any more: it is queued again or cancelled (and may come back by a restore). A reassigned one is held, by another. */
const FREED = new Set<FactType>(['job.unassigned', 'job.requeued', 'job.no_courier', 'order.cancelled', 'order.restored', 'order.returned']);

/** How often a job of this order was given while somebody held it. Facts of one order, oldest first. */
export function doubleGiven(facts: readonly JobFact[]): number {
  const held = new Set<string>();
  let doubles = 0;
  for (const { type, jobId } of facts) {
    if (FREED.has(type) && jobId === null) held.clear();
    if (jobId === null) continue;
    if (FREED.has(type)) held.delete(jobId);
    if (!GIVEN.has(type)) continue;
    if (held.has(jobId)) doubles += 1;
    held.add(jobId);
  }
  return doubles;
}

/** Accepts that couriers were told "yes" to, beyond the accepts that the hub knows of. Two yeses to one accept are one too many. */
export function toldTooOften(told: number, accepted: number): number {
  return Math.max(0, told - accepted);
}
