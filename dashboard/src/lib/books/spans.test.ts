import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOf, lastDayOf, shiftMonth, SPAN_KINDS, spanAround, spanName, stepSpan } from './spans.ts';

const months = fc
  .tuple(fc.integer({ min: 2000, max: 2098 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

test('a span around a month holds it, is of its kind, and steps to its neighbour and back', () => {
  fc.assert(
    fc.property(months, fc.constantFrom(...SPAN_KINDS.filter((kind) => kind !== 'free')), (month, kind) => {
      const span = spanAround(month, kind);
      expect(span.from <= month && month <= span.to).toBe(true);
      expect(kindOf(span)).toBe(kind);
      const next = stepSpan(span, 1);
      expect(next.from).toBe(shiftMonth(span.to, 1));
      expect(kindOf(next)).toBe(kind);
      expect(stepSpan(next, -1)).toEqual(span);
    }),
  );
});

test('spans are called as people call them', () => {
  expect(spanName({ from: '2026-11', to: '2026-11' }, 'id')).toBe('November 2026');
  expect(spanName({ from: '2026-07', to: '2026-12' }, 'id')).toBe('Semester 2 2026');
  expect(spanName({ from: '2026-01', to: '2026-12' }, 'en')).toBe('Year 2026');
  expect(spanName({ from: '2026-05', to: '2026-08' }, 'id')).toBe('Mei 2026 – Agustus 2026');
  expect(kindOf({ from: '2026-02', to: '2026-07' })).toBe('free');
});

test('a month ends on its last day', () => {
  expect([lastDayOf('2026-02'), lastDayOf('2028-02'), lastDayOf('2026-12')]).toEqual(['2026-02-28', '2028-02-29', '2026-12-31']);
});
