// The unit economics of delivery, as real figures of one day (product.md section 3): free delivery pays only when drops share trips.
import { z } from 'zod';
import { RupiahAmount, RupiahText } from './money.ts';
import { BusinessDate, Instant } from './time.ts';

/** Figures of some of the day's delivered orders. Averages are null when there are none. */
export const EconomicsLine = z.strictObject({
  orders: z.int(),
  /** From the first goods in a courier's hands until they are empty again; jobs taken together are one trip */
  trips: z.int(),
  dropsPerTrip: z.number().nullable(),
  /** Along the stops in the order in which they were made and back to the first, metres; shared evenly by the drops of a trip */
  distanceM: z.int(),
  incentive: RupiahAmount,
  /** The way, at the village's cost per kilometre */
  roadCost: RupiahAmount,
  /** incentive + roadCost: the shadow cost of bringing */
  cost: RupiahAmount,
  /** Commission on the goods */
  margin: RupiahAmount,
  costPerOrder: RupiahAmount.nullable(),
  marginPerOrder: RupiahAmount.nullable(),
  /** Who paid the tariff, as frozen on the orders; BUMDes's part comes out of the margin */
  paid: z.strictObject({ customer: RupiahAmount, fund: RupiahAmount, bumdes: RupiahAmount }),
  /** margin + what customers and the fund paid − cost: what is left to BUMDes, below 0 a loss */
  result: RupiahText,
});
export type EconomicsLine = z.infer<typeof EconomicsLine>;

export const DayEconomics = z.strictObject({
  date: BusinessDate,
  all: EconomicsLine,
  /** All but express */
  withoutExpress: EconomicsLine,
  express: EconomicsLine,
  /** Each slot of the day in which something was delivered, in order */
  slots: z.array(z.strictObject({ slotAt: Instant, line: EconomicsLine })),
  /** What the figures were reckoned with: the village's settings now */
  costPerKm: RupiahAmount,
});
export type DayEconomics = z.infer<typeof DayEconomics>;
