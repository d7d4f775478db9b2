import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planZone } from './engine.rules.ts';
import { decodeInputs, decodePlan, encodeInputs, encodePlan, type PlanInputs } from './plan-codec.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import type { PlanCourier, PlanJob, ZoneState } from './zone-state.ts';

const spot = (x: number, y: number) => ({ key: `${x}_${y}`, x, y });
const place = fc.tuple(fc.integer({ min: -1_500, max: 1_500 }), fc.integer({ min: -1_500, max: 1_500 })).map(([x, y]) => spot(x, y));
const NOW = 29_000_000;
const job = fc.record({
  pickup: place,
  drop: place,
  ago: fc.double({ min: 0, max: 60, noNaN: true }),
  cash: fc.option(fc.bigInt({ min: 1n, max: 10n ** 9n })),
});
const courier = fc.record({
  at: place,
  cash: fc.bigInt({ min: 0n, max: 600_000n }),
  status: fc.constantFrom<PlanCourier['status']>('idle', 'away', 'asked'),
  jobs: fc.nat(9),
  dutyMin: fc.double({ min: 0, max: 600, noNaN: true }),
});

const stateOf = (
  jobs: { pickup: ReturnType<typeof spot>; drop: ReturnType<typeof spot>; ago: number; cash: bigint | null }[],
  couriers: readonly object[],
): ZoneState => ({
  jobs: jobs.map(({ pickup, drop, ago, cash }, n): PlanJob => ({
    id: `job ${n}`,
    pickups: [{ ...pickup, readyAt: NOW - ago }],
    drop,
    load: { weightG: 1_000, volumeL: 2, cold: false },
    cashDue: cash,
    queuedAt: NOW - ago,
    promisedAt: null,
    releaseAt: NOW - ago,
    refusals: [],
    openOffers: [],
    fixes: { pinnedTo: null, excluded: [], held: false, together: null, alone: false },
  })),
  couriers: couriers as ZoneState['couriers'],
  travel: { detour: 1.35, wholeMinutes: false, metres: { '0_0': { '1_1': 7.25 } } },
  demand: [{ key: '0_0', x: 0, y: 0, perMin: 0.1 }],
  mode: 'auto',
});

const inputs: fc.Arbitrary<PlanInputs> = fc.tuple(fc.array(job, { maxLength: 8 }), fc.array(courier, { maxLength: 6 })).map(([jobs, couriers]) => ({
  policy: HUB_POLICY,
  now: NOW,
  choice: null,
  state: stateOf(
    jobs,
    couriers.map(({ at, cash, status, jobs: done, dutyMin }, n) => ({
      id: `courier ${n}`,
      name: 'Fajar',
      status,
      at,
      positionAgeMin: 0.25,
      free: { at: NOW - 3, spot: at },
      route: [],
      vehicle: { speedMpm: 330, capacityG: 40_000, capacityL: 90, maxJobs: 3, coldBox: true, maxLegM: null },
      carried: { weightG: 0, volumeL: 0, cold: false, jobs: 0 },
      cashInHand: cash,
      shiftEnd: null,
      recent: { jobs: done, incomeRp: 2_500n * BigInt(done), dutyMin },
      asked: { yes: 1, total: 2 },
      lent: false,
    })),
  ),
}));

describe('a stored plan', () => {
  it('gives back what was known, to the last bit', () => {
    fc.assert(fc.property(inputs, (known) => void expect(decodeInputs(encodeInputs(known))).toEqual(known)));
  });

  it('is the same bytes whatever the order of the keys', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, part]) => [key, turned(part)]),
            )
          : value;
    fc.assert(fc.property(inputs, (known) => encodeInputs(turned(known) as PlanInputs) === encodeInputs(known)));
  });

  it('comes out byte for byte when it is decided again from what was stored', () => {
    fc.assert(
      fc.property(inputs, (known) => {
        const text = encodeInputs(known);
        const decide = () => {
          const { state, policy, now } = decodeInputs(text);
          return encodePlan(planZone(state, policy, now));
        };
        expect(decide()).toBe(decide());
        expect(encodePlan(decodePlan(decide()))).toBe(decide());
      }),
      { numRuns: 60 },
    );
  });
});
