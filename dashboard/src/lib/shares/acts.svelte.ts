// What is done on a screen of the revenue share: one act at a time, with its key, its failure in words, and that it went through.
import type { Endpoint, RequestOf, ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { callEndpoint, newKey, type Answer, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from '#lib/desk/intent.ts';

interface Asking<T> {
  request: unknown;
  call: (key: string) => Promise<Answer<T>>;
}

/** An endpoint with what it is asked, to be sent under one key. */
export const asking = <E extends Endpoint>(endpoint: E, request: RequestOf<E>): Asking<ResponseOf<E>> => ({
  request,
  call: (key) => callEndpoint(endpoint, request, { key, attempts: 3 }),
});

export class Acts<Name extends string> {
  working = $state.raw<Name | null>(null);
  failed = $state.raw<{ act: Name; failure: Failure } | null>(null);
  done = $state.raw<Name | null>(null);

  #intent: Intent | null = null;

  failureOf(act: Name): Failure | null {
    return this.failed?.act === act ? this.failed.failure : null;
  }

  /** A form was opened or closed: what an earlier act said is over. */
  forget(): void {
    this.failed = this.done = null;
  }

  /** null when it did not go through; `failed` then says why. The same request keeps its key until somebody answers. */
  async run<T>(act: Name, { request, call }: Asking<T>): Promise<T | null> {
    if (this.working !== null) return null;
    this.forget();
    this.#intent = intentFor(this.#intent, `${act} ${JSON.stringify(request)}`, newKey);
    this.working = act;
    const answer = await call(this.#intent.key);
    this.working = null;
    if (answer.ok || answer.kind === 'refusal') this.#intent = null;
    if (answer.ok) this.done = act;
    else this.failed = { act, failure: answer };
    return answer.ok ? answer.value : null;
  }
}
