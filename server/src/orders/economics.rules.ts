// What bringing cost on a day, and what it brought in. Pure: deliveries in, figures out.
import type { EconomicsLine } from '@pitulungan/contracts/economics';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import { distanceM, type LatLng } from '@pitulungan/contracts/place';

export interface Delivery {
  courierId: string;
  /** Jobs that were offered together share it; null when a dispatcher gave it by hand */
  tripId: string | null;
  pickedUpAt: number;
  deliveredAt: number;
  stall: LatLng;
  door: LatLng;
  express: boolean;
  slotAt: number | null;
  incentive: Rupiah;
  commission: Rupiah;
  fee: { customer: Rupiah; fund: Rupiah; bumdes: Rupiah };
}

export interface Rates {
  detourFactor: number;
  costPerKm: Rupiah;
}

/**
 * Trips of the day: deliveries of one courier that were offered together, or whose goods were in their hands at the same time, in
 * a chain. Each is in exactly one trip.
 */
export function tripsOf(deliveries: readonly Delivery[]): Delivery[][] {
  const trips: { courierId: string; tripIds: Set<string>; until: number; drops: Delivery[] }[] = [];
  for (const drop of [...deliveries].sort((a, b) => a.pickedUpAt - b.pickedUpAt || a.deliveredAt - b.deliveredAt)) {
    const joins = trips.filter(
      (trip) => trip.courierId === drop.courierId && (drop.pickedUpAt < trip.until || (drop.tripId !== null && trip.tripIds.has(drop.tripId))),
    );
    const [first, ...others] = joins;
    const trip = first ?? { courierId: drop.courierId, tripIds: new Set<string>(), until: 0, drops: [] };
    if (!first) trips.push(trip);
    for (const other of others) {
      trip.drops.push(...other.drops);
      other.tripIds.forEach((id) => trip.tripIds.add(id));
      trip.until = Math.max(trip.until, other.until);
      trips.splice(trips.indexOf(other), 1);
    }
    trip.drops.push(drop);
    if (drop.tripId !== null) trip.tripIds.add(drop.tripId);
    trip.until = Math.max(trip.until, drop.deliveredAt);
  }
  return trips.map(({ drops }) => drops);
}

/** Metres along the stops of a trip, in the order in which they were made, and back to the first. */
export function tripM(trip: readonly Delivery[], detourFactor: number): number {
  const stops = trip
    .flatMap((drop) => [
      { at: drop.pickedUpAt, pin: drop.stall },
      { at: drop.deliveredAt, pin: drop.door },
    ])
    .sort((a, b) => a.at - b.at);
  const legs = stops.map(({ pin }, n) => distanceM(pin, stops[(n + 1) % stops.length]?.pin ?? pin));
  return legs.reduce((sum, leg) => sum + leg, 0) * detourFactor;
}

/** The figures of those deliveries for which `counts`: a trip's way is shared evenly by all its drops. */
export function lineOf(trips: readonly (readonly Delivery[])[], { detourFactor, costPerKm }: Rates, counts: (drop: Delivery) => boolean): EconomicsLine {
  const parts = trips.map((trip) => ({ drops: trip.filter(counts), shareM: tripM(trip, detourFactor) / trip.length })).filter(({ drops }) => drops.length > 0);
  const drops = parts.flatMap((part) => part.drops);
  const metres = Math.round(parts.reduce((sum, part) => sum + part.shareM * part.drops.length, 0));
  const total = (of: (drop: Delivery) => Rupiah): Rupiah => drops.reduce((sum, drop) => sum + of(drop), 0n);
  const roadCost = (costPerKm * BigInt(metres)) / 1_000n;
  const incentive = total((drop) => drop.incentive);
  const margin = total((drop) => drop.commission);
  const paid = { customer: total((drop) => drop.fee.customer), fund: total((drop) => drop.fee.fund), bumdes: total((drop) => drop.fee.bumdes) };
  const cost = incentive + roadCost;
  const each = (amount: Rupiah) => (drops.length === 0 ? null : rupiahToJson(amount / BigInt(drops.length)));
  return {
    orders: drops.length,
    trips: parts.length,
    dropsPerTrip: parts.length === 0 ? null : drops.length / parts.length,
    distanceM: metres,
    incentive: rupiahToJson(incentive),
    roadCost: rupiahToJson(roadCost),
    cost: rupiahToJson(cost),
    margin: rupiahToJson(margin),
    costPerOrder: each(cost),
    marginPerOrder: each(margin),
    paid: { customer: rupiahToJson(paid.customer), fund: rupiahToJson(paid.fund), bumdes: rupiahToJson(paid.bumdes) },
    result: rupiahToJson(margin + paid.customer + paid.fund - cost),
  };
}
