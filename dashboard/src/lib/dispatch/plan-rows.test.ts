import type { JobId } from '@pitulungan/contracts/ids';
import type { PlannedTrip } from '@pitulungan/contracts/plans';
import { describe, expect, it } from 'vitest';
import { board, job } from '#lib/testing/samples.ts';
import { formatSeconds, nameOf, tripsOfKind } from './plan-rows.ts';

const trip = (change: Partial<PlannedTrip>): PlannedTrip => ({ kind: 'offer', wave: 1, departAt: '2026-11-24T01:00:00.000Z', ...change }) as PlannedTrip;

describe('rows of a plan', () => {
  it('call a job by its order’s code while it is on the board', () => {
    const known = board({ jobs: { 'job-1': job() } });
    expect(nameOf('job-1' as JobId, known).order).toEqual({ id: 'order-1', code: 'J-1001' });
    expect(nameOf('0f3c9a1e-9999' as JobId, known)).toMatchObject({ order: null, short: '0f3c9a1e' });
    expect(nameOf('job-1' as JobId, null).order).toBeNull();
  });
  it('are of one kind, the first to leave first', () => {
    const late = trip({ departAt: '2026-11-24T01:05:00.000Z' });
    const second = trip({ wave: 2 });
    const first = trip({});
    expect(tripsOfKind([late, second, trip({ kind: 'tentative' }), first], 'offer')).toEqual([first, second, late]);
  });
  it('tell plans apart that are seconds apart', () => {
    expect(formatSeconds('2026-11-24T00:30:05.120Z', 'id')).toBe('07.30.05');
    expect(formatSeconds('2026-11-24T00:30:05.120Z', 'en')).toBe('07:30:05');
  });
});
