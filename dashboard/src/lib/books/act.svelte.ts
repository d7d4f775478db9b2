// One thing that a person does to the books: under way, refused, or done. The same thing sent again keeps its key.
import { newKey, type Answer, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from '#lib/desk/intent.ts';

export class Act {
  working = $state(false);
  failure = $state.raw<Failure | null>(null);

  #intent: Intent | null = null;

  /** What the hub answered; null when it did not do it (see `failure`), or when something is under way already. */
  async run<T>(content: unknown, call: (key: string) => Promise<Answer<T>>): Promise<T | null> {
    if (this.working) return null;
    this.#intent = intentFor(this.#intent, JSON.stringify(content), newKey);
    this.working = true;
    const answer = await call(this.#intent.key);
    this.working = false;
    this.failure = answer.ok ? null : answer;
    if (!answer.ok && answer.kind === 'offline') return null; // it may have happened: the key stays
    this.#intent = null;
    return answer.ok ? answer.value : null;
  }

  refusedWith(code: string): boolean {
    return this.failure?.kind === 'refusal' && this.failure.refusal.code === code;
  }
}
