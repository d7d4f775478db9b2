// A list of the books, page by page, newest first; `totals` are over all pages.
import type { Endpoint, RequestOf, ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';

interface Page<Row, Totals> {
  rows: readonly Row[];
  next: string | null;
  totals: Totals;
}
type Ask<Row, Totals> = (before: string | undefined) => Promise<Answer<Page<Row, Totals>>>;

export class Pages<Row, Totals> {
  rows = $state.raw<readonly Row[] | null>(null);
  totals = $state.raw<Totals | null>(null);
  next = $state.raw<string | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);

  #ask: Ask<Row, Totals> | null = null;
  #round = 0;

  /** Another question: what was there goes away. */
  async show(ask: Ask<Row, Totals>): Promise<void> {
    this.#ask = ask;
    this.rows = this.totals = this.next = null;
    await this.reload();
  }

  /** The first page again. */
  reload(): Promise<void> {
    return this.#load(null);
  }

  async loadMore(): Promise<void> {
    if (this.next !== null && !this.loading) await this.#load(this.next);
  }

  async #load(before: string | null): Promise<void> {
    if (!this.#ask) return;
    const round = ++this.#round;
    this.loading = true;
    const answer = await this.#ask(before ?? undefined);
    if (round !== this.#round) return; // something else was asked meanwhile
    this.loading = false;
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    const { rows, next, totals } = answer.value;
    this.rows = before === null ? rows : [...(this.rows ?? []), ...rows];
    this.next = next;
    this.totals = totals;
  }
}

/** Calls an endpoint and turns its answer into a page. */
export async function pageOf<E extends Endpoint, Row, Totals>(
  endpoint: E,
  request: RequestOf<E>,
  turn: (value: ResponseOf<E>) => Page<Row, Totals>,
): Promise<Answer<Page<Row, Totals>>> {
  const answer = await callEndpoint(endpoint, request, { attempts: 2 });
  return answer.ok ? { ok: true, value: turn(answer.value) } : answer;
}
