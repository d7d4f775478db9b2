import { expect, it } from 'vitest';
import { afterSilence, dutyFor, wishDuty } from './duty.rules.ts';

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
