// The desk's one live connection, shared by every page, and a clock of the server's time that ticks every second.
import type { Fact } from '@pitulungan/contracts/facts';
import { LiveConnection } from '@pitulungan/ui/live.svelte.ts';
import { session } from './session.svelte.ts';

type Listener = (facts: readonly Fact[]) => void;

class Desk {
  connection = $state.raw<LiveConnection>(this.#connect());
  /** The server's clock, epoch ms; what is shown as "since" and "ago" redraws with it */
  now = $state(Date.now());

  readonly #listeners = new Set<Listener>();
  #clock: ReturnType<typeof setInterval> | undefined;

  start(): void {
    this.connection.start();
    this.#clock ??= setInterval(() => (this.now = this.connection.serverNow()), 1_000);
  }

  /** Signed out: nothing of the village stays on the screen of the next person. */
  stop(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
    this.connection.stop();
    this.connection = this.#connect();
  }

  /** For pages that keep lists of their own, fetched by HTTP. Returns how to stop. */
  onFacts(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #connect(): LiveConnection {
    return new LiveConnection({
      onFacts: (facts) => this.#listeners.forEach((listener) => listener(facts)),
      onSignedOut: () => session.end(),
    });
  }
}

export const desk = new Desk();
