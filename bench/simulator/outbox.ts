// A courier's taps, in order, each with its key: kept while there is no signal, sent once it is back, never lost.
import type { Endpoint, RequestOf, ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { sameAnswer, type Answer, type HubClient } from './hub-client.ts';

export interface Sent<T> {
  /** There was no signal: the answer comes later */
  queued: boolean;
  answer: Promise<Answer<T>>;
}

export interface TapStyle {
  /** Two requests with one key at the same time, as a nervous thumb makes them */
  twice?: boolean;
}

export class Outbox {
  readonly #client: HubClient;
  #signal = Promise.withResolvers<void>();
  #last: Promise<unknown> = Promise.resolve();
  #pending = 0;
  #online = true;

  constructor(client: HubClient) {
    this.#client = client;
    this.#signal.resolve();
  }

  get online(): boolean {
    return this.#online;
  }

  get empty(): boolean {
    return this.#pending === 0;
  }

  loseSignal(): void {
    this.#online = false;
    this.#signal = Promise.withResolvers<void>();
  }

  regainSignal(): void {
    this.#online = true;
    this.#signal.resolve();
  }

  /** Everything that was tapped before now has its answer. */
  async settled(): Promise<void> {
    await this.#last;
  }

  tap<E extends Endpoint>(endpoint: E, request: RequestOf<E>, style: TapStyle = {}): Sent<ResponseOf<E>> {
    const queued = !this.#online || !this.empty;
    if (queued) this.#client.tally.add('queuedTaps');
    const key = this.#client.newKey();
    this.#pending += 1;
    const before = this.#last;
    const answer = (async () => {
      try {
        await before;
        await this.#signal.promise;
        return await this.#send(endpoint, request, { key, ...style });
      } finally {
        this.#pending -= 1;
      }
    })();
    this.#last = answer.catch(() => undefined);
    return { queued, answer };
  }

  async #send<E extends Endpoint>(endpoint: E, request: RequestOf<E>, { key, twice }: TapStyle & { key: string }): Promise<Answer<ResponseOf<E>>> {
    const first = this.#client.call(endpoint, request, key);
    if (!twice) return first;
    this.#client.tally.add('doubleTaps');
    const [a, b] = await Promise.all([first, this.#client.call(endpoint, request, key)]);
    if (!sameAnswer(a, b)) this.#client.tally.problem('duplicate', `${endpoint.path}: one key, two answers: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
    return a;
  }
}
