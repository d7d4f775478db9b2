import type { DayEconomics } from '@pitulungan/contracts/economics';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import { businessDate, startOfBusinessDate, toInstant, type BusinessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { settingsOf } from '../villages/villages.actions.ts';
import { lineOf, tripsOf } from './economics.rules.ts';
import { deliveriesBetween } from './economics.store.ts';

const DAY_MS = 86_400_000;

/** What bringing cost on a day in Jakarta, and what it brought in; reckoned from the orders each time, never stored. */
export async function dayEconomics(ctx: Context, villageId: VillageId, wanted: BusinessDate | undefined): Promise<DayEconomics> {
  const date = wanted ?? businessDate(ctx.clock.now());
  const start = startOfBusinessDate(date);
  const { dispatch, delivery } = await settingsOf(ctx, villageId);
  const rates = { detourFactor: dispatch.detourFactor, costPerKm: rupiahFromJson(delivery.costPerKm) };
  const deliveries = await deliveriesBetween(ctx, villageId, start, start + DAY_MS);
  const trips = tripsOf(deliveries);
  const slots = [...new Set(deliveries.flatMap(({ slotAt }) => slotAt ?? []))].sort((a, b) => a - b);
  return {
    date,
    all: lineOf(trips, rates, () => true),
    withoutExpress: lineOf(trips, rates, ({ express }) => !express),
    express: lineOf(trips, rates, ({ express }) => express),
    slots: slots.map((slotAt) => ({ slotAt: toInstant(slotAt), line: lineOf(trips, rates, (drop) => drop.slotAt === slotAt) })),
    costPerKm: delivery.costPerKm,
  };
}
