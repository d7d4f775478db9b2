import { z } from 'zod';
import { CourierId, JobId } from './ids.ts';
import { DUTY_STATUSES } from './lifecycles/duty.ts';
import { RupiahAmount } from './money.ts';
import { LatLng } from './place.ts';
import { Instant } from './time.ts';

export const Vehicle = z.enum(['foot', 'bicycle', 'motorbike', 'cargo_tricycle', 'car']);
export type Vehicle = z.infer<typeof Vehicle>;

/** Load in grams and speed in metres per second: assumptions for kampung streets, to be replaced by measured ones. */
export const VEHICLES = {
  foot: { capacityG: 8_000, speedMps: 1.25 },
  bicycle: { capacityG: 20_000, speedMps: 3.3 },
  motorbike: { capacityG: 40_000, speedMps: 5.5 },
  cargo_tricycle: { capacityG: 150_000, speedMps: 4.2 },
  car: { capacityG: 300_000, speedMps: 5.5 },
} as const satisfies Record<Vehicle, { capacityG: number; speedMps: number }>;

export const CourierView = z.strictObject({
  id: CourierId,
  name: z.string(),
  phone: z.string(),
  vehicle: Vehicle,
  duty: z.enum(DUTY_STATUSES),
  dutySince: Instant,
  activeJobs: z.array(JobId),
  /** Collected and not yet handed in */
  cashInHand: RupiahAmount,
  unansweredOffers: z.int(),
});
export type CourierView = z.infer<typeof CourierView>;

/** A place of a courier as staff see it. `at` is the device's time, `ageMs` is measured by the server. */
export const PositionView = z.strictObject({
  courierId: CourierId,
  pin: LatLng,
  accuracyM: z.number().nullable(),
  headingDeg: z.number().nullable(),
  at: Instant,
  ageMs: z.number(),
});
export type PositionView = z.infer<typeof PositionView>;

/** What a courier's phone reports. */
export const PositionReport = z.strictObject({
  pin: LatLng,
  accuracyM: z.number().min(0).max(100_000).nullable(),
  headingDeg: z.number().min(0).max(360).nullable(),
  happenedAt: Instant,
});
export type PositionReport = z.infer<typeof PositionReport>;
