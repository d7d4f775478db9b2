// The rows of all policies under each other, as the judge's figures: means over instances.
import type { JudgeRow, Verdict } from './judge.ts';

export const HEADER = [
  'class',
  'policy',
  'P1 mean/p90',
  'late >15 %',
  'P2 mean/p90',
  'late >30 %',
  'P3 mean/p90',
  'late >120 %',
  'unserved',
  'infeasible',
  'advanced %',
  'diversions',
  'moves',
  'km/call',
  'ms mean/p99',
];

export function rowOf(cls: string, policy: string, { rows, ms }: Verdict): string[] {
  const mean = (pick: (row: JudgeRow) => number | null, digits = 1): string => {
    const values = rows.map(pick).filter((value) => value !== null);
    return values.length ? (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(digits) : '–';
  };
  const level = (of: 'p1' | 'p2' | 'p3'): string[] => [`${mean((row) => row[of].mean)} / ${mean((row) => row[of].p90)}`, mean((row) => 100 * row[of].late)];
  const unserved = rows.reduce((sum, { p1, p2, p3 }) => sum + p1.unserved + p2.unserved + p3.unserved, 0);
  return [
    cls,
    policy,
    ...level('p1'),
    ...level('p2'),
    ...level('p3'),
    String(unserved),
    String(rows.filter(({ feasible }) => !feasible).length),
    mean((row) => (row.advanced_match === null ? null : 100 * row.advanced_match), 0),
    mean((row) => row.diversions),
    mean((row) => row.relocations, 0),
    mean((row) => row.km_per_call),
    ms,
  ];
}

/** A markdown table, columns aligned. */
export function markdown(lines: readonly string[][]): string {
  const widths = HEADER.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const draw = (line: readonly string[]): string => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [draw(HEADER), draw(widths.map((width) => '-'.repeat(width))), ...lines.map(draw)].join('\n');
}
