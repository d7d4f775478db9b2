// Journals by filter, page by page, and the one that is open.
import type { JournalView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { RequestOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { OrderId } from '@pitulungan/contracts/ids';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { pageOf, Pages } from './pages.svelte.ts';

const PAGE = 50;
const REFRESH_PAUSE_MS = 1_500;

/** Empty: not asked for. A month and days are not asked for together. */
export interface JournalFilter {
  month: string;
  from: string;
  to: string;
  account: string;
  sub: string;
  order: string;
  fact: string;
}

interface Ledger {
  /** Over all entries of the village: 0, always */
  sum: bigint;
  /** Of all that the filter finds */
  count: number;
}

function queryOf({ month, from, to, account, sub, order, fact }: JournalFilter): RequestOf<typeof endpoints.listJournals>['query'] {
  return {
    limit: PAGE,
    ...(month === '' ? {} : { month }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(account === '' ? {} : { account }),
    ...(sub === '' ? {} : { sub }),
    ...(order === '' ? {} : { orderId: order as OrderId }),
    ...(fact === '' ? {} : { fact }),
  };
}

export class Journals extends Pages<JournalView, Ledger> {
  #timer: ReturnType<typeof setTimeout> | undefined;

  filtered(filter: JournalFilter): Promise<void> {
    return this.show((before) =>
      pageOf(
        endpoints.listJournals,
        { query: { ...queryOf(filter), ...(before === undefined ? {} : { before }) } },
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

interface Opened {
  journal: JournalView;
  /** The text that was hashed, and its sha256: a leaf of the month's Merkle root */
  canonical: string;
  hash: string;
}

export class OpenJournal {
  opened = $state.raw<Opened | null>(null);
  failure = $state.raw<Failure | null>(null);

  #number = '';

  async show(number: string): Promise<void> {
    this.#number = number;
    this.opened = this.failure = null;
    const answer = await callEndpoint(endpoints.readJournal, { query: { number } }, { attempts: 2 });
    if (this.#number !== number) return; // another one was opened meanwhile
    if (answer.ok) this.opened = answer.value;
    else this.failure = answer;
  }
}
