// Latencies are measured on the receiving side and told as percentiles.

export interface Percentiles {
  p50: number;
  p99: number;
}

/** Nearest rank: the smallest value that at least `percent` per cent of the values do not exceed. 0 for no values. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}

/** In whole milliseconds. A clock offset that was measured a little wrong may give a latency below 0: it counts as 0. */
export const percentiles = (values: readonly number[]): Percentiles => ({
  p50: Math.max(0, Math.round(percentile(values, 50))),
  p99: Math.max(0, Math.round(percentile(values, 99))),
});
