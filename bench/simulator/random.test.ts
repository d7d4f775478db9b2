import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  it('gives the same stream for the same seed, and another for another', () => {
    expect(draw(new Random(7), 50)).toEqual(draw(new Random(7), 50));
    expect(draw(new Random(7), 50)).not.toEqual(draw(new Random(8), 50));
  });

  it('gives the first numbers that mulberry32 gives', () => {
    const first = draw(new Random(1), 3).map((x) => Math.floor(x * 2 ** 32));
    expect(first).toEqual([2693262067, 11749833, 2265367787]);
  });

  it('forks by name, whatever was drawn from the parent before', () => {
    const fresh = new Random(42);
    const used = new Random(42);
    draw(used, 10);
    expect(draw(fresh.fork('courier-3'), 5)).toEqual(draw(used.fork('courier-3'), 5));
    expect(draw(fresh.fork('courier-3'), 5)).not.toEqual(draw(fresh.fork('courier-4'), 5));
  });

  it('stays within its bounds', () => {
    const random = new Random(3);
    for (let i = 0; i < 1_000; i += 1) {
      const n = random.whole(2, 4);
      expect(n >= 2 && n <= 4 && Number.isInteger(n)).toBe(true);
      expect(random.exponential(10)).toBeGreaterThanOrEqual(0);
    }
    expect(() => random.pick([])).toThrow();
  });
});
