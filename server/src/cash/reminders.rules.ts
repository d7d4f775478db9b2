// Cash that stays in a courier's hands (C3): they are reminded when the shift is over, and the manager is told at the hour of the
// settings; each once a day.
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { SlotTime } from '@pitulungan/contracts/slots';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import { timeOfDayMs } from '../orders/slots.rules.ts';

export type ReminderKind = 'DUE' | 'LATE';

export interface CashHolder {
  inHand: bigint;
  duty: DutyStatus;
  /** Epoch ms */
  shiftEnd: number | null;
  /** What was said today already */
  said: ReadonlySet<ReminderKind>;
}

/** The instant (epoch ms) of a time of day on the Jakarta day of `now`. */
export const todayAt = (time: SlotTime, now: number): number => startOfBusinessDate(businessDate(now)) + timeOfDayMs(time);

export function remindersDue(holder: CashHolder, depositBy: SlotTime, now: number): ReminderKind[] {
  if (holder.inHand <= 0n) return [];
  const shiftOver = holder.duty === 'OFF' || (holder.shiftEnd !== null && holder.shiftEnd <= now);
  const due: ReminderKind[] = [...(shiftOver ? (['DUE'] as const) : []), ...(now >= todayAt(depositBy, now) ? (['LATE'] as const) : [])];
  return due.filter((kind) => !holder.said.has(kind));
}
