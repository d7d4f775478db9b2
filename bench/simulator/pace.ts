// Time in the simulated morning: a second of it lasts 1/speed seconds on the clock. Stopping wakes everybody up.
import { setTimeout as delay } from 'node:timers/promises';

/** Thrown out of every wait once the run is over; `spawn` swallows it. */
export class Stopped extends Error {}

export class Pace {
  readonly speed: number;
  readonly #stop = new AbortController();
  readonly #tasks = new Set<Promise<void>>();
  readonly #onCrash: (reason: unknown) => void;

  constructor(speed: number, onCrash: (reason: unknown) => void) {
    this.speed = speed;
    this.#onCrash = onCrash;
  }

  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Waits seconds of the simulated morning. */
  sleep(seconds: number): Promise<void> {
    return this.sleepMs((seconds * 1000) / this.speed);
  }

  /** Waits milliseconds on the clock. */
  async sleepMs(ms: number): Promise<void> {
    if (this.stopped) throw new Stopped();
    await delay(ms, undefined, { signal: this.#stop.signal }).catch(() => {
      throw new Stopped();
    });
  }

  /** Runs an actor beside the others until it ends or the run is stopped; anything else it throws is a crash. */
  spawn(actor: () => Promise<void>): void {
    const task: Promise<void> = actor()
      .catch((reason: unknown) => {
        if (!(reason instanceof Stopped)) this.#onCrash(reason);
      })
      .finally(() => this.#tasks.delete(task));
    this.#tasks.add(task);
  }

  /** Repeats a step with a rest of `everyMs` on the clock. */
  every(everyMs: number, step: () => Promise<void> | void): void {
    this.spawn(async () => {
      for (;;) {
        await this.sleepMs(everyMs);
        await this.attempt(step);
      }
    });
  }

  /** One step of an actor's day: a crash is told, and the day goes on. */
  async attempt(step: () => Promise<void> | void): Promise<void> {
    try {
      await step();
    } catch (reason) {
      if (reason instanceof Stopped) throw reason;
      this.#onCrash(reason);
    }
  }

  /** Wakes every sleeper with Stopped and waits, at most `graceMs`, until the actors are gone. */
  async stop(graceMs: number): Promise<void> {
    this.#stop.abort();
    await Promise.race([Promise.all(this.#tasks), delay(graceMs, undefined, { ref: false })]);
  }
}
