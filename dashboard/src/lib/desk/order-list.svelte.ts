// The orders table: fetched by page, kept fresh by the shared board.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Board } from '@pitulungan/contracts/board';
import type { OrderView } from '@pitulungan/contracts/orders';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { shownOrders, type OrderFilter } from './order-filter.ts';

const PAGE = 50;
const TYPING_PAUSE_MS = 250;

export class OrderList {
  filter = $state<OrderFilter>({ date: '', status: '', search: '' });
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  next = $state.raw<string | null>(null);
  selectedId = $state<string | null>(null);
  /** undefined: not asked for; null: there is none any more */
  trackingPath = $state.raw<string | null | undefined>(undefined);
  linkFailure = $state.raw<Failure | null>(null);

  #fetched = $state.raw<readonly OrderView[] | null>(null);
  /** What the last answer was asked with: rows are filtered by it, not by half-typed words */
  #asked = $state.raw<OrderFilter>({ date: '', status: '', search: '' });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;
  readonly #board: () => Board | null;

  readonly loaded = $derived.by(() => this.#fetched !== null);
  readonly rows = $derived.by(() => {
    const board = this.#board()?.orders ?? {};
    return this.#fetched === null ? [] : shownOrders(this.#fetched, board, { filter: this.#asked, more: this.next !== null });
  });
  readonly selected = $derived.by(() => this.rows.find(({ id }) => id === this.selectedId) ?? null);

  constructor(board: () => Board | null, today: string) {
    this.#board = board;
    this.filter.date = today;
  }

  /** One order of any day, by its code, and opens it. */
  async open(code: string): Promise<void> {
    this.filter = { date: '', status: '', search: code };
    await this.#load(null);
    this.select(this.rows.find((order) => order.code === code)?.id ?? null);
  }

  /** Asks again: at once after a choice, after a pause while words are typed. */
  refresh(afterTyping = false): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(null), afterTyping ? TYPING_PAUSE_MS : 0);
  }

  loadMore(): void {
    if (this.next !== null && !this.loading) void this.#load(this.next);
  }

  select(id: string | null): void {
    this.selectedId = id;
    this.trackingPath = undefined;
    this.linkFailure = null;
  }

  async showTrackingLink(): Promise<void> {
    const id = this.selected?.id;
    if (!id) return;
    const answer = await callEndpoint(endpoints.trackingLink, { params: { orderId: id } }, { attempts: 2 });
    if (this.selectedId !== id) return;
    if (answer.ok) this.trackingPath = answer.value.path;
    else this.linkFailure = answer;
  }

  async #load(before: string | null): Promise<void> {
    const round = ++this.#round;
    const asked = $state.snapshot(this.filter);
    const query = {
      ...(asked.date === '' ? {} : { date: asked.date }),
      ...(asked.status === '' ? {} : { status: asked.status }),
      search: asked.search.trim(),
      limit: PAGE,
      ...(before === null ? {} : { before }),
    };
    this.loading = true;
    const answer = await callEndpoint(endpoints.listOrders, { query }, { attempts: 2 });
    if (round !== this.#round) return; // another question was asked meanwhile
    this.loading = false;
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.#asked = asked;
    this.#fetched = before === null ? answer.value.orders : [...(this.#fetched ?? []), ...answer.value.orders];
    this.next = answer.value.next;
  }
}
