import { randomZone } from '../../../bench/plan/random-zone.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { exactChoice } from '../dispatch/exact-choice.actions.ts';
import { betterChoice, columnsOf, programmeOf } from '../dispatch/choice.rules.ts';
import { alonePrice } from '../dispatch/matching.rules.ts';
import { draftPlan, finishPlan, planZone } from '../dispatch/engine.rules.ts';
import { HUB_POLICY } from '../dispatch/policy.rules.ts';
import { aCourier, aJob, aZone, NOW } from '../dispatch/zone-samples.ts';
import { openColumnSolver } from './column-solver.ts';
import { createLog } from './log.ts';

const solver = openColumnSolver(createLog('silent'));
afterAll(() => solver.close());

// more jobs than couriers, where joining the best pairs first is not always the best in the end
const zoneOf = (seed: number) => {
  const made = randomZone(seed, 24, NOW);
  return { ...made, couriers: made.couriers.slice(0, 5).map((courier) => aCourier(courier.id, { x: courier.at?.x ?? 0, y: courier.at?.y ?? 0 })) };
};

async function choose(zone = zoneOf(3)) {
  const { matching, field } = draftPlan(zone, HUB_POLICY, NOW);
  const columns = columnsOf(matching, field);
  const picked = await solver.solve(programmeOf(columns, field), 5_000);
  return { matching, field, columns, picked: (picked ?? []).flatMap((n) => columns[n] ?? []) };
}

describe('the exact choice of columns', () => {
  it('uses every job and every courier at most once', async () => {
    const { picked } = await choose();
    const jobs = picked.flatMap(({ trip }) => trip.jobs.map(({ id }) => id));
    expect(picked.length).toBeGreaterThan(0);
    expect(new Set(jobs).size).toBe(jobs.length);
    expect(new Set(picked.map(({ runner }) => runner)).size).toBe(picked.length);
  });

  it('is never worse than the assignment, better in some zones, and then it is what the plan does', async () => {
    let better = 0;
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const zone = zoneOf(seed);
      const { matching, field, columns, picked } = await choose(zone);
      const saved = (list: typeof columns) => list.reduce((sum, { trip, cost }) => sum + alonePrice(trip, field.scene) - cost, 0);
      const assigned = columns.filter(({ trip, runner }) => matching.trips.some((known, i) => known.id === trip.id && matching.runnerOf[i] === runner));
      expect(saved(picked)).toBeGreaterThanOrEqual(saved(assigned) - 1e-6);
      const choice = betterChoice(picked, matching, field);
      if (choice === null) continue;
      better += 1;
      const { offers, tentative } = planZone(zone, HUB_POLICY, NOW, choice);
      expect([...offers, ...tentative].map(({ courierId }) => courierId).sort()).toEqual(choice.map(({ courierId }) => courierId).sort());
    }
    expect(better).toBeGreaterThan(0);
  });

  it('is null for a programme that is none, and the next one is answered', async () => {
    expect(await solver.solve('nonsense', 100)).toBeNull();
    expect((await choose()).picked.length).toBeGreaterThan(0);
  });

  it('breaks a trip of two up when three to a trip leave nobody waiting', async () => {
    const couriers = ['a', 'b'].map((id) => aCourier(id));
    const jobs = Array.from({ length: 6 }, (_, n) => aJob(`j${n}`, { x: n < 3 ? 300 : -300, y: 40 * (n % 3) }));
    const draft = draftPlan(aZone(jobs, couriers), HUB_POLICY, NOW);
    const choice = await exactChoice({ solver }, draft);
    expect(finishPlan(draft, choice).offers.map(({ jobIds }) => jobIds.length)).toEqual([3, 3]);
  });
});
