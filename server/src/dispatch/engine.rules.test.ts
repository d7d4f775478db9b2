import { describe, expect, it } from 'vitest';
import { planZone, rankCouriers } from './engine.rules.ts';
import { HUB_POLICY } from './policy.rules.ts';
import { aCourier, aJob, aZone, NO_FIXES, NOW } from './zone-samples.ts';
import type { PlanCourier, PlanJob, ZonePlan, ZoneState } from './zone-state.ts';

const plan = (jobs: PlanJob[], couriers: PlanCourier[], more: Partial<ZoneState> = {}) => planZone(aZone(jobs, couriers, more), HUB_POLICY, NOW);
const told = ({ offers }: ZonePlan) => offers.map(({ courierId, jobIds }) => `${courierId}: ${[...jobIds].sort().join(' ')}`).sort();

describe('who is asked', () => {
  it('is the nearest of equals, and the others are told why not, in numbers', () => {
    const { offers } = plan([aJob('j')], [aCourier('far', { x: 2_000 }), aCourier('near')]);
    expect(offers).toMatchObject([
      {
        courierId: 'near',
        wave: 1,
        candidates: [
          { courierId: 'near', obstacle: null },
          { courierId: 'far', obstacle: null },
        ],
      },
    ]);
    expect(offers[0]?.candidates.map(({ distanceM }) => distanceM)).toEqual([60 * 1.35, 1_940 * 1.35]); // to the stall, not the whole trip
    const [near, far] = (offers[0]?.candidates ?? []).map(({ total, cost }) => ({ total: total ?? NaN, delay: cost?.delay ?? NaN }));
    expect(near?.total).toBeLessThan(far?.total ?? NaN);
    expect(near?.delay).toBeLessThan(far?.delay ?? NaN);
  });

  it('is the one with less work so far when both come in time', () => {
    const soon = aJob('j', { readyAt: NOW + 2 });
    const busy = aCourier('busy', { recent: { jobs: 9, incomeRp: 0n, dutyMin: 120 } });
    expect(told(plan([soon], [busy, aCourier('rested', { x: 100 })]))).toEqual(['rested: j']);
  });

  it('is dearer the more jobs and income somebody is ahead of the average for his time on duty; a newcomer is neither', () => {
    const couriers = [
      aCourier('ahead', { recent: { jobs: 6, incomeRp: 30_000n, dutyMin: 120 } }),
      aCourier('behind', { recent: { jobs: 2, incomeRp: 10_000n, dutyMin: 120 } }),
      aCourier('new', { recent: { jobs: 0, incomeRp: 0n, dutyMin: 0 } }),
    ];
    const ranked = rankCouriers(aZone([aJob('j')], couriers), HUB_POLICY, NOW);
    const fairness = new Map(ranked.map(({ courierId, cost }) => [courierId, cost?.fairness ?? NaN]));
    expect(fairness.get('ahead')).toBeCloseTo(2 * 0.4 + 1 * 0.5, 9);
    expect(fairness.get('behind')).toBeCloseTo(-2 * 0.4 - 1 * 0.5, 9);
    expect(fairness.get('new')).toBeCloseTo(0, 9);
  });

  it('is dearer by the minute when more work is coming than couriers can carry, up to a limit', () => {
    const scarcity = (perMin: number) => {
      const demand = [{ key: 'stall 1', x: 60, y: 0, perMin }];
      return rankCouriers(aZone([aJob('j', { readyAt: NOW })], [aCourier('a', { x: 60 })], { demand }), HUB_POLICY, NOW)[0]?.cost?.scarcity ?? NaN;
    };
    const tripMin = 3 + (340 * 1.35) / 330 + 2;
    const load = (1 + 0.12 * 45) * ((4 + tripMin) / 45);
    expect(scarcity(0.05)).toBe(0);
    expect(scarcity(0.12)).toBeCloseTo(0.2 * (load - 1.1) * tripMin, 6);
    expect(scarcity(1)).toBeCloseTo(0.2 * tripMin, 6);
    expect(scarcity(9)).toBe(scarcity(1));
  });

  it('is one who says yes when a no would make the goods wait; while there is time to ask another, that has no price', () => {
    const couriers = [aCourier('moody', { asked: { yes: 2, total: 20 } }), aCourier('sure', { x: -250, asked: { yes: 20, total: 20 } })];
    const offer = (readyAt: number) => plan([aJob('j', { readyAt })], couriers).offers[0];
    expect(offer(NOW - 2)?.courierId).toBe('sure');
    const early = rankCouriers(aZone([aJob('j', { readyAt: NOW + 9 })], couriers), HUB_POLICY, NOW);
    expect(early.map(({ cost }) => cost?.refusal)).toEqual([0, 0]);
  });

  it.each<[string, Partial<PlanCourier>, Partial<PlanJob>]>([
    ['OFF_DUTY', { status: 'away' }, {}],
    ['HAS_OFFER', { status: 'asked' }, {}],
    ['POSITION_MISSING', { free: null }, {}],
    ['POSITION_OLD', { positionAgeMin: 10.1 }, {}],
    ['RECENTLY_REFUSED', {}, { refusals: [{ courierId: 'near', at: NOW - 19 }] }],
    ['EXCLUDED', {}, { fixes: { ...NO_FIXES, excluded: ['near'] } }],
    ['PINNED_ELSEWHERE', {}, { fixes: { ...NO_FIXES, pinnedTo: 'far' } }],
    ['TOO_HEAVY', {}, { load: { weightG: 40_001, volumeL: 1, cold: false } }],
    ['TOO_BIG', {}, { load: { weightG: 1, volumeL: 81, cold: false } }],
    ['NOT_COLD', {}, { load: { weightG: 1, volumeL: 1, cold: true } }],
    ['CASH_LIMIT', { cashInHand: 300_000n }, { cashDue: 1n }],
    ['SHIFT_ENDS', { shiftEnd: NOW + 1 }, {}],
  ])('is never one with a hard limit in the way: %s', (obstacle, courier, job) => {
    const able = { vehicle: { speedMpm: 330, capacityG: 90_000, capacityL: 200, maxJobs: 3, coldBox: true, maxLegM: null } };
    const { offers } = plan([aJob('j', job)], [aCourier('near', courier), aCourier('far', { x: 1_500, ...able })]);
    expect(offers).toMatchObject([{ courierId: 'far' }]);
    expect(offers[0]?.candidates.find(({ courierId }) => courierId === 'near')).toMatchObject({ obstacle, cost: null });
  });

  it('is nobody before the slot is released, and everybody’s plan is shown', () => {
    const { offers, tentative, holds } = plan([aJob('j', { releaseAt: NOW + 10 })], [aCourier('a')]);
    expect(offers).toEqual([]);
    expect(tentative).toMatchObject([{ courierId: 'a', jobIds: ['j'] }]);
    expect(holds).toMatchObject([{ jobId: 'j', reason: 'SLOT' }]);
  });

  it('is the one who could also wait for a full slot later: what is ready now goes now', () => {
    const slot = ['1', '2', '3'].map((id) => aJob(id, { y: Number(id) * 10, releaseAt: NOW + 25 }));
    expect(told(plan([aJob('express'), ...slot], [aCourier('a')]))).toEqual(['a: express']);
  });

  it('is nobody yet while leaving later is soon enough', () => {
    expect(plan([aJob('j', { readyAt: NOW + 15 })], [aCourier('a')])).toMatchObject({
      offers: [],
      tentative: [{ courierId: 'a' }],
      holds: [{ reason: 'TENTATIVE' }],
    });
  });

  it('is nobody when a human only wants suggestions', () => {
    expect(plan([aJob('j')], [aCourier('a')], { mode: 'suggest' })).toMatchObject({
      offers: [],
      tentative: [{ courierId: 'a' }],
      holds: [{ reason: 'SUGGESTED' }],
    });
  });

  it('waits for a courier who is free in a moment, rather than send one from afar', () => {
    const busy = aCourier('soon', { status: 'route', free: { at: NOW + 1, spot: { key: 's', x: 60, y: 0 } } });
    expect(plan([aJob('j')], [busy, aCourier('far', { x: 9_000 })])).toMatchObject({
      offers: [],
      tentative: [{ courierId: 'soon' }],
      holds: [{ reason: 'BUSY_COURIER_FIRST' }],
    });
  });
});

describe('trips', () => {
  it('join orders of one stall to neighbours, when couriers are few or a trip is dear', () => {
    expect(told(plan([aJob('1', { y: 10 }), aJob('2', { y: 20 }), aJob('3', { y: 30 })], [aCourier('a'), aCourier('b'), aCourier('c')]))).toEqual(['a: 1 2 3']);
  });

  it('join stalls beside each other', () => {
    expect(told(plan([aJob('1', { stall: 1 }), aJob('2', { stall: 2 })], [aCourier('a'), aCourier('b')]))).toEqual(['a: 1 2']);
  });

  it('stay as a human made them: alone goes alone, together goes together', () => {
    const alone = aJob('1', { fixes: { ...NO_FIXES, alone: true } });
    expect(told(plan([alone, aJob('2')], [aCourier('a'), aCourier('b')]))).toHaveLength(2);
    const together = { ...NO_FIXES, together: 'g' };
    expect(told(plan([aJob('1', { fixes: together }), aJob('2', { stall: 9, x: -900, fixes: together })], [aCourier('a'), aCourier('b')]))).toEqual(['a: 1 2']);
  });

  it('take one more along while the courier still waits at the stall', () => {
    const route = [
      { kind: 'pickup' as const, jobId: 'own', key: 'stall 1', x: 60, y: 0, readyAt: NOW + 3 },
      { kind: 'drop' as const, jobId: 'own', key: 'door own', x: 400, y: 0, readyAt: 0 },
    ];
    const waiting = aCourier('w', {
      status: 'route',
      route,
      at: { key: 'stall 1', x: 60, y: 0 },
      free: { at: NOW + 9, spot: { key: 'door own', x: 400, y: 0 } },
    });
    const { additions, offers } = plan([aJob('more', { y: 10 })], [waiting]);
    expect(offers).toEqual([]);
    expect(additions).toMatchObject([{ courierId: 'w', jobIds: ['more'] }]);
    expect(additions[0]?.stops.map(({ kind }) => kind)).toEqual(['pickup', 'drop', 'drop']);
  });
});

it('takes nobody into a trip that a human put together, and nobody along who goes alone', () => {
  const together = { ...NO_FIXES, together: 'g' };
  const group = [aJob('a', { fixes: together }), aJob('b', { fixes: together, x: 420 })];
  expect(told(plan([...group, aJob('c', { x: 410 })], [aCourier('k')]))).toEqual(['k: a b']);
  expect(told(plan([...group, aJob('c', { fixes: together, x: 410 })], [aCourier('k')]))).toEqual(['k: a b c']);
  expect(told(plan([aJob('a', { fixes: { ...NO_FIXES, alone: true } }), aJob('b', { x: 420 }), aJob('c', { x: 410 })], [aCourier('k')]))).toEqual(['k: b c']);
});

describe('refusals', () => {
  const refusedBy = (...ids: string[]) => ids.map((courierId) => ({ courierId, at: NOW - 1 }));

  it('of two make the question go to three at once', () => {
    const couriers = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, i) => aCourier(id, { x: i * 50 }));
    const { offers } = plan([aJob('j', { refusals: refusedBy('a', 'b') })], couriers);
    expect(offers.map(({ courierId, wave }) => [courierId, wave])).toEqual([
      ['c', 2],
      ['d', 2],
      ['e', 2],
    ]);
  });

  it('of all, for too long, bring a human in', () => {
    const job = aJob('j', { queuedAt: NOW - 10, refusals: refusedBy('a') });
    expect(plan([job], [aCourier('a')]).human).toMatchObject([{ jobId: 'j', reason: 'NOBODY_TOOK_IT', sinceMin: 10 }]);
  });

  it('of nobody, while couriers are busy with a full slot, leave the job with the planner six times as long; but not when it only suggests', () => {
    const busy = aCourier('a', { x: 9_000, status: 'route', free: { at: NOW + 300, spot: { key: 'far', x: 9_000, y: 0 } } });
    const human = (ageMin: number, mode: 'auto' | 'suggest') =>
      planZone({ ...aZone([aJob('j', { queuedAt: NOW - ageMin })], [busy]), mode }, HUB_POLICY, NOW).human.map(({ reason }) => reason);
    expect([human(10, 'auto'), human(59, 'auto'), human(60, 'auto')]).toEqual([[], [], ['NOBODY_TOOK_IT']]);
    expect(human(10, 'suggest')).toEqual(['NOBODY_TOOK_IT']);
    // refused twice: three are asked at once before a human hears of it
    const refused = (...by: string[]) => plan([aJob('j', { queuedAt: NOW - 10, refusals: refusedBy(...by) })], [busy]).human.length;
    expect([refused('b', 'c'), refused('b', 'c', 'd')]).toEqual([0, 1]);
    // the first round has only now been sent: what is left over waits for the second one
    const many = Array.from({ length: 9 }, (_, i) => aJob(`j${i}`, { queuedAt: NOW - 10 }));
    const { offers, human: given } = plan(many, [aCourier('a')]);
    expect([offers.flatMap(({ jobIds }) => jobIds).length, given]).toEqual([3, []]);
  });

  it('need not be waited for when nobody on duty can ever take it', () => {
    expect(plan([aJob('j', { load: { weightG: 1, volumeL: 1, cold: true } })], [aCourier('a')]).human).toMatchObject([{ reason: 'NOBODY_CAN' }]);
  });

  it('take an open question back when a human changed his mind', () => {
    const asked = { openOffers: [{ courierId: 'a', until: NOW + 1 }] };
    expect(plan([aJob('j', { ...asked, fixes: { ...NO_FIXES, held: true } })], []).withdrawals).toEqual([{ jobId: 'j', courierId: 'a', reason: 'HELD' }]);
    expect(plan([aJob('j', { ...asked, fixes: { ...NO_FIXES, pinnedTo: 'b' } })], []).withdrawals).toMatchObject([{ reason: 'PINNED_ELSEWHERE' }]);
  });
});

it('ranks everybody for one job, those who cannot with their reason', () => {
  const zone = aZone([aJob('j')], [aCourier('off', { status: 'away' }), aCourier('b', { x: 500 }), aCourier('a')]);
  expect(rankCouriers({ ...zone, jobs: [aJob('j')] }, HUB_POLICY, NOW).map(({ courierId, obstacle }) => [courierId, obstacle])).toEqual([
    ['a', null],
    ['b', null],
    ['off', 'OFF_DUTY'],
  ]);
});
