// Jobs that are packed and wait for their slot, slot by slot, the next one first. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { Instant } from '@pitulungan/contracts/time';

export interface SlotGroup {
  slotAt: Instant;
  jobs: number;
}

export function slotGroups(jobs: Board['jobs'], now: number): SlotGroup[] {
  const counts = new Map<Instant, number>();
  for (const { status, slotAt } of Object.values(jobs)) {
    if (status === 'QUEUED' && slotAt !== null && Date.parse(slotAt) > now) counts.set(slotAt, (counts.get(slotAt) ?? 0) + 1);
  }
  return [...counts].map(([slotAt, count]) => ({ slotAt, jobs: count })).sort((a, b) => Date.parse(a.slotAt) - Date.parse(b.slotAt));
}
