// In which slot a seeded order rode, where one fits: joined before its cut-off, and gone before its courier took it. The rest went
// at once, as in the weeks before the village had slots.
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import type { Sale } from './sale.ts';

const DAY_MS = 86_400_000;
const { times, cutoffMs } = DEFAULT_SETTINGS.slots;

/** The first release that could be joined at that time. Epoch ms. */
function slotFor(placedAt: number): number {
  const midnight = startOfBusinessDate(businessDate(placedAt));
  const releases = [0, DAY_MS].flatMap((day) => times.map((time) => Date.parse(`1970-01-01T${time}:00Z`) + midnight + day));
  const first = releases.sort((a, b) => a - b).find((at) => placedAt < at - cutoffMs);
  if (first === undefined) throw new Error('A day has slots');
  return first;
}

/** Sets the slot of an order whose life has been told, and of its job. */
export function ride({ order, job }: Sale): void {
  const slot = slotFor(order.placed_at.getTime());
  const packing = order.status === 'PLACED' || order.status === 'CONFIRMED';
  const fits = packing || (job?.accepted_at ? slot <= job.accepted_at.getTime() : false);
  order.slot_at = fits ? new Date(slot) : null;
  if (job) job.slot_at = order.slot_at;
}
