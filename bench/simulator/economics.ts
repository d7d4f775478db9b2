// What bringing cost in this run: the hub's own figures of its day or days, after minus before.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { businessDate } from '@pitulungan/contracts/time';
import type { HubClient } from './hub-client.ts';

export interface Totals {
  orders: number;
  trips: number;
  distanceM: number;
  cost: bigint;
  margin: bigint;
}
const NOTHING: Totals = { orders: 0, trips: 0, distanceM: 0, cost: 0n, margin: 0n };

const added = (a: Totals, b: Totals, sign: 1 | -1): Totals => ({
  orders: a.orders + sign * b.orders,
  trips: a.trips + sign * b.trips,
  distanceM: a.distanceM + sign * b.distanceM,
  cost: a.cost + BigInt(sign) * b.cost,
  margin: a.margin + BigInt(sign) * b.margin,
});

/** All that was delivered from the first day of the run on. */
export async function totalsSince(manager: HubClient, firstMs: number, nowMs: number): Promise<Totals> {
  let sum = NOTHING;
  for (const date of new Set([businessDate(firstMs), businessDate(nowMs)])) {
    const { all } = await manager.get(endpoints.dayEconomics, { query: { date } });
    sum = added(sum, { orders: all.orders, trips: all.trips, distanceM: all.distanceM, cost: BigInt(all.cost), margin: BigInt(all.margin) }, 1);
  }
  return sum;
}

export interface RunEconomics {
  delivered: number;
  trips: number;
  dropsPerTrip: number | null;
  kmPerOrder: number | null;
  /** Whole rupiah */
  costPerOrder: string | null;
  marginPerOrder: string | null;
}

export function economicsBetween(before: Totals, after: Totals): RunEconomics {
  const { orders, trips, distanceM, cost, margin } = added(after, before, -1);
  const each = (amount: bigint): string | null => (orders === 0 ? null : (amount / BigInt(orders)).toString());
  return {
    delivered: orders,
    trips,
    dropsPerTrip: trips === 0 ? null : Math.round((orders / trips) * 100) / 100,
    kmPerOrder: orders === 0 ? null : Math.round(distanceM / orders / 10) / 100,
    costPerOrder: each(cost),
    marginPerOrder: each(margin),
  };
}

/** One row for people: "2.41 drops per trip (124 trips), 0.9 km and Rp4310 per order, margin Rp3250". */
export const economicsText = ({ delivered, trips, dropsPerTrip, kmPerOrder, costPerOrder, marginPerOrder }: RunEconomics): string =>
  dropsPerTrip === null
    ? 'nothing was delivered'
    : `${dropsPerTrip.toFixed(2)} drops per trip (${delivered} orders, ${trips} trips), ${kmPerOrder} km and Rp${costPerOrder} per order, margin Rp${marginPerOrder}`;
