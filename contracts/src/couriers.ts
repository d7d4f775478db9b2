import { z } from 'zod';
import { CourierId, JobId, ZoneId } from './ids.ts';
import { TripStop } from './trips.ts';
import { DUTY_STATUSES } from './lifecycles/duty.ts';
import { RupiahAmount } from './money.ts';
import { LatLng } from './place.ts';
import { Instant } from './time.ts';

export const Vehicle = z.enum(['foot', 'bicycle', 'motorbike', 'cargo_tricycle', 'car']);
export type Vehicle = z.infer<typeof Vehicle>;

interface VehicleTraits {
  capacityG: number;
  /** Litres of goods: a basket, a pannier, a box on the rack, a bed, a boot */
  capacityL: number;
  speedMps: number;
  /** Orders in hand at once; the village's `maxActiveJobs` may allow fewer */
  maxJobs: number;
  /** Carries a closed cold box */
  coldBox: boolean;
  /** Longest way from pickup to drop in metres; null: no limit */
  maxLegM: number | null;
}

/** All numbers are assumptions for kampung streets, to be replaced by measured ones. */
export const VEHICLES = {
  foot: { capacityG: 8_000, capacityL: 20, speedMps: 1.25, maxJobs: 1, coldBox: false, maxLegM: 1_500 },
  bicycle: { capacityG: 20_000, capacityL: 40, speedMps: 3.3, maxJobs: 2, coldBox: false, maxLegM: 5_000 },
  motorbike: { capacityG: 40_000, capacityL: 90, speedMps: 5.5, maxJobs: 3, coldBox: true, maxLegM: null },
  cargo_tricycle: { capacityG: 150_000, capacityL: 400, speedMps: 4.2, maxJobs: 6, coldBox: true, maxLegM: null },
  car: { capacityG: 300_000, capacityL: 700, speedMps: 5.5, maxJobs: 6, coldBox: true, maxLegM: null },
} as const satisfies Record<Vehicle, VehicleTraits>;

export const CourierView = z.strictObject({
  id: CourierId,
  name: z.string(),
  phone: z.string(),
  vehicle: Vehicle,
  duty: z.enum(DUTY_STATUSES),
  dutySince: Instant,
  /** Until when they work; null: no end was named */
  shiftEnd: Instant.nullable(),
  activeJobs: z.array(JobId),
  /** What is left of the way, in order: each pickup before its drop */
  stops: z.array(TripStop),
  /** Collected and not yet handed in */
  cashInHand: RupiahAmount,
  unansweredOffers: z.int(),
  /** null: anywhere in the village */
  zoneId: ZoneId.nullable(),
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
