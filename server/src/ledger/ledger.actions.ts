import type { JournalView } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import { monthOf, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import * as store from './ledger.store.ts';
import { isBalanced, type Posting } from './postings.rules.ts';

export async function post(tx: Tx, villageId: VillageId, posting: Posting, atMs: number): Promise<bigint> {
  invariant(isBalanced(posting), `${posting.key} does not balance`);
  return store.postJournal(tx, villageId, posting, new Date(atMs));
}

export async function journals(ctx: Context, villageId: VillageId, page: { month?: MonthId | undefined; before?: string | undefined; limit: number }) {
  const list: JournalView[] = await store.listJournals(ctx, villageId, page);
  const totals = await store.ledgerTotals(ctx, villageId, page.month);
  const last = list.length === page.limit ? list[list.length - 1] : undefined;
  return { journals: list, next: last?.id ?? null, ledgerSum: rupiahToJson(totals.sum), count: totals.journals };
}

export const monthResult = (ctx: Context, villageId: VillageId, month: MonthId) => store.monthResult(ctx, villageId, month);

const DAYS_AHEAD_MS = 5 * 86_400_000;

/** The running month and, near its end, the next one are open for posting. */
export async function ensurePeriods(ctx: Pick<Context, 'db' | 'clock'>, villageId: VillageId): Promise<void> {
  const now = ctx.clock.now();
  for (const month of new Set([monthOf(now), monthOf(now + DAYS_AHEAD_MS)])) await store.ensurePeriod(ctx.db, villageId, month);
}
