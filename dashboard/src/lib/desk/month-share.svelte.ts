// The share that a month would give by the example policy, as the hub reckons it from the journals.
import type { ShareView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

export class MonthShare {
  share = $state.raw<ShareView | null>(null);
  failure = $state.raw<Failure | null>(null);

  #month = '';

  show(month: string): Promise<void> {
    if (month !== this.#month) this.share = null;
    this.#month = month;
    return this.load();
  }

  async load(): Promise<void> {
    const month = this.#month;
    const answer = await callEndpoint(endpoints.monthShare, { query: { month } }, { attempts: 2 });
    if (month !== this.#month) return; // another month was chosen meanwhile
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.share = answer.value;
  }
}
