import { randomZone } from '../../../bench/plan/random-zone.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { betterChoice, columnsOf, programmeOf } from '../dispatch/choice.rules.ts';
import { draftPlan, planZone } from '../dispatch/engine.rules.ts';
import { HUB_POLICY } from '../dispatch/policy.rules.ts';
import { aCourier, NOW } from '../dispatch/zone-samples.ts';
import { openColumnSolver } from './column-solver.ts';
import { createLog } from './log.ts';

const solver = openColumnSolver(createLog('silent'));
afterAll(() => solver.close());

// more jobs than couriers, where joining the best pairs first is not the best in the end
const made = randomZone(3, 24, NOW);
const zone = { ...made, couriers: made.couriers.slice(0, 5).map((courier) => aCourier(courier.id, { x: courier.at?.x ?? 0, y: courier.at?.y ?? 0 })) };

async function choose() {
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

  it('is never worse than the assignment, and better where joining pairs was too greedy', async () => {
    const { matching, field, picked } = await choose();
    const choice = betterChoice(picked, matching, field);
    expect(choice).not.toBeNull();
    expect(
      [...planZone(zone, HUB_POLICY, NOW, choice).offers, ...planZone(zone, HUB_POLICY, NOW, choice).tentative].map(({ courierId }) => courierId).sort(),
    ).toEqual((choice ?? []).map(({ courierId }) => courierId).sort());
  });

  it('is null for a programme that is none, and the next one is answered', async () => {
    expect(await solver.solve('nonsense', 100)).toBeNull();
    expect((await choose()).picked.length).toBeGreaterThan(0);
  });
});
