import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, tripM, tripsOf, type Delivery } from './economics.rules.ts';

const MARKET = { lat: -7.3468, lng: 112.7416 };
/** One kilometre north of the market, along the meridian. */
const NORTH = { lat: MARKET.lat + 1_000 / 111_195, lng: MARKET.lng };
const drop = (more: Partial<Delivery> = {}): Delivery => ({
  courierId: 'fajar',
  tripId: null,
  pickedUpAt: 0,
  deliveredAt: 10,
  stall: MARKET,
  door: NORTH,
  express: false,
  slotAt: null,
  incentive: 2_500n,
  commission: 3_000n,
  fee: { customer: 0n, fund: 0n, bumdes: 2_000n },
  ...more,
});
const RATES = { detourFactor: 1, costPerKm: 2_000n };
const sizes = (drops: Delivery[]) => tripsOf(drops).map(({ length }) => length);

describe('trips', () => {
  it('end when the courier’s hands are empty', () => {
    expect(sizes([drop(), drop({ pickedUpAt: 10, deliveredAt: 20 })])).toEqual([1, 1]);
    expect(sizes([drop(), drop({ pickedUpAt: 9, deliveredAt: 20 })])).toEqual([2]);
    expect(sizes([drop({ deliveredAt: 5 }), drop({ pickedUpAt: 4, deliveredAt: 8 }), drop({ pickedUpAt: 7, deliveredAt: 9 })])).toEqual([3]); // a chain
    expect(sizes([drop(), drop({ courierId: 'dewi' })])).toEqual([1, 1]);
  });
  it('hold together what was offered together', () => {
    expect(sizes([drop({ tripId: 't' }), drop({ tripId: 't', pickedUpAt: 30, deliveredAt: 40 })])).toEqual([2]);
    expect(sizes([drop({ tripId: 't' }), drop({ pickedUpAt: 20, deliveredAt: 25 }), drop({ tripId: 't', pickedUpAt: 24, deliveredAt: 40 })])).toEqual([3]);
  });
});

describe('a day', () => {
  it('alone costs the whole way, with a neighbour half of it', () => {
    expect(tripM([drop()], 1)).toBeCloseTo(2_000, -1);
    const alone = lineOf(tripsOf([drop()]), RATES, () => true);
    expect(alone).toMatchObject({ orders: 1, trips: 1, dropsPerTrip: 1, incentive: '2500', margin: '3000' });
    expect(Number(alone.costPerOrder)).toBeGreaterThanOrEqual(6_490);
    expect(Number(alone.costPerOrder)).toBeLessThanOrEqual(6_510);
    const two = lineOf(tripsOf([drop(), drop({ deliveredAt: 11 })]), RATES, () => true);
    expect(two).toMatchObject({ orders: 2, trips: 1, dropsPerTrip: 2 });
    expect(Number(two.costPerOrder)).toBeLessThan(4_510);
  });

  it('counts what others paid and leaves BUMDes the rest', () => {
    const express = drop({ express: true, courierId: 'dewi', fee: { customer: 5_000n, fund: 0n, bumdes: 0n } });
    const trips = tripsOf([drop(), express]);
    const all = lineOf(trips, RATES, () => true);
    expect(all.paid).toEqual({ customer: '5000', fund: '0', bumdes: '2000' });
    expect(BigInt(all.result)).toBe(6_000n + 5_000n - BigInt(all.cost));
    const without = lineOf(trips, RATES, ({ express: fast }) => !fast);
    expect(without).toMatchObject({ orders: 1, trips: 1, paid: { customer: '0', bumdes: '2000' } });
    expect(BigInt(without.result)).toBeLessThan(0n); // one order a trip is a loss: section 3
  });

  it('of nothing is nothing', () =>
    expect(lineOf([], RATES, () => true)).toMatchObject({ orders: 0, trips: 0, dropsPerTrip: null, costPerOrder: null, result: '0' }));
});

it('puts every delivery in exactly one trip, whatever the order of its input, and its parts add up', () => {
  const some = fc.array(
    fc.record({
      courierId: fc.constantFrom('a', 'b'),
      tripId: fc.constantFrom(null, 't1', 't2'),
      pickedUpAt: fc.integer({ min: 0, max: 50 }),
      lasts: fc.integer({ min: 1, max: 20 }),
      express: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(some, (parts) => {
      const drops = parts.map(({ lasts, ...part }) => drop({ ...part, deliveredAt: part.pickedUpAt + lasts }));
      const trips = tripsOf(drops);
      expect(new Set(trips.flat())).toEqual(new Set(drops));
      expect(trips.flat()).toHaveLength(drops.length);
      expect(
        tripsOf([...drops].reverse())
          .map(({ length }) => length)
          .sort(),
      ).toEqual(trips.map(({ length }) => length).sort());
      const all = lineOf(trips, RATES, () => true);
      const fast = lineOf(trips, RATES, (each) => each.express);
      const slow = lineOf(trips, RATES, (each) => !each.express);
      expect(fast.orders + slow.orders).toBe(all.orders);
      expect(Math.abs(fast.distanceM + slow.distanceM - all.distanceM)).toBeLessThanOrEqual(1);
    }),
  );
});
