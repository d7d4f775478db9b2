// The journals of a month, page by page; what is new appears above, pages that were opened stay open.
import type { JournalView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { pageOf, Pages } from './pages.svelte.ts';

const PAGE = 50;
const REFRESH_PAUSE_MS = 1_500;

interface Ledger {
  /** Over all entries of the village: 0, always */
  sum: bigint;
  count: number;
}

export class Journals extends Pages<JournalView, Ledger> {
  #timer: ReturnType<typeof setTimeout> | undefined;

  ofMonth(month: string): Promise<void> {
    return this.show((before) =>
      pageOf(
        endpoints.listJournals,
        { query: { month, limit: PAGE, ...(before === undefined ? {} : { before }) } },
        ({ journals, next, ledgerSum, count }) => ({ rows: journals, next, totals: { sum: BigInt(ledgerSum), count } }),
      ),
    );
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.reload(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
