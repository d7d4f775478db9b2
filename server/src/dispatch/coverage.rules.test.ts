import { describe, expect, it } from 'vitest';
import { planZone, rankCouriers } from './engine.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import { aCourier, aJob, aZone, NOW } from './zone-samples.ts';

const busyStall = { key: 'stall 1', x: 60, y: 0, perMin: 0.5 };
const covering = (couriers: ReturnType<typeof aCourier>[], price = 1) => {
  const ranked = rankCouriers(aZone([aJob('j')], couriers, { demand: [busyStall] }), { ...HUB_POLICY, coveragePrice: price }, NOW);
  return new Map(ranked.map(({ courierId, cost }) => [courierId, cost?.coverage ?? NaN]));
};

describe('taking a courier away from where he is', () => {
  it('costs what the next orders there are reached later: most for the nearest, nothing for the last', () => {
    const prices = covering([aCourier('near'), aCourier('middle', { x: 1_000 }), aCourier('far', { x: 3_000 })]);
    const [near, middle, far] = ['near', 'middle', 'far'].map((id) => prices.get(id) ?? NaN) as [number, number, number];
    // ten orders within twenty minutes; ways of 60, 940 and 2,940 m, the first free one in five for each rank
    const min = (m: number) => (m * 1.35) / 330;
    expect(middle).toBeCloseTo(10 * 0.2 * 0.8 * (min(2_940) - min(940)), 6);
    expect(near).toBeCloseTo(middle + 10 * 0.2 * (min(940) - min(60)), 6);
    expect(far).toBe(0);
  });

  it('costs little when he goes home soon, and nothing where nothing is expected or nobody asks for it', () => {
    const leaving = covering([aCourier('near', { shiftEnd: NOW + 20 }), aCourier('far', { x: 3_000 })]).get('near') ?? NaN;
    const staying = covering([aCourier('near'), aCourier('far', { x: 3_000 })]).get('near') ?? NaN;
    expect(leaving).toBeCloseTo(staying / 2, 6);
    expect(covering([aCourier('near'), aCourier('far', { x: 3_000 })], 0).get('near')).toBe(0);
  });

  it('leaves him there for the next order while another still comes in time', () => {
    const ready = { readyAt: NOW + 6 };
    const couriers = [aCourier('near'), aCourier('far', { x: 700 })];
    const asked = (demand: (typeof busyStall)[], job = ready) => {
      const { offers, tentative } = planZone(aZone([aJob('j', job)], couriers, { demand }), HUB_POLICY, NOW);
      return [...offers, ...tentative].map(({ courierId }) => courierId);
    };
    expect(asked([busyStall])).toEqual(['far']);
    expect(asked([busyStall], { readyAt: NOW })).toEqual(['near']); // goods that wait come first
  });
});
