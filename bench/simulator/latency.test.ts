import { describe, expect, it } from 'vitest';
import { percentile, percentiles } from './latency.ts';

describe('percentiles', () => {
  it('takes the nearest rank, whatever the order of the values', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentiles(values)).toEqual({ p50: 50, p99: 99 });
    expect(percentile(values, 100)).toBe(100);
  });

  it('tells the worst of a few values as p99', () => {
    expect(percentiles([5, 900, 7])).toEqual({ p50: 7, p99: 900 });
  });

  it('is 0 for no values, and never negative', () => {
    expect(percentiles([])).toEqual({ p50: 0, p99: 0 });
    expect(percentiles([-3, -2])).toEqual({ p50: 0, p99: 0 });
  });
});
