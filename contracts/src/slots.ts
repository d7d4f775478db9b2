// Slot gotong royong: free delivery leaves at fixed times, so that neighbours share one trip (product.md section 3).
import { z } from 'zod';
import { FundCode, TripFee } from './funds.ts';
import { RupiahAmount } from './money.ts';
import { Instant } from './time.ts';

/** "09:00" or "09:00:30" in Asia/Jakarta, where no clock is ever put forward or back. */
export const SlotTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'a time of day like 09:00');
export type SlotTime = z.infer<typeof SlotTime>;

export const MAX_SLOTS_PER_DAY = 96;
export const MAX_ORDERS_PER_SLOT = 2_000;

export const SlotSettings = z.strictObject({
  /** Empty: no slots, everything goes at once */
  times: z
    .array(SlotTime)
    .max(MAX_SLOTS_PER_DAY)
    .refine((times) => new Set(times.map((time) => time.padEnd(8, ':00'))).size === times.length, 'each time once'),
  /** This long before its release nobody joins a slot any more */
  cutoffMs: z.int().min(0).max(86_400_000),
  capacity: z.int().min(1).max(MAX_ORDERS_PER_SLOT),
});
export type SlotSettings = z.infer<typeof SlotSettings>;

/** What a trip of its own costs, and the code of the fund that may pay it (account 2.1.05.11); null: only the buyer can. */
export const ExpressSettings = z.strictObject({
  tariff: RupiahAmount.refine((amount) => amount !== '0', 'more than nothing'),
  fund: FundCode.nullable(),
});
export type ExpressSettings = z.infer<typeof ExpressSettings>;

export const ExpressPayer = z.enum(['buyer', 'fund']);
export type ExpressPayer = z.infer<typeof ExpressPayer>;

/** What a buyer asks for; without it an order rides in the next open slot, or goes at once where there are none. */
export const DeliveryChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slot'), slotAt: Instant }),
  z.strictObject({ kind: z.literal('express'), payer: ExpressPayer }),
]);
export type DeliveryChoice = z.infer<typeof DeliveryChoice>;

/** A slot that was moved says so: from where, by whom, who agreed, and why. */
export const SlotMove = z.strictObject({ from: Instant, at: Instant, by: z.string(), agreedWith: z.string(), reason: z.string() });
export type SlotMove = z.infer<typeof SlotMove>;

/** Fixed when the order is placed. `direct`: the village had no slots, so it went as soon as it was packed. */
export const Delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slot'), slotAt: Instant, moved: SlotMove.nullable() }),
  z.strictObject({ kind: z.literal('express'), payer: ExpressPayer }),
  z.strictObject({ kind: z.literal('direct') }),
]);
export type Delivery = z.infer<typeof Delivery>;

/** One coming slot as the order screen shows it: counts only, no names. */
export const SlotView = z.strictObject({
  slotAt: Instant,
  /** Until then one can join */
  closesAt: Instant,
  full: z.boolean(),
  orders: z.int(),
  /** Of the same RT and RW; null when it was not said where */
  neighbours: z.int().nullable(),
  /** What bringing one order costs the village: the courier's incentive and its part of the way. null: nobody rides yet */
  costNow: RupiahAmount.nullable(),
  costWithYou: RupiahAmount,
});
export type SlotView = z.infer<typeof SlotView>;

export const SlotsView = z.strictObject({
  /** Empty where the village has no slots: an order goes as soon as it is packed */
  slots: z.array(SlotView),
  /** Who pays the trip of a slot, or of an order without slots, if it were placed now */
  fee: TripFee,
  /** A trip of its own; null where there are no slots, as everything goes at once there */
  express: z.strictObject({ tariff: RupiahAmount, payers: z.array(ExpressPayer).min(1), fund: z.string().nullable(), cost: RupiahAmount }).nullable(),
});
export type SlotsView = z.infer<typeof SlotsView>;
