// What the run says at the end: a table for people, one line for programs.
import type { Checked } from './checks.ts';
import { economicsText, type RunEconomics } from './economics.ts';
import { percentiles, type Percentiles } from './latency.ts';
import type { ProblemKind, Tally } from './tally.ts';
import type { World } from './world.ts';

export interface Report extends RunEconomics {
  orders: number;
  settled: number;
  open: number;
  lost: number;
  doubleAccepted: number;
  ledgerSum: string;
  boardsEqual: boolean;
  offerLatencyMs: Percentiles;
  readiedToOfferedMs: Percentiles;
  seed: number;
  couriers: number;
  speed: number;
  seconds: number;
  duplicates: number;
  byStatus: Checked['byStatus'];
  explained: string[];
  cash: Checked['cash'];
  counts: Record<string, number>;
  failed: string[];
  /** With --slots: what the same day cost without them */
  withoutSlots?: RunEconomics;
}

export function report(world: World, checked: Checked, { seconds, economics }: { seconds: number; economics: RunEconomics }): Report {
  const { options, tally } = world;
  return {
    orders: options.orders,
    settled: checked.settled,
    open: checked.open,
    lost: checked.lost,
    doubleAccepted: checked.doubleAccepted,
    ledgerSum: checked.ledgerSum,
    boardsEqual: checked.boardsEqual,
    offerLatencyMs: percentiles(tally.offerLatenciesMs),
    readiedToOfferedMs: percentiles(tally.readiedToOfferedMs),
    seed: options.seed,
    couriers: options.couriers,
    speed: options.speed,
    seconds: Math.round(seconds),
    duplicates: checked.duplicates,
    byStatus: checked.byStatus,
    explained: checked.explained,
    cash: checked.cash,
    counts: tally.counts,
    ...economics,
    failed: lines(world, checked).flatMap((line) => (line.ok ? [] : [line.name])),
  };
}

interface Line {
  name: string;
  ok: boolean;
  found: string;
  details: string[];
}

const PROBLEM_LINES: readonly (readonly [ProblemKind, string])[] = [
  ['contract', 'answers keep to their contract'],
  ['duplicate', 'one key, one answer'],
  ['illegal', 'nothing forbidden was allowed'],
  ['privacy', 'nobody saw what is not theirs'],
  ['hub', 'the hub took what it had to take'],
  ['crash', 'no actor stumbled'],
];

/** Every check with what it found; the run fails when one does not hold. */
function lines(world: World, checked: Checked): Line[] {
  const placed = world.orders.size;
  return [
    { name: 'orders placed', ok: placed === world.options.orders, found: `${placed} of ${world.options.orders}`, details: [] },
    {
      name: 'every order ended or is explained',
      ok: checked.lost === 0,
      found: `${checked.open} open, ${checked.lost} lost`,
      details: [...checked.unexplained, ...checked.explained],
    },
    { name: 'no order is there twice', ok: checked.duplicates === 0, found: `${checked.duplicates} twice`, details: [] },
    { name: 'no job accepted twice', ok: checked.doubleAccepted === 0, found: `${checked.doubleAccepted} twice`, details: [] },
    { name: 'ledger sums to 0', ok: checked.ledgerSum === '0', found: checked.ledgerSum, details: [] },
    { name: 'boards equal fresh snapshots', ok: checked.boardsEqual, found: checked.boardsEqual ? 'all' : 'different', details: checked.boardDifferences },
    { name: 'cash in hands = collected − counted', ok: checked.cash.ok, found: `${checked.cash.inHands} in hands`, details: checked.cash.problems },
    ...PROBLEM_LINES.map(([kind, name]) => problemLine(world.tally, kind, name)),
  ];
}

function problemLine(tally: Tally, kind: ProblemKind, name: string): Line {
  const problems = tally.problemsOf(kind);
  return { name, ok: problems.length === 0, found: `${problems.length} problems`, details: [...new Set(problems.map(({ text }) => text))] };
}

const MAX_DETAILS = 8;

export function table(world: World, checked: Checked, result: Report): string {
  const rows = lines(world, checked).flatMap((line) => [
    `  ${line.ok ? 'ok  ' : 'FAIL'}  ${line.name.padEnd(38)} ${line.found}`,
    ...line.details.slice(0, MAX_DETAILS).map((detail) => `          ${detail}`),
    ...(line.details.length > MAX_DETAILS ? [`          … and ${line.details.length - MAX_DETAILS} more`] : []),
  ]);
  const states = Object.entries(result.byStatus).map(([status, count]) => `${count} ${status}`);
  const counts = Object.entries(result.counts).map(([name, count]) => `${name} ${count}`);
  return [
    '',
    `${result.orders} orders, ${result.couriers} couriers, speed ${result.speed}, seed ${result.seed}: ${result.seconds} s`,
    `  ${states.join(', ')}`,
    ...rows,
    `  offer to phone   p50 ${result.offerLatencyMs.p50} ms, p99 ${result.offerLatencyMs.p99} ms (${world.tally.offerLatenciesMs.length} offers)`,
    `  ready to offered p50 ${result.readiedToOfferedMs.p50} ms, p99 ${result.readiedToOfferedMs.p99} ms (${world.tally.readiedToOfferedMs.length} with a courier free)`,
    `  ${economicsText(result)}`,
    `  ${counts.join(', ')}`,
    '',
  ].join('\n');
}
