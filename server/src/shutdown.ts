// Stops what was started, newest first, on Ctrl-C, SIGTERM or a closed terminal; a second Ctrl-C does not wait.

type Closer = () => Promise<void>;

const PARENT_LOOK_MS = 500;
const SAME_KEY_MS = 1_000; // npm passes on the signal that the terminal has already sent to us

export class Shutdown {
  #closers: Closer[] = [];
  #since: number | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.#onSignal());
  }

  get begun(): boolean {
    return this.#since !== undefined;
  }

  /**
   * npm passes a signal on to the shell between us, which dies of it and leaves us running without a parent. So a parent
   * that is gone counts as a signal.
   */
  followParent(): void {
    const parent = process.ppid;
    const look = () => {
      if (process.ppid !== parent && !this.begun) this.#onSignal();
    };
    setInterval(look, PARENT_LOOK_MS).unref();
  }

  /** `close` is called once, before everything that was added earlier. */
  add(close: Closer): void {
    this.#closers.push(close);
  }

  async run(exitCode: number): Promise<never> {
    this.#since ??= performance.now();
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      await close().catch((error: unknown) => {
        console.log('Something did not stop as it should:', error);
        exitCode = 1;
      });
    }
    process.exit(exitCode);
  }

  #onSignal(): void {
    if (this.#since === undefined) {
      console.log('\nStopping …');
      void this.run(0);
    } else if (performance.now() - this.#since > SAME_KEY_MS) {
      console.log('Stopped by force.');
      process.exit(1); // the embedded database still gets its own signal from the exit event
    }
  }
}
