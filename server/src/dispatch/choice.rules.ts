// The exact choice of columns: set partitioning over everything that the draft priced, single trips and bundles alike. Written as
// a linear programme for a solver; what it picks comes back as a matching. Worth the time when jobs outnumber couriers.
import { alonePrice, matchTrips, pricedOf, type Field, type Matching } from './matching.rules.ts';
import type { Trip } from './trips.rules.ts';

/** Which courier does which trip, by id: what a stored plan keeps, so that a replay needs no solver. */
export type ColumnChoice = readonly { tripId: string; courierId: string }[];

export interface Column {
  trip: Trip;
  runner: number;
  cost: number;
}

const MAX_COLUMNS = 20_000;

/** The columns, cheapest against leaving the jobs alone first; the assignment's own always among them. */
export function columnsOf(matching: Matching, field: Field): Column[] {
  const ids = new Set(matching.trips.flatMap(({ jobs }) => jobs.map(({ id }) => id)));
  const own = assignedColumns(matching, field);
  const kept = new Set(own.map(keyOf));
  const others = [...field.priced.values()]
    .filter(({ trip }) => trip.jobs.every(({ id }) => ids.has(id)))
    .flatMap((prices) => prices.columns.map((runner, i): Column => ({ trip: prices.trip, runner, cost: prices.costs[i] ?? Infinity })))
    .filter(({ cost }) => cost < Infinity)
    .filter((column) => !kept.has(keyOf(column)))
    .sort((a, b) => savingOf(b, field) - savingOf(a, field) || (keyOf(a) < keyOf(b) ? -1 : 1));
  return [...own, ...others].slice(0, MAX_COLUMNS);
}

/** What the assignment chose. */
function assignedColumns(matching: Matching, field: Field): Column[] {
  return matching.trips.flatMap((trip, i): Column[] => {
    const runner = matching.runnerOf[i] as number;
    const priced = pricedOf(trip, runner, field);
    return priced ? [{ trip, runner, cost: priced.total }] : [];
  });
}

const keyOf = ({ trip, runner }: Column): string => `${trip.id}@${runner}`;
const savingOf = ({ trip, cost }: Column, field: Field): number => alonePrice(trip, field.scene) - cost;

/** CPLEX LP text: maximise what the columns save, every job and every courier at most once. Column n is `x<n>`. */
export function programmeOf(columns: readonly Column[], field: Field): string {
  const rows = new Map<string, string[]>();
  const put = (row: string, n: number) => rows.set(row, [...(rows.get(row) ?? []), `x${n}`]);
  for (const [n, { trip, runner }] of columns.entries()) {
    for (const { id } of trip.jobs) put(`j ${id}`, n);
    put(`c ${runner}`, n);
  }
  const goal = columns.map((column, n) => `${signed(savingOf(column, field))} x${n}`).join('\n ');
  const limits = [...rows.values()].map((names, n) => ` r${n}: ${names.join(' + ')} <= 1`).join('\n');
  return `Maximize\n obj: ${goal}\nSubject To\n${limits}\nBinary\n ${columns.map((_, n) => `x${n}`).join(' ')}\nEnd\n`;
}

const signed = (value: number): string => `${value < 0 ? '-' : '+'} ${Math.abs(value).toFixed(6)}`;

/** The picked columns, when they cost less than the assignment; null otherwise. */
export function betterChoice(picked: readonly Column[], matching: Matching, field: Field): ColumnChoice | null {
  const saved = (list: readonly Column[]) => list.reduce((sum, column) => sum + savingOf(column, field), 0);
  return saved(picked) > saved(assignedColumns(matching, field)) + LEAST_GAIN_MIN
    ? picked.map(({ trip, runner }) => ({ tripId: trip.id, courierId: field.runners[runner]?.courier.id ?? '' }))
    : null;
}

const LEAST_GAIN_MIN = 1e-6;

/** The choice as a matching; jobs that it leaves out stay single and alone. */
export function matchingOf(matching: Matching, field: Field, choice: ColumnChoice): Matching {
  const chosen = choice.flatMap(({ tripId, courierId }) => {
    const known = field.priced.get(tripId);
    const runner = field.runners.findIndex(({ courier }) => courier.id === courierId);
    return known && runner >= 0 ? [{ trip: known.trip, runner }] : [];
  });
  const served = new Set(chosen.flatMap(({ trip }) => trip.jobs.map(({ id }) => id)));
  const rest = [...new Map(matching.trips.flatMap(({ jobs }) => jobs.map((job) => [job.id, field.priced.get(job.id)?.trip] as const))).values()].flatMap(
    (trip) => (trip && !trip.jobs.some(({ id }) => served.has(id)) ? [trip] : []),
  );
  const prices = matchTrips([...chosen.map(({ trip }) => trip), ...rest], field);
  return { ...prices, runnerOf: Int32Array.from([...chosen.map(({ runner }) => runner), ...rest.map(() => -1)]) };
}
