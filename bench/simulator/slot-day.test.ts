import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { SlotSettings } from '@pitulungan/contracts/slots';
import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';
import { arrivalsBefore, compressed, releasesOf } from './slot-day.ts';

const { slots } = DEFAULT_SETTINGS;
const start = Date.parse('2026-11-24T09:00:00.000+07:00');

describe('a day with slots, played faster', () => {
  it('leaves in the same order and proportion, by the second', () => {
    const fast = compressed(slots, { startMs: start, speed: 30, orders: 40 });
    expect(fast).toEqual({ times: ['09:02:30', '09:07:30', '09:12:30', '09:22:30'], cutoffMs: 60_000, capacity: 60 });
    expect(SlotSettings.safeParse(fast).success).toBe(true);
  });

  it('goes over midnight, keeps every slot at any speed, and has room for all', () => {
    const late = compressed(slots, { startMs: Date.parse('2026-11-24T23:55:00.000+07:00'), speed: 30, orders: 300 });
    expect(late.times).toEqual(['23:57:30', '00:02:30', '00:07:30', '00:17:30']);
    expect(late.capacity).toBe(300);
    const dense = { ...slots, times: ['09:00', '09:00:10', '09:00:20'] };
    expect(new Set(compressed(dense, { startMs: start, speed: 200, orders: 1 }).times).size).toBe(3);
  });

  it('has everybody order before a cut-off, and as many before each slot', () => {
    const arrivals = arrivalsBefore(slots, 300, new Random(1));
    const closes = releasesOf(slots.times).map((release) => (release - slots.cutoffMs) / 1_000);
    expect(arrivals).toHaveLength(300);
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    const counts = closes.map((close, n) => arrivals.filter((at) => at < close && at >= (closes[n - 1] ?? -1)).length);
    expect(counts).toEqual([75, 75, 75, 75]);
    expect(arrivalsBefore(slots, 300, new Random(1))).toEqual(arrivals);
  });
});
