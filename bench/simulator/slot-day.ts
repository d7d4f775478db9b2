// A day with slots, played faster: when the slots of the village leave in this run, and when people order before them.
import type { SlotSettings, SlotTime } from '@pitulungan/contracts/slots';
import type { Random } from './random.ts';

const MINUTE_MS = 60_000;
const WIB_MS = 7 * 60 * MINUTE_MS;
/** The morning begins so long before the first slot leaves. */
const LEAD_MS = 75 * MINUTE_MS;
/** Nobody orders so shortly before the cut-off that a slow machine would miss it. */
const SPARE_MS = 4 * MINUTE_MS;

const ofDayMs = (time: SlotTime): number => time.split(':').reduce((sum, part, n) => sum + Number(part) * (3_600_000 / 60 ** n), 0);
const timeAt = (epochMs: number): SlotTime => new Date(epochMs + WIB_MS).toISOString().slice(11, 19);

/** Milliseconds of the simulated day from its beginning to each release. */
export function releasesOf(times: readonly SlotTime[]): number[] {
  const sorted = times.map(ofDayMs).sort((a, b) => a - b);
  return sorted.map((time) => time - (sorted[0] ?? 0) + LEAD_MS);
}

/** The village's slots as this run plays them: each leaves `speed` times sooner, and everybody of the run finds room. */
export function compressed(slots: SlotSettings, run: { startMs: number; speed: number; orders: number }): SlotSettings {
  let last = 0;
  const times = releasesOf(slots.times).map((after) => {
    const at = Math.max(Math.ceil((run.startMs + after / run.speed) / 1_000), last + 1);
    last = at;
    return timeAt(at * 1_000);
  });
  return { times, cutoffMs: Math.round(slots.cutoffMs / run.speed), capacity: Math.max(slots.capacity, run.orders) };
}

/** Seconds of the day at which each order comes, in order: as many before each slot, none after its cut-off. */
export function arrivalsBefore(slots: SlotSettings, orders: number, random: Random): number[] {
  const releases = releasesOf(slots.times);
  const closes = releases.map((release) => release - slots.cutoffMs - SPARE_MS);
  const arrivals = Array.from({ length: orders }, (_, n) => {
    const slot = n % releases.length;
    const from = slot === 0 ? 0 : (closes[slot - 1] ?? 0) + 2 * SPARE_MS;
    return random.between(Math.min(from, closes[slot] ?? 0), closes[slot] ?? 0) / 1_000;
  });
  return arrivals.sort((a, b) => a - b);
}
