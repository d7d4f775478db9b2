// C5: OFF → ON ⇄ BUSY → BREAK → OFF.
import { dutyLifecycle, type DutyCommand, type DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import { transitionOf } from '@pitulungan/contracts/lifecycles/lifecycle';
import { refusal, type Refusal } from '@pitulungan/contracts/refusals';

export const WANTED_DUTY = { ON: 'goOn', BREAK: 'takeBreak', OFF: 'goOff' } as const satisfies Record<string, DutyCommand>;

/** What a courier's wish leads to. Wishing for what is already so changes nothing and is no error: taps are repeated. */
export function wishDuty(duty: DutyStatus, wish: keyof typeof WANTED_DUTY): { ok: true; next: DutyStatus } | { ok: false; refusal: Refusal } {
  if (duty === wish || (duty === 'BUSY' && wish === 'ON')) return { ok: true, next: duty };
  const row = transitionOf(dutyLifecycle, duty, WANTED_DUTY[wish]);
  if (row) return { ok: true, next: row.to };
  return { ok: false, refusal: refusal(duty === 'BUSY' ? 'HAND_OVER_FIRST' : 'DUTY_MOVED_ON') };
}

/** BUSY follows the jobs: with the first one taken, without the last one free again. */
export function dutyFor(duty: DutyStatus, activeJobs: number): DutyStatus {
  if (activeJobs > 0) return 'BUSY';
  return duty === 'BUSY' ? 'ON' : duty;
}

/** After an unanswered offer; at the limit the courier goes off duty, with notice. */
export function afterSilence(
  state: { duty: DutyStatus; unansweredOffers: number },
  limit: number,
): { duty: DutyStatus; unansweredOffers: number; wentOff: boolean } {
  const unansweredOffers = state.unansweredOffers + 1;
  const wentOff = unansweredOffers >= limit && state.duty === 'ON';
  return { duty: wentOff ? 'OFF' : state.duty, unansweredOffers: wentOff ? 0 : unansweredOffers, wentOff };
}

const LONGEST_SHIFT_MS = 24 * 3_600_000;

/** An end of shift that was named: `at` is when it was tapped. Epoch ms. null: it can be. */
export function shiftEndProblem(duty: DutyStatus, until: number | null, at: number): Refusal | null {
  if (duty === 'OFF') return refusal('NOT_ON_DUTY');
  return until !== null && (until <= at || until > at + LONGEST_SHIFT_MS) ? refusal('SHIFT_END_WRONG') : null;
}
