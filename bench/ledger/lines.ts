// How the figures are printed: one sentence and one number each, so that a run can be pasted into docs/ledger.md.
import os from 'node:os';

export const say = (what: string, value: string): void => console.log(`${what.padEnd(66)} ${value.padStart(12)}`);
export const ms = (value: number): string =>
  value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1_000).toFixed(1)} s`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const count = (value: number): string => value.toLocaleString('en');

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that it took. */
export async function clocked(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function sayMachine(version: string): void {
  const [load = 0] = os.loadavg();
  console.log(`Node ${process.versions.node}, PostgreSQL ${version}, ${os.availableParallelism()} cores, load ${load.toFixed(1)} at the start\n`);
}
