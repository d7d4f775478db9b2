import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import { planDispatch, rankCandidates, type PlannerCourier, type PlannerJob, type PlannerPolicy } from './planner.rules.ts';

const NOW = 1_000_000_000;
const policy: PlannerPolicy = { maxActiveJobs: 2, positionFreshMs: 600_000, declineCooldownMs: 1_200_000, noCourierMs: 600_000, softCashLimit: 300_000n };
const courier = (id: string, more: Partial<PlannerCourier> = {}): PlannerCourier => ({
  id: id as CourierId,
  name: id,
  duty: 'ON',
  positionAtMs: NOW - 1_000,
  activeJobs: 0,
  carriedG: 0,
  capacityG: 40_000,
  cashInHand: 0n,
  hasOffer: false,
  ...more,
});
const job = (id: string, travel: Record<string, number>, more: Partial<PlannerJob> = {}): PlannerJob => ({
  id: id as JobId,
  queuedAt: NOW - 5_000,
  weightG: 5_000,
  cashDue: 40_000n,
  refusedAt: new Map(),
  legs: new Map(Object.entries(travel).map(([who, travelS]) => [who as CourierId, { travelS, distanceM: travelS * 5 }])),
  ...more,
});
const chosen = (jobs: PlannerJob[], couriers: PlannerCourier[]) =>
  planDispatch({ jobs, couriers }, policy, NOW).offers.map((offer) => `${offer.jobId}→${offer.courierId}`);

describe('the first planner', () => {
  it('offers to the nearest by travel time, and says why not the others', () => {
    const [first, second] =
      planDispatch({ jobs: [job('j', { a: 90, b: 30 })], couriers: [courier('a'), courier('b')] }, policy, NOW).offers[0]?.candidates ?? [];
    expect(first).toMatchObject({ courierId: 'b', reason: 'CHOSEN', travelS: 30 });
    expect(second).toMatchObject({ courierId: 'a', reason: 'FARTHER', suitable: true });
  });

  it.each([
    ['OFF_DUTY', { duty: 'OFF' }],
    ['ON_BREAK', { duty: 'BREAK' }],
    ['HAS_OFFER', { hasOffer: true }],
    ['AT_CAPACITY', { activeJobs: 2 }],
    ['TOO_HEAVY', { carriedG: 36_000 }],
    ['CASH_LIMIT', { cashInHand: 300_000n }],
    ['POSITION_MISSING', { positionAtMs: null }],
    ['POSITION_OLD', { positionAtMs: NOW - 600_001 }],
  ] as const)('passes over a courier: %s', (reason, state) => {
    const ranked = rankCandidates(job('j', { near: 10, far: 500 }), [courier('near', state), courier('far')], policy, NOW);
    expect(ranked[0]).toMatchObject({ courierId: 'far', reason: 'CHOSEN' });
    expect(ranked[1]).toMatchObject({ courierId: 'near', reason, suitable: false });
  });

  it('does not ask again for a while who refused this job, and then does', () => {
    const refused = job('j', { a: 10 }, { refusedAt: new Map([['a' as CourierId, NOW - 1_199_999]]) });
    expect(chosen([refused], [courier('a')])).toEqual([]);
    expect(chosen([{ ...refused, refusedAt: new Map([['a' as CourierId, NOW - 1_200_000]]) }], [courier('a')])).toEqual(['j→a']);
  });

  it('takes no account of cash for what is not paid in cash', () => {
    expect(chosen([job('j', { a: 10 }, { cashDue: null })], [courier('a', { cashInHand: 900_000n })])).toEqual(['j→a']);
  });

  it('gives one courier one offer at a time, the older job first', () => {
    const old = job('old', { a: 10, b: 60 }, { queuedAt: NOW - 60_000 });
    expect(chosen([job('new', { a: 10, b: 60 }), old], [courier('a'), courier('b')])).toEqual(['old→a', 'new→b']);
  });

  it('hands to a human what nobody took for too long, and only that', () => {
    const plan = planDispatch({ jobs: [job('late', {}, { queuedAt: NOW - 600_000 }), job('young', {})], couriers: [] }, policy, NOW);
    expect(plan).toEqual({ offers: [], giveUps: ['late'] });
  });
});

it('gives the same plan whatever the order of its input, and never two offers to one courier', () => {
  const couriers = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), activeJobs: fc.integer({ min: 0, max: 2 }), hasOffer: fc.boolean() }),
    { selector: ({ id }) => id },
  );
  const jobs = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      queuedAt: fc.integer({ min: NOW - 900_000, max: NOW }),
      a: fc.integer({ min: 1, max: 900 }),
      b: fc.integer({ min: 1, max: 900 }),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(couriers, jobs, fc.integer(), (someCouriers, someJobs, salt) => {
      const state = {
        couriers: someCouriers.map(({ id, ...more }) => courier(id, more)),
        jobs: someJobs.map(({ id, queuedAt, a, b }) => job(id, { a, b, c: a + b, d: 77, e: 78 }, { queuedAt })),
      };
      const mixed = { couriers: [...state.couriers].reverse(), jobs: [...state.jobs].sort((x, y) => ((x.queuedAt ^ salt) % 7) - ((y.queuedAt ^ salt) % 7)) };
      const plan = planDispatch(state, policy, NOW);
      expect(planDispatch(mixed, policy, NOW)).toEqual(plan);
      expect(new Set(plan.offers.map(({ courierId }) => courierId)).size).toBe(plan.offers.length);
    }),
  );
});
