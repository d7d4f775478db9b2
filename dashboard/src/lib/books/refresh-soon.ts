// Facts come in bursts: a list is read again once per burst.
const PAUSE_MS = 1_500;

export class RefreshSoon {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #refresh: () => void;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#refresh, PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
