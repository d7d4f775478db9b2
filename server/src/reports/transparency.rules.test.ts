import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MIN_CELL } from '@pitulungan/contracts/transparency';
import { hiddenCells, isShown, spreadOf } from './transparency.rules.ts';

const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 2_000 })), { minLength: 1, maxLength: 12 });

it('hides every small cell, and never so that the sum gives one away', () => {
  fc.assert(
    fc.property(counts, (cells) => {
      const hidden = hiddenCells(cells);
      cells.forEach((count, n) => {
        if (count > 0 && count < MIN_CELL) expect(hidden[n]).toBe(true);
        if (count === 0) expect(hidden[n]).toBe(false);
      });
      const inside = cells.filter((_, n) => hidden[n]);
      const total = cells.reduce((sum, count) => sum + count, 0);
      if (inside.length > 0 && isShown(total)) {
        expect(inside.length).toBeGreaterThan(1); // one alone would be the sum less the others
        expect(inside.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(MIN_CELL);
      }
    }),
  );
});

it('hides nothing when nothing is small', () => {
  expect(hiddenCells([0, 5, 80])).toEqual([false, false, false]);
  expect(hiddenCells([3, 40, 12])).toEqual([true, false, true]);
  expect([0, 1, 4, 5].map(isShown)).toEqual([true, false, false, true]);
});

it('the spread of a share has no person in it', () => {
  expect(spreadOf([1n, 2n, 3n, 4n])).toBeNull();
  expect(spreadOf([4_900n, 4_800n, 4_900n, 4_800n, 4_800n, 4_900n])).toEqual({ recipients: 6, total: 29_100n, min: 4_800n, median: 4_800n, max: 4_900n });
});
