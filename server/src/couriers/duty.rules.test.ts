import { expect, it } from 'vitest';
import { afterSilence, dutyFor, shiftEndProblem, wishDuty } from './duty.rules.ts';

it('goes off from duty or break, never with a job', () => {
  expect(wishDuty('ON', 'OFF')).toEqual({ ok: true, next: 'OFF' });
  expect(wishDuty('BREAK', 'OFF')).toEqual({ ok: true, next: 'OFF' });
  expect(wishDuty('BUSY', 'OFF')).toMatchObject({ ok: false, refusal: { code: 'HAND_OVER_FIRST' } });
  expect(wishDuty('OFF', 'BREAK')).toMatchObject({ ok: false, refusal: { code: 'DUTY_MOVED_ON' } });
});

it('takes a repeated wish for what it is', () => {
  expect(wishDuty('ON', 'ON')).toEqual({ ok: true, next: 'ON' });
  expect(wishDuty('BUSY', 'ON')).toEqual({ ok: true, next: 'BUSY' });
});

it('follows the jobs', () => {
  expect(dutyFor('ON', 1)).toBe('BUSY');
  expect(dutyFor('BUSY', 0)).toBe('ON');
  expect(dutyFor('BREAK', 0)).toBe('BREAK');
});

it('takes off duty after enough silence, and counts anew', () => {
  expect(afterSilence({ duty: 'ON', unansweredOffers: 1 }, 3)).toEqual({ duty: 'ON', unansweredOffers: 2, wentOff: false });
  expect(afterSilence({ duty: 'ON', unansweredOffers: 2 }, 3)).toEqual({ duty: 'OFF', unansweredOffers: 0, wentOff: true });
  expect(afterSilence({ duty: 'BUSY', unansweredOffers: 5 }, 3).wentOff).toBe(false); // with a job in hand nobody is sent home
});

it('lets a shift end later today, not before and not in two days, and only for who is on duty', () => {
  const HOUR_MS = 3_600_000;
  const code = (duty: 'ON' | 'BUSY' | 'OFF', until: number | null) => shiftEndProblem(duty, until, 0)?.code ?? null;
  expect([code('ON', HOUR_MS), code('BUSY', 24 * HOUR_MS), code('ON', null)]).toEqual([null, null, null]);
  expect([code('ON', 0), code('ON', 24 * HOUR_MS + 1)]).toEqual(['SHIFT_END_WRONG', 'SHIFT_END_WRONG']);
  expect(code('OFF', HOUR_MS)).toBe('NOT_ON_DUTY');
});
