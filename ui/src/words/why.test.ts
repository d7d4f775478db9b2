import type { Candidate } from '@pitulungan/contracts/jobs';
import { describe, expect, it, test } from 'vitest';
import { termsWorthShowing, whyCandidate, whyNot } from './why.ts';

const cost = { delay: 4.2, lateness: 0, refusal: 0.31, trip: 8, distance: 0.15, waiting: 0, fairness: 1.5, ageing: -0.02, scarcity: 0, border: 0, coverage: 0 };
const candidate = (change: Partial<Candidate> = {}, terms: Partial<NonNullable<Candidate['terms']>> = {}): Candidate =>
  ({
    courierId: 'c',
    courierName: 'Fajar',
    reason: 'CHOSEN',
    suitable: true,
    distanceM: 900,
    travelS: 180,
    positionAgeMs: 5_000,
    activeJobs: 0,
    cashInHand: '0',
    terms: { cost, totalMin: 14.14, pickupAt: null, jobsToday: 4, dutyMinToday: 120, lent: false, ...terms },
    ...change,
  }) as Candidate;

describe('why this courier', () => {
  it('is said in numbers, in both languages', () => {
    expect(whyCandidate(candidate(), 'id')).toBe(
      '3 menit ke lapak (900 m), 2,0 pesanan/jam hari ini; satu jalan lagi +8,0, barang sampai lebih lambat +4,2, pemerataan +1,5; nilai 14,1 menit',
    );
    expect(whyCandidate(candidate({}, { lent: true }), 'en')).toContain('2.0 orders/hour today, from the next zone; one more trip +8.0');
  });

  it('is the obstacle when there is one, and the old sentence for an offer of an earlier planner', () => {
    expect(whyCandidate(candidate({ suitable: false, reason: 'EXCLUDED' }), 'id')).toBe('Dikecualikan petugas untuk tugas ini');
    const { terms: _, ...early } = candidate();
    expect(whyCandidate(early, 'en')).toBe('Soonest at the stall: 3 min (900 m)');
  });

  it('and why not that one: the difference, and most of it', () => {
    const other = candidate({}, { cost: { ...cost, distance: 3.25, delay: 5.2 }, totalMin: 18.24 });
    expect(whyNot(candidate(), other, 'id')).toBe('4,1 menit lebih mahal, terutama jarak ke lapak +3,1');
    expect(whyNot(candidate(), other, 'en')).toBe('4.1 minutes dearer, above all way to the stall +3.1');
    expect(whyNot(candidate(), candidate({ suitable: false }, { cost: null, totalMin: null }), 'id')).toBe('');
  });
});

test('the terms in which somebody has a part, in the order of the contract; what would be shown as 0.0 is none', () => {
  expect(termsWorthShowing([candidate()])).toEqual(['delay', 'refusal', 'trip', 'distance', 'fairness']);
  const other = candidate({}, { cost: { ...cost, ageing: -3 } });
  expect(termsWorthShowing([candidate(), other, {} as Candidate])).toEqual(['delay', 'refusal', 'trip', 'distance', 'fairness', 'ageing']);
});
