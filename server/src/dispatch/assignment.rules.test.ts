import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign, type RowPairs, type SparseCosts } from './assignment.rules.ts';

const costs = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc
    .array(
      fc.record({
        alone: fc.integer({ min: -5, max: 20 }),
        row: fc.array(fc.option(fc.integer({ min: -10, max: 20 }), { freq: 4 }), { minLength: columns, maxLength: columns }),
      }),
      { maxLength: 6 },
    )
    .map((rows): SparseCosts => ({
      columns,
      alone: rows.map(({ alone }) => alone),
      pairs: rows.map(({ row }) => ({ columns: [...row.keys()], costs: row.map((cost) => cost ?? Infinity) })),
    })),
);

const pairsOf = (row?: RowPairs) => (row?.columns ?? []).map((column, i) => ({ column, cost: row?.costs[i] ?? NaN }));

/** Every choice, tried. */
function least({ alone, pairs }: SparseCosts, row = 0, used = new Set<number>()): number {
  if (row === pairs.length) return 0;
  const apart = (alone[row] ?? 0) + least({ columns: 0, alone, pairs }, row + 1, used);
  const taken = pairsOf(pairs[row])
    .filter(({ column }) => !used.has(column))
    .map(({ column, cost }) => cost + least({ columns: 0, alone, pairs }, row + 1, new Set([...used, column])));
  return Math.min(apart, ...taken);
}

it('costs what the best of all choices costs, and uses no column twice', () => {
  fc.assert(
    fc.property(costs, (some) => {
      const { columnOf } = assign(some);
      const chosen = [...columnOf].filter((column) => column >= 0);
      expect(new Set(chosen).size).toBe(chosen.length);
      const total = [...columnOf].reduce(
        (sum, column, row) => sum + (column < 0 ? (some.alone[row] ?? 0) : (pairsOf(some.pairs[row]).find((pair) => pair.column === column)?.cost ?? NaN)),
        0,
      );
      expect(total).toBe(least(some));
    }),
    { numRuns: 300 },
  );
});

it('gives dual prices: no pair is cheaper than they say, and they add up to the cost', () => {
  fc.assert(
    fc.property(costs, (some) => {
      const { rowPrice, columnPrice } = assign(some);
      for (const row of some.pairs.keys()) {
        expect(some.alone[row]).toBeGreaterThanOrEqual((rowPrice[row] ?? NaN) - 1e-9);
        for (const { column, cost } of pairsOf(some.pairs[row]))
          expect(cost).toBeGreaterThanOrEqual((rowPrice[row] ?? NaN) + (columnPrice[column] ?? NaN) - 1e-9);
      }
      for (const price of columnPrice) expect(price).toBeLessThanOrEqual(0);
      expect([...rowPrice, ...columnPrice].reduce((sum, price) => sum + price, 0)).toBeCloseTo(least(some));
    }),
  );
});
