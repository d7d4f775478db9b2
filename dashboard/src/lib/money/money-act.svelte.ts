// One act of money at a time: opened for a last look, sent under one key however often it is repeated, and said when it is done.
import type { Endpoint, RequestOf, ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { callEndpoint, newKey, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from '#lib/desk/intent.ts';

export class MoneyAct<Name extends string> {
  opened = $state.raw<{ name: Name; id: string } | null>(null);
  working = $state(false);
  /** Of the last try; the form stays open with all that was typed */
  failure = $state.raw<Failure | null>(null);
  /** What was done last, in the reader's words */
  said = $state<string | null>(null);

  readonly #reload: () => void;
  #intent: Intent | null = null;

  /** `reload`: the lists that an act changes, also when the hub refuses because the screen was behind. */
  constructor(reload: () => void) {
    this.#reload = reload;
  }

  open(name: Name, id: string): void {
    this.opened = { name, id };
    this.failure = null;
    this.said = null;
  }

  close(): void {
    this.opened = null;
    this.failure = null;
  }

  is(name: Name, id: string): boolean {
    return this.opened?.name === name && this.opened.id === id;
  }

  async send<E extends Endpoint>(endpoint: E, request: RequestOf<E>, say: (value: ResponseOf<E>) => string): Promise<void> {
    if (this.working) return;
    this.#intent = intentFor(this.#intent, `${endpoint.path} ${JSON.stringify(request)}`, newKey);
    this.working = true;
    const answer = await callEndpoint(endpoint, request, { key: this.#intent.key, attempts: 3 });
    this.working = false;
    this.failure = answer.ok ? null : answer;
    if (answer.ok || answer.kind === 'refusal') this.#reload();
    if (!answer.ok) return;
    this.#intent = null;
    this.opened = null;
    this.said = say(answer.value);
  }
}
