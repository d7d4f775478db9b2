// Something of the money pages that is fetched by HTTP, and fetched again when money has moved.
import { onMount } from 'svelte';
import type { Answer, Failure } from '@pitulungan/ui/api';
import { movesMoney } from '#lib/books/month.svelte.ts';
import { whenBackLive } from '#lib/desk/back-live.svelte.ts';
import { desk } from '#lib/live.svelte.ts';

/** Facts come in bursts: lists are asked for once per burst. */
const REFRESH_PAUSE_MS = 700;

export class Fetched<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);

  readonly #ask: () => Promise<Answer<T>>;
  #round = 0;

  constructor(ask: () => Promise<Answer<T>>) {
    this.#ask = ask;
  }

  async load(): Promise<void> {
    const round = ++this.#round;
    const answer = await this.#ask();
    if (round !== this.#round) return; // asked again meanwhile
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.value = answer.value;
  }
}

/** Call while a page is made: loads now, after money has moved, and after a lost connection; ends with the page. */
export function keepFresh(load: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onMount(() => {
    load();
    const stop = desk.onFacts((facts) => {
      if (!movesMoney(facts)) return;
      clearTimeout(timer);
      timer = setTimeout(load, REFRESH_PAUSE_MS);
    });
    return () => (stop(), clearTimeout(timer));
  });
  whenBackLive(() => desk.connection.status, load);
}
