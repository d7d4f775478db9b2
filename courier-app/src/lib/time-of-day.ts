// The next moment at which the clock of Asia/Jakarta shows a time of day: today, or tomorrow when it has passed.
import { businessDate, startOfBusinessDate, toInstant, type Instant } from '@pitulungan/contracts/time';

const DAY_MS = 86_400_000;

/** `text` as a time field gives it, "15:30"; null when it is none. `now`: epoch ms. */
export function atTimeOfDay(text: string, now: number): Instant | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  if (hours === undefined) return null;
  const at = startOfBusinessDate(businessDate(now)) + (Number(hours) * 60 + Number(minutes)) * 60_000;
  return toInstant(at > now ? at : at + DAY_MS);
}

/** Whether that time of day has passed today in Jakarta. */
export function isPast(text: string, now: number): boolean {
  const next = atTimeOfDay(text, now);
  return next !== null && businessDate(Date.parse(next)) !== businessDate(now);
}
