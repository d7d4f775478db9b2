// A village's settings and their defaults (product.md section 13). All durations in milliseconds, names carry the unit.
import { z } from 'zod';
import { Payers } from './funds.ts';
import { RupiahAmount } from './money.ts';
import { ExpressSettings, SlotSettings, SlotTime } from './slots.ts';

const MINUTE = 60_000;
const DAY_MS = 24 * 60 * MINUTE;
const duration = z
  .int()
  .min(0)
  .max(7 * DAY_MS);

/** Every wait in one group, so that a training day can be played faster. */
export const WaitingTimes = z.strictObject({
  merchantRemindMs: duration,
  merchantTellDispatcherMs: duration,
  merchantAttentionMs: duration,
  merchantExpireMs: duration,
  offerTtlMs: duration.min(200),
  noCourierMs: duration,
  /** A courier who declined or did not answer is not asked again for that job before this */
  declineCooldownMs: duration,
  undoMs: duration,
  complaintFoodMs: duration,
  complaintGoodsMs: duration,
  positionFreshMs: duration,
  /** Not packed this long after its slot has left: a person asks the buyer */
  slotMissedMs: duration,
});
export type WaitingTimes = z.infer<typeof WaitingTimes>;

export const Settings = z.strictObject({
  waiting: WaitingTimes,
  dispatch: z.strictObject({
    /** auto: the planner offers by itself; manual: only the dispatcher does */
    mode: z.enum(['auto', 'manual']),
    /** Orders in hand at once, whatever the vehicle could carry */
    maxActiveJobs: z.int().min(1).max(6),
    unansweredBeforeOff: z.int().min(1).max(10),
    detourFactor: z.number().min(1).max(3),
    /** Minutes of a played day that pass in one: the planner thinks in its minutes. 1 wherever people live */
    pace: z.number().min(1).max(200).default(1),
  }),
  cash: z.strictObject({
    /** At this cash in hand no more cash-on-delivery offers */
    softLimit: RupiahAmount,
    /** At this none can be accepted or assigned by hand either */
    hardLimit: RupiahAmount,
    /** A buyer who has too little at the door may owe at most this */
    shortCeiling: RupiahAmount,
    /** Without change, at most this is rounded in the buyer's favour */
    changeCeiling: RupiahAmount,
    /** Cash that is in hand at this time of day (Asia/Jakarta) is told to the manager */
    depositBy: SlotTime,
  }),
  settlement: z.strictObject({
    /** Orders in a deposit with a difference settle only when it is decided (finance.md 3.2) */
    waitForDiscrepancy: z.boolean(),
  }),
  delivery: z.strictObject({
    tariff: RupiahAmount,
    /** Who pays the tariff of a trip, one after the other; what they leave is the buyer's (finance.md 4.2) */
    payers: Payers,
    /** A courier who came in vain is paid as for a delivery (posting 15) */
    payFailedAttempt: z.boolean(),
    courierIncentive: RupiahAmount,
    /** What a kilometre costs the courier: for the shadow cost only, nobody is billed by it */
    costPerKm: RupiahAmount,
    express: ExpressSettings,
  }),
  slots: SlotSettings,
  commission: z.strictObject({ version: z.string().min(1).max(40), perItem: RupiahAmount }),
  /** Pins farther than this from the outline are refused */
  serviceMarginM: z.int().min(0).max(20_000),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  waiting: {
    merchantRemindMs: 5 * MINUTE,
    merchantTellDispatcherMs: 10 * MINUTE,
    merchantAttentionMs: 20 * MINUTE,
    merchantExpireMs: 60 * MINUTE,
    offerTtlMs: 45_000,
    noCourierMs: 10 * MINUTE,
    declineCooldownMs: 20 * MINUTE,
    undoMs: 15_000,
    complaintFoodMs: 120 * MINUTE,
    complaintGoodsMs: DAY_MS,
    positionFreshMs: 10 * MINUTE,
    slotMissedMs: 15 * MINUTE,
  },
  dispatch: { mode: 'auto', maxActiveJobs: 3, unansweredBeforeOff: 3, detourFactor: 1.35, pace: 1 },
  cash: { softLimit: '300000', hardLimit: '500000', shortCeiling: '20000', changeCeiling: '1000', depositBy: '21:00' },
  settlement: { waitForDiscrepancy: true },
  // the floor of the ride-hailing tariff in zone I (Kepmenhub KP 667/2022): Rp2,000 per km
  delivery: {
    tariff: '2000',
    payers: [{ payer: 'bumdes', most: null }],
    payFailedAttempt: true,
    courierIncentive: '2500',
    costPerKm: '2000',
    express: { tariff: '5000', fund: null },
  },
  slots: { times: ['06:30', '09:00', '11:30', '16:30'], cutoffMs: 30 * MINUTE, capacity: 60 },
  commission: { version: 'JUNI-2020', perItem: '1000' },
  serviceMarginM: 2_500,
};

/** So many times longer than `noCourierMs` a job may wait that nobody refused while couriers are busy: a full slot takes rounds */
export const BACKLOG_FACTOR = 6;

/** Position filters and display (product.md section 13); the same for every village. */
export const POSITION_STALE_MS = 3 * MINUTE;
export const POSITION_HOLLOW_MS = 10 * MINUTE;
export const CLOCK_SKEW_FLAG_MS = 2 * MINUTE;
