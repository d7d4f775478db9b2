// What a resident sees of their own order with the token of its link: words, times, and the courier only on the way to them.
import { z } from 'zod';
import { ORDER_STATUSES } from './lifecycles/order.ts';
import { CASH_STATUSES, QRIS_STATUSES } from './lifecycles/cash.ts';
import { RupiahAmount } from './money.ts';
import { PaymentMethod } from './orders.ts';
import { LatLng } from './place.ts';
import { ExpressPayer } from './slots.ts';
import { Instant } from './time.ts';
import { VillageCode } from './villages.ts';

export const TrackingStage = z.enum([
  'WAITING_MERCHANT',
  'PREPARING',
  'LOOKING_FOR_COURIER',
  'COURIER_TO_STALL',
  'GOODS_WITH_COURIER',
  'COMING_TO_YOU',
  'AT_YOUR_DOOR',
  'DELIVERED',
  'ATTEMPT_FAILED',
  'COMING_BACK',
  'CANCELLED',
  'REJECTED',
  'EXPIRED',
  'RETURNED',
]);
export type TrackingStage = z.infer<typeof TrackingStage>;

/** In words on the page: "ikut slot 09.00, 3 tetangga ikut"; a slot that was moved says from where and why. */
export const TrackedDelivery = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('slot'),
    slotAt: Instant,
    /** Others of the same RT and RW in this slot; null when the address names neither */
    neighbours: z.int().nullable(),
    moved: z.strictObject({ from: Instant, reason: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('express'), payer: ExpressPayer }),
  z.strictObject({ kind: z.literal('direct') }),
]);
export type TrackedDelivery = z.infer<typeof TrackedDelivery>;

export const TrackingView = z.strictObject({
  sequence: z.int(),
  code: z.string(),
  village: z.string(),
  /** For the map, as several villages may share the name */
  villageCode: VillageCode,
  demo: z.boolean(),
  stage: TrackingStage,
  orderStatus: z.enum(ORDER_STATUSES),
  stageAt: Instant,
  merchantName: z.string(),
  merchantSlow: z.boolean(),
  courierName: z.string().nullable(),
  /** Only in COMING_TO_YOU; rounded to about 30 m while farther than 300 m away */
  courier: z.strictObject({ pin: LatLng, at: Instant, ageMs: z.number(), etaMinutes: z.tuple([z.int(), z.int()]).nullable() }).nullable(),
  /** Only until delivery: afterwards the page tells no address */
  drop: z.strictObject({ rt: z.int().nullable(), rw: z.int().nullable(), patokan: z.string(), pin: LatLng }).nullable(),
  delivery: TrackedDelivery,
  items: z.array(z.strictObject({ name: z.string(), unit: z.string(), quantity: z.int(), total: RupiahAmount })),
  total: RupiahAmount,
  payment: z.strictObject({ method: PaymentMethod, status: z.enum([...CASH_STATUSES, ...QRIS_STATUSES]) }),
  times: z.strictObject({ placedAt: Instant, confirmedAt: Instant.nullable(), readyAt: Instant.nullable(), deliveredAt: Instant.nullable() }),
  mayCancel: z.boolean(),
  receiverName: z.string().nullable(),
});
export type TrackingView = z.infer<typeof TrackingView>;
