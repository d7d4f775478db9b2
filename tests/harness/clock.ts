// A clock that stands still until a test moves it.
import type { Clock } from '../../server/src/platform/clock.ts';

/** Tuesday, 24 November 2026, 08.00 in Janti. */
export const MORNING = Date.parse('2026-11-24T01:00:00.000Z');

export class FakeClock implements Clock {
  #now = MORNING;
  readonly #startedMs = performance.now();
  readonly #running: boolean;

  /** `running`: it starts at the same morning and goes like any other, for the tests of real alarms. */
  constructor(running = false) {
    this.#running = running;
  }

  now(): number {
    return this.#now + (this.#running ? Math.floor(performance.now() - this.#startedMs) : 0);
  }

  /** The instant `ms` from now (before now when negative), as a phone would write it. */
  instant(ms = 0): string {
    return new Date(this.now() + ms).toISOString();
  }

  move(ms: number): void {
    this.#now += ms;
  }
}
