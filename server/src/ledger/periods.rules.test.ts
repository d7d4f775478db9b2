import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeRefusal, lockRefusal, wearDue, wornOut, yearEndedBy, type Asset, type Period } from './periods.rules.ts';

const hashes = { journals: 3, merkleRoot: 'a'.repeat(64), balanceHash: 'b'.repeat(64) };
const open: Period = {
  month: '2026-11',
  starts: '2026-11-01',
  ends: '2026-11-30',
  status: 'open',
  computed: null,
  withoutTax: false,
  hashes: null,
  locked: null,
};
const reckoned: Period = { ...open, computed: { by: 'manager', byName: '', atMs: 0 }, withoutTax: true, hashes };
const LAST_MS = Date.parse('2026-11-30T16:59:59.999Z'); // midnight in Janti is 17:00 UTC

describe('a month is reckoned', () => {
  const asked = { earlierOpen: false, now: LAST_MS + 1, hasTaxRule: false, withoutTax: true };
  it('from the first instant of the next, after all before it, with its tax question answered', () => {
    expect(computeRefusal(open, asked)).toBeUndefined();
    expect(computeRefusal(open, { ...asked, now: LAST_MS })).toBe('PERIOD_NOT_OVER');
    expect(computeRefusal(open, { ...asked, earlierOpen: true })).toBe('PERIOD_EARLIER_OPEN');
    expect(computeRefusal(open, { ...asked, withoutTax: false })).toBe('TAX_RULE_MISSING');
    expect(computeRefusal(open, { ...asked, withoutTax: false, hasTaxRule: true })).toBeUndefined();
    expect(computeRefusal({ ...open, status: 'locked' }, asked)).toBe('PERIOD_LOCKED');
  });
});

describe('a month is locked', () => {
  const asked = { earlierOpen: false, hasTaxRule: false, books: hashes, shown: hashes, by: 'cashier' };
  it('by another person, exactly as it was reckoned and shown', () => {
    expect(lockRefusal(reckoned, asked)).toBeUndefined();
    expect(lockRefusal(open, asked)).toBe('PERIOD_NOT_COMPUTED');
    expect(lockRefusal(reckoned, { ...asked, by: 'manager' })).toBe('SECOND_PERSON_NEEDED');
    for (const other of [{ journals: 4 }, { merkleRoot: 'c'.repeat(64) }, { balanceHash: 'c'.repeat(64) }]) {
      expect(lockRefusal(reckoned, { ...asked, books: { ...hashes, ...other } })).toBe('PERIOD_CHANGED');
      expect(lockRefusal(reckoned, { ...asked, shown: { ...hashes, ...other } })).toBe('PERIOD_CHANGED');
    }
    expect(lockRefusal(reckoned, { ...asked, hasTaxRule: true })).toBe('PERIOD_CHANGED');
    expect(lockRefusal(reckoned, { ...asked, earlierOpen: true })).toBe('PERIOD_EARLIER_OPEN');
    expect(lockRefusal({ ...reckoned, status: 'locked' }, asked)).toBe('PERIOD_LOCKED');
  });
});

it('a year ends with December', () => {
  expect([yearEndedBy('2026-12'), yearEndedBy('2026-11')]).toEqual(['2026', undefined]);
});

describe('things wear out', () => {
  const asset: Asset = { id: 'a', code: '1.3.02.01', cost: 100n, residual: 10n, acquiredOn: '2026-11-20', months: 7, gone: false };
  const monthAt = (n: number) => `${2026 + Math.floor((10 + n) / 12)}-${String(((10 + n) % 12) + 1).padStart(2, '0')}`;

  it('in equal steps that add up exactly to cost less residual, and stop there', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.bigInt(0n, 10n ** 6n), fc.integer({ min: 1, max: 40 }), (worn, residual, months) => {
        const thing = { ...asset, cost: worn + residual, residual, months };
        let booked = 0n;
        for (let n = 0; n < months; n++) {
          const [part] = wearDue([thing], new Map([['a', booked]]), monthAt(n));
          const amount = part?.amount ?? 0n;
          expect(amount >= worn / BigInt(months) && amount <= worn / BigInt(months) + 1n).toBe(true);
          booked += amount;
        }
        expect(booked).toBe(worn);
        expect(wearDue([thing], new Map([['a', booked]]), monthAt(months))).toEqual([]);
      }),
    );
  });

  it('not before they were bought; a month that was missed is caught up; what was given back is taken back', () => {
    expect(wornOut(asset, '2026-10')).toBe(0n);
    expect(wearDue([asset], new Map(), '2026-12')).toEqual([{ code: '6.1.07.02', against: '1.3.07.01', sub: 'a', amount: 25n }]);
    expect(wearDue([{ ...asset, gone: true }], new Map([['a', 25n]]), '2027-01')).toMatchObject([{ amount: -25n }]);
  });
});
