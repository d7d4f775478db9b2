import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JobId } from '@pitulungan/contracts/ids';
import { ACTIVE_JOB_STATUSES, JOB_STATUSES } from '@pitulungan/contracts/lifecycles/job';
import type { TripStop } from '@pitulungan/contracts/trips';
import { keepStops, remainingStops, tidyStops, type HeldStops } from '@pitulungan/contracts/stops';
import { addStops, completeStops, reorderStops } from './stops.rules.ts';

/** "p1 d1": the pickup of job 1, then its drop. */
const way = (text: string): TripStop[] => text.split(' ').map((stop) => ({ kind: stop.startsWith('p') ? 'pickup' : 'drop', jobId: stop.slice(1) as JobId }));
const held = (id: string, status: HeldStops['status'] = 'ACCEPTED'): HeldStops => ({ id: id as JobId, status });
const code = (decision: ReturnType<typeof reorderStops>) => (decision.ok ? 'ok' : decision.refusal.code);

it('keeps the arranged order of what is left', () => {
  const arranged = way('p1 p2 d2 d1');
  expect(tidyStops(arranged, [held('1'), held('2')])).toEqual(arranged);
  expect(tidyStops(arranged, [held('1', 'TO_DROP'), held('2', 'PICKED_UP')])).toEqual(way('d2 d1'));
  expect(tidyStops(arranged, [held('1', 'FAILED_ATTEMPT'), held('2', 'RETURNING')])).toEqual([]);
});

it('puts a stop that came back first: the courier stands there', () => {
  expect(keepStops(way('d2'), [held('1', 'AT_DROP'), held('2', 'PICKED_UP')])).toEqual(way('d1 d2'));
  expect(keepStops(way('d1 d2'), [held('1', 'AT_PICKUP'), held('2', 'PICKED_UP')])).toEqual(way('p1 d1 d2'));
});

it('appends a new trip, or takes the place that it gives to stops it names', () => {
  expect(addStops(way('p1 d1'), way('p2 d2'))).toEqual(way('p1 d1 p2 d2'));
  expect(addStops(way('p1 d1'), way('p1 p2 d2 d1'))).toEqual(way('p1 p2 d2 d1'));
  expect(completeStops(way('d1'), ['1', '2'] as JobId[])).toEqual(way('p1 p2 d2 d1'));
});

it('takes another order only of exactly what is left, pickups first', () => {
  const jobs = [held('1', 'PICKED_UP'), held('2')];
  expect(reorderStops(way('p2 d2 d1'), jobs)).toEqual({ ok: true, next: way('p2 d2 d1') });
  expect(code(reorderStops(way('p1 d1 p2 d2'), jobs))).toBe('STOP_DONE');
  expect(code(reorderStops(way('d1 p2 d2 d3'), jobs))).toBe('STOP_UNKNOWN');
  expect(code(reorderStops(way('d1 d2 p2'), jobs))).toBe('DROP_BEFORE_PICKUP');
  expect(code(reorderStops(way('d1 p2'), jobs))).toBe('STOPS_CHANGED');
  expect(code(reorderStops(way('d1 d1 p2 d2'), jobs))).toBe('STOPS_CHANGED');
});

it('names each stop that is left once, and no drop before its pickup, whatever was arranged', () => {
  const ids = fc.constantFrom(...(['1', '2', '3', '4'] as JobId[]));
  const stops = fc.array(fc.record({ jobId: ids, kind: fc.constantFrom('pickup' as const, 'drop' as const) }), { maxLength: 12 });
  const jobs = fc.uniqueArray(fc.record({ id: ids, status: fc.constantFrom(...JOB_STATUSES) }), { selector: ({ id }) => id });
  fc.assert(
    fc.property(stops, jobs, (arranged, some) => {
      for (const tidy of [tidyStops(arranged, some), keepStops(arranged, some)]) {
        expect(new Set(tidy)).toEqual(new Set(some.flatMap(remainingStops)));
        expect(reorderStops(tidy, some)).toEqual({ ok: true, next: tidy });
      }
    }),
  );
});

it('knows every status of a job in hand', () =>
  expect(ACTIVE_JOB_STATUSES.filter((status) => remainingStops(held('1', status)).length === 0)).toEqual(['FAILED_ATTEMPT', 'RETURNING']));
