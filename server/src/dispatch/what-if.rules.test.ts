import { describe, expect, it } from 'vitest';
import { HUB_POLICY } from './policy.rules.ts';
import { gini, simulateDay, type Day, type DayCourier, type DayJob } from './what-if.rules.ts';

const spot = (x: number, y: number) => ({ key: `${x}_${y}`, x, y });
const vehicle = { speedMpm: 330, capacityG: 40_000, capacityL: 90, maxJobs: 3, coldBox: true, maxLegM: null };
const courier = (id: string, x: number, from = 0, to = 600): DayCourier => ({ id, name: id, spans: [{ from, to }], first: spot(x, 0), vehicle });
const job = (n: number, readyAt: number): DayJob => ({
  id: `job ${n}`,
  pickup: spot(0, 0),
  drop: spot(((n * 37) % 9) * 100 - 400, 300 + ((n * 53) % 7) * 100),
  weightG: 1_000,
  cashDue: null,
  readyAt,
});
const day: Day = { jobs: Array.from({ length: 60 }, (_, n) => job(n, 10 + n * 4)), couriers: [courier('a', 0), courier('b', 100), courier('c', 1_500)] };

describe('a day played again', () => {
  it('delivers everything that somebody can deliver, and comes out the same each time', () => {
    const result = simulateDay(day, HUB_POLICY, 1.35);
    expect(result).toMatchObject({ jobs: 60, delivered: 60, undelivered: 0 });
    expect(result.latenessMeanMin).toBeGreaterThan(0);
    expect(result.latenessP90Min).toBeGreaterThanOrEqual(result.latenessMeanMin);
    expect(simulateDay({ jobs: [...day.jobs].reverse(), couriers: day.couriers }, HUB_POLICY, 1.35)).toEqual(result);
  });

  it('is fairer when fairness costs more', () => {
    const slow = { ...courier('slow', 0), vehicle: { ...vehicle, speedMpm: 150 } };
    const calm = { jobs: Array.from({ length: 30 }, (_, n) => job(n, 10 + n * 15)), couriers: [courier('fast', 0), slow] };
    const giniAt = (fairnessPrice: number) => simulateDay(calm, { ...HUB_POLICY, fairnessPrice, idleCredit: 0 }, 1.35).jobsPerHourGini;
    expect(giniAt(10)).toBeLessThan(giniAt(0));
  });

  it('leaves undelivered what is ready after everybody has gone home', () => {
    const early = { ...day, couriers: [courier('a', 0, 0, 60)] };
    const result = simulateDay(early, HUB_POLICY, 1.35);
    expect(result.undelivered).toBeGreaterThan(30);
    expect(result.delivered + result.undelivered).toBe(60);
  });

  it('measures how unequal shares are', () => {
    expect([gini([]), gini([0, 0]), gini([2, 2, 2]), gini([0, 0, 0, 4])]).toEqual([0, 0, 0, 0.75]);
  });
});
