// When jobs outnumber couriers, the exact choice among the columns that the engine priced. Its answer is kept with the plan's
// inputs, so that a replay needs no solver and no time limit.
import type { Context } from '../context.ts';
import { betterChoice, columnsOf, programmeOf, type ColumnChoice } from './choice.rules.ts';
import type { Draft } from './engine.rules.ts';

/** The choice, or null when the assignment stands: couriers suffice, the solver has no time, or found nothing better. */
export async function exactChoice({ solver }: Pick<Context, 'solver'>, { matching, field }: Draft): Promise<ColumnChoice | null> {
  const { solverMs } = field.scene.policy;
  if (solverMs === 0) return null;
  const jobs = matching.trips.reduce((sum, trip) => sum + trip.jobs.length, 0);
  if (jobs <= field.runners.length || field.runners.length === 0) return null;
  const columns = columnsOf(matching, field);
  if (columns.length === 0) return null;
  const picked = await solver.solve(programmeOf(columns, field), solverMs);
  return picked
    ? betterChoice(
        picked.flatMap((n) => columns[n] ?? []),
        matching,
        field,
      )
    : null;
}
