import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planZone } from './engine.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import { aCourier, aJob, aZone, NO_FIXES, NOW } from './zone-samples.ts';
import type { PlanCourier, PlanJob, ZonePlan, ZoneState } from './zone-state.ts';

const minutes = fc.integer({ min: -40, max: 40 });
const spot = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.constant(0)); // several stand in one place: equals in every price
const someJobs = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 40 }).map((n) => `j${n}`),
    stall: fc.integer({ min: 1, max: 4 }),
    x: spot,
    y: spot,
    ready: minutes,
    slot: fc.option(minutes),
    weightG: fc.integer({ min: 500, max: 30_000 }),
    cash: fc.boolean(),
    refusedBy: fc.array(fc.constantFrom('c1', 'c2', 'c3'), { maxLength: 3 }),
    held: fc.boolean(),
    pinnedTo: fc.option(fc.constantFrom('c1', 'c5'), { freq: 6 }),
    excluded: fc.constantFrom([], ['c2'], ['c1', 'c4']),
    together: fc.option(fc.constantFrom('g1', 'g2'), { freq: 5 }),
    alone: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 18 },
);
const someCouriers = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 9 }).map((n) => `c${n}`),
    x: spot,
    y: spot,
    status: fc.constantFrom('idle', 'idle', 'idle', 'route', 'asked', 'away'),
    freeIn: fc.integer({ min: 0, max: 40 }),
    shiftLeft: fc.option(fc.integer({ min: 1, max: 60 })),
    cash: fc.constantFrom(0n, 299_999n, 300_000n),
    maxJobs: fc.integer({ min: 1, max: 4 }),
    capacityG: fc.constantFrom(8_000, 20_000, 40_000),
    jobs: fc.integer({ min: 0, max: 9 }),
  }),
  { selector: ({ id }) => id, maxLength: 9 },
);
const someDemand = fc.uniqueArray(
  fc.record({ key: fc.constantFrom('stall 1', 'stall 2', 'stall 3'), x: spot, y: spot, perMin: fc.double({ min: 0.001, max: 2, noNaN: true }) }),
  {
    selector: ({ key }) => key,
  },
);
const someZones = fc.record({ jobs: someJobs, couriers: someCouriers, demand: someDemand }).map(({ jobs, couriers, demand }): ZoneState =>
  aZone(
    jobs.map(({ id, stall, x, y, ready, slot, weightG, cash, refusedBy, ...wish }) =>
      aJob(id, {
        stall,
        x,
        y,
        readyAt: NOW + ready,
        releaseAt: slot === null ? 0 : NOW + slot,
        load: { weightG, volumeL: 1, cold: false },
        cashDue: cash ? 10_000n : null,
        refusals: refusedBy.map((courierId) => ({ courierId, at: NOW - 5 })),
        fixes: wish,
      }),
    ),
    couriers.map(({ id, x, y, status, freeIn, shiftLeft, cash, maxJobs, capacityG, jobs: done }) =>
      aCourier(id, {
        x,
        y,
        status: status as PlanCourier['status'],
        free: { at: NOW + (status === 'route' ? freeIn : 0), spot: { key: id, x, y } },
        shiftEnd: shiftLeft === null ? null : NOW + shiftLeft,
        cashInHand: cash,
        vehicle: { speedMpm: 330, capacityG, capacityL: 80, maxJobs, coldBox: false, maxLegM: null },
        recent: { jobs: done, incomeRp: 0n, dutyMin: 120 },
      }),
    ),
    { demand },
  ),
);

interface Asked {
  courier: PlanCourier;
  load: PlanJob[];
  offer: ZonePlan['offers'][number];
}

const eachOffer = (check: (asked: Asked) => void): void =>
  fc.assert(
    fc.property(someZones, (zone) => {
      for (const offer of planZone(zone, HUB_POLICY, NOW).offers) {
        const courier = zone.couriers.find(({ id }) => id === offer.courierId) as PlanCourier;
        check({ courier, load: offer.jobIds.map((id) => zone.jobs.find((job) => job.id === id) as PlanJob), offer });
      }
    }),
  );

describe('whatever the zone looks like', () => {
  it('no job is in two offers but in a wave, and no courier in two', () => {
    fc.assert(
      fc.property(someZones, (zone) => {
        const { offers, additions } = planZone(zone, HUB_POLICY, NOW);
        expect(additions).toEqual([]);
        expect(new Set(offers.map(({ courierId }) => courierId)).size).toBe(offers.length);
        for (const { id } of zone.jobs) {
          const asking = offers.filter(({ jobIds }) => jobIds.includes(id));
          expect(asking.length).toBeLessThanOrEqual(asking.every(({ wave }) => wave > 1) ? HUB_POLICY.waveSize : 1);
        }
      }),
    );
  });

  it('nobody is asked over capacity, past the shift, or over the cash limit', () => {
    eachOffer(({ courier, load, offer }) => {
      expect(courier.status).toBe('idle');
      expect(load.reduce((sum, job) => sum + job.load.weightG, 0)).toBeLessThanOrEqual(courier.vehicle.capacityG);
      expect(load.length).toBeLessThanOrEqual(courier.vehicle.maxJobs);
      expect(offer.pickupAt).toBeLessThanOrEqual(courier.shiftEnd ?? Infinity);
      expect(offer.endAt).toBeLessThanOrEqual((courier.shiftEnd ?? Infinity) + HUB_POLICY.overtimeMin);
      if (load.some(({ cashDue }) => cashDue !== null)) expect(courier.cashInHand).toBeLessThan(HUB_POLICY.softCashLimitRp);
    });
  });

  it('nobody is sent to wait whom the plan has something for, who is not free, or who goes home soon', () => {
    fc.assert(
      fc.property(someZones, (zone) => {
        const { offers, tentative, moves } = planZone(zone, { ...HUB_POLICY, moveMaxMin: 12 }, NOW);
        const engaged = [...offers, ...tentative].map(({ courierId }) => courierId);
        expect(moves.length).toBeLessThanOrEqual(1);
        for (const { courierId, travelMin } of moves) {
          expect(engaged).not.toContain(courierId);
          const { status, shiftEnd } = zone.couriers.find(({ id }) => id === courierId) as PlanCourier;
          expect([status, travelMin <= 12, (shiftEnd ?? Infinity) - NOW > 40]).toEqual(['idle', true, true]);
        }
      }),
    );
  });

  it('pickups come before drop-offs, and nothing before its slot', () => {
    eachOffer(({ load, offer: { stops } }) => {
      for (const { id, releaseAt } of load) {
        expect(stops.flatMap(({ kind, jobIds }) => (jobIds.includes(id) ? [kind] : []))).toEqual(['pickup', 'drop']);
        expect(releaseAt).toBeLessThanOrEqual(NOW);
      }
    });
  });

  it('a human’s word holds', () => {
    eachOffer(({ courier: { id }, load }) => {
      for (const { fixes, refusals } of load) {
        expect(fixes.held).toBe(false);
        expect(fixes.pinnedTo ?? id).toBe(id);
        if (fixes.pinnedTo === null) expect([...fixes.excluded, ...refusals.map(({ courierId }) => courierId)]).not.toContain(id);
        if (fixes.alone && fixes.together === null) expect(load).toHaveLength(1);
        for (const other of load) expect(other.fixes.together).toBe(fixes.together);
      }
    });
  });

  it('every job is offered, tentative, held with a reason or a human’s', () => {
    fc.assert(
      fc.property(someZones, (zone) => {
        const { offers, tentative, holds, human } = planZone(zone, HUB_POLICY, NOW);
        const known = new Set([
          ...[...offers, ...tentative].flatMap(({ jobIds }) => jobIds),
          ...holds.map(({ jobId }) => jobId),
          ...human.map(({ jobId }) => jobId),
        ]);
        expect(zone.jobs.filter(({ id }) => !known.has(id))).toEqual([]);
      }),
    );
  });

  it('the order of the input changes nothing, and the plan is the same byte for byte', () => {
    fc.assert(
      fc.property(someZones, fc.infiniteStream(fc.nat()), (zone, chance) => {
        const mixed = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => [chance.next().value as number, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const text = (some: ZoneState) => JSON.stringify(planZone(some, { ...HUB_POLICY, moveMaxMin: 12 }, NOW));
        expect(text({ ...zone, jobs: mixed(zone.jobs), couriers: mixed(zone.couriers), demand: mixed(zone.demand) })).toBe(text(zone));
      }),
      { numRuns: 300 },
    );
  });

  it('of equals the same one is asked, in whatever order they come', () => {
    const asked = (ids: string[]) =>
      planZone(
        aZone(
          [aJob('j')],
          ids.map((id) => aCourier(id)),
        ),
        HUB_POLICY,
        NOW,
      ).offers.map(({ courierId }) => courierId);
    expect([asked(['a', 'b', 'c']), asked(['c', 'b', 'a'])]).toEqual([['a'], ['a']]);
  });

  it('a job that is gone blocks no other: whoever could be served still is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), spot, (count, x) => {
        const jobs = Array.from({ length: count }, (_, i) => aJob(`j${i}`, { x, y: i * 10 }));
        const couriers = Array.from({ length: count }, (_, i) => aCourier(`c${i}`));
        const served = (some: PlanJob[]) => new Set(planZone(aZone(some, couriers), HUB_POLICY, NOW).offers.flatMap(({ jobIds }) => jobIds));
        for (const gone of jobs) {
          const rest = jobs.filter((job) => job !== gone);
          expect(served(rest)).toEqual(new Set(rest.map(({ id }) => id)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('nothing starves: of two that differ only in waiting the older one goes first, however long both wait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }), spot, (older, wait, y) => {
        const jobs = [
          aJob('old', { y, readyAt: NOW - older - wait, fixes: { ...NO_FIXES, alone: true } }),
          aJob('new', { y, readyAt: NOW - wait, fixes: { ...NO_FIXES, alone: true } }),
        ];
        expect(planZone(aZone(jobs, [aCourier('a')]), HUB_POLICY, NOW).offers.map(({ jobIds }) => jobIds)).toEqual([['old']]);
      }),
    );
  });

  it('a job’s rank never falls while it waits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (ahead, later) => {
        const jobs = [
          aJob('old', { readyAt: NOW - ahead, x: 900, fixes: { ...NO_FIXES, alone: true } }),
          aJob('new', { readyAt: NOW, x: 300, fixes: { ...NO_FIXES, alone: true } }),
        ];
        const first = (now: number) =>
          planZone(aZone(jobs, [aCourier('a', { free: { at: now, spot: { key: 'a', x: 0, y: 0 } } })]), HUB_POLICY, now).offers[0]?.jobIds[0];
        if (first(NOW) === 'old') expect(first(NOW + later)).toBe('old');
      }),
    );
  });
});
