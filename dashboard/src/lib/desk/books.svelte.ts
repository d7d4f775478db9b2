// The books of one month: its share and its journals, older pages on demand.
import type { JournalView, ShareView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { MonthId } from '@pitulungan/contracts/time';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

const PAGE = 50;
const REFRESH_PAUSE_MS = 1_500;

interface Ledger {
  sum: bigint;
  /** Journals of the month */
  count: number;
}

export class Books {
  month = $state<MonthId>('');
  share = $state.raw<ShareView | null>(null);
  journals = $state.raw<readonly JournalView[] | null>(null);
  ledger = $state.raw<Ledger | null>(null);
  next = $state.raw<string | null>(null);
  shareFailure = $state.raw<Failure | null>(null);
  journalsFailure = $state.raw<Failure | null>(null);
  loadingMore = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(month: MonthId) {
    this.month = month;
  }

  show(month: MonthId): void {
    this.month = month;
    this.share = null;
    this.journals = null;
    this.next = null;
    void this.load();
  }

  /** Both again, from the newest journal on. */
  async load(): Promise<void> {
    const round = ++this.#round;
    const [share, first] = await Promise.all([
      callEndpoint(endpoints.monthShare, { query: { month: this.month } }, { attempts: 2 }),
      callEndpoint(endpoints.listJournals, { query: { month: this.month, limit: PAGE } }, { attempts: 2 }),
    ]);
    if (round !== this.#round) return; // another month was chosen meanwhile
    this.shareFailure = share.ok ? null : share;
    this.journalsFailure = first.ok ? null : first;
    if (share.ok) this.share = share.value;
    if (!first.ok) return;
    const { journals, next, ledgerSum, count } = first.value;
    const newest = new Set(journals.map(({ id }) => id));
    const older = (this.journals ?? []).filter(({ id }) => !newest.has(id));
    const joined = older.length > 0 && journals.some(({ id }) => this.journals?.some((known) => known.id === id));
    this.journals = joined ? [...journals, ...older] : journals; // pages that were opened stay open
    if (!joined) this.next = next;
    this.ledger = { sum: BigInt(ledgerSum), count };
  }

  async loadMore(): Promise<void> {
    if (this.next === null || this.loadingMore) return;
    const round = this.#round;
    this.loadingMore = true;
    const answer = await callEndpoint(endpoints.listJournals, { query: { month: this.month, before: this.next, limit: PAGE } }, { attempts: 2 });
    this.loadingMore = false;
    if (round !== this.#round) return;
    this.journalsFailure = answer.ok ? null : answer;
    if (!answer.ok) return;
    this.journals = [...(this.journals ?? []), ...answer.value.journals];
    this.next = answer.value.next;
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
