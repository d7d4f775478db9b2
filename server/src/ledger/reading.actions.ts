// The books as they are read: journals, chart, cards, trial balances, and the replay of everything from zero.
import type { AccountView, CardLine, JournalView, ReplayCheck, SubView, TrialBalance } from '@pitulungan/contracts/books';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import { businessDate, monthOf, type MonthId } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import * as accounts from './accounts.store.ts';
import * as store from './journals.store.ts';
import { listPeriods } from './periods.store.ts';
import { replay } from './replay.store.ts';

export async function journals(
  ctx: Context,
  villageId: VillageId,
  query: store.JournalFilter & { before?: string | undefined; limit: number },
): Promise<{ journals: JournalView[]; next: string | null; ledgerSum: string; count: number }> {
  const list = await store.listJournals(ctx, villageId, query, query);
  const totals = await store.ledgerTotals(ctx, villageId, query);
  const last = list.length === query.limit ? list.at(-1) : undefined;
  return { journals: list, next: last?.id ?? null, ledgerSum: rupiahToJson(totals.sum), count: totals.journals };
}

export async function readJournal(ctx: Context, villageId: VillageId, id: string): Promise<Outcome<{ journal: JournalView; canonical: string; hash: string }>> {
  const found = await store.readJournal(ctx, villageId, id);
  return found ? { ok: true, value: found } : refused('NOT_FOUND');
}

export const monthResult = (ctx: Context, villageId: VillageId, month: MonthId) => store.monthResult(ctx, villageId, month);

export const chartOfAccounts = (ctx: Context, villageId: VillageId): Promise<AccountView[]> => accounts.chart(ctx, villageId, businessDate(ctx.clock.now()));

export async function listSubs(
  ctx: Context,
  villageId: VillageId,
  query: { code: string; all: boolean; after: string | undefined; limit: number },
): Promise<Outcome<{ subs: SubView[]; next: string | null }>> {
  if (!(await accounts.hasAccount(ctx, villageId, query.code))) return refused('ACCOUNT_UNKNOWN');
  const subs = await accounts.subsOf(ctx, villageId, { ...query, today: businessDate(ctx.clock.now()) });
  return { ok: true, value: { subs, next: subs.length === query.limit ? (subs.at(-1)?.sub ?? null) : null } };
}

/** "journal-line" */
function placeOf(after: string | undefined): { journal: string; line: number } | undefined {
  const [journal, line] = after?.split('-') ?? [];
  return journal === undefined || line === undefined ? undefined : { journal, line: Number(line) };
}

export async function accountCard(
  ctx: Context,
  villageId: VillageId,
  query: { code: string; month?: MonthId | undefined; to?: MonthId | undefined; sub?: string | undefined; after?: string | undefined; limit: number },
): Promise<Outcome<{ month: MonthId; opening: string; closing: string; lines: CardLine[]; next: string | null }>> {
  if (!(await accounts.hasAccount(ctx, villageId, query.code))) return refused('ACCOUNT_UNKNOWN');
  const month = query.month ?? monthOf(ctx.clock.now());
  const [from] = store.daysOf(month);
  const [first, to] = store.daysOf(query.to ?? month);
  if (first < from) return refused('SPAN_WRONG');
  const card = { code: query.code, sub: query.sub, from, to, after: placeOf(query.after), limit: query.limit };
  const { opening, closing } = await accounts.cardTotals(ctx, villageId, card);
  const moves = await accounts.cardLines(ctx, villageId, card);
  const last = moves.length === query.limit ? moves.at(-1) : undefined;
  const lines = moves.map(({ line: _, ...move }) => ({ ...move, balance: rupiahToJson(BigInt(opening) + BigInt(move.balance)) }));
  return { ok: true, value: { month, opening, closing, lines, next: last ? `${last.journalId}-${last.line}` : null } };
}

export async function trialBalance(ctx: Context, villageId: VillageId, wanted: MonthId | undefined): Promise<TrialBalance> {
  const month = wanted ?? monthOf(ctx.clock.now());
  const rows = await accounts.trialBalance(ctx, villageId, ...store.daysOf(month));
  const sum = (sign: 1n | -1n) => rupiahToJson(rows.reduce((total, { closing }) => (BigInt(closing) * sign > 0n ? total + BigInt(closing) * sign : total), 0n));
  const periods = await listPeriods(ctx.db, villageId, new Date(ctx.clock.now()));
  return { month, locked: periods.some((period) => period.month === month && period.status === 'locked'), rows, debit: sum(1n), credit: sum(-1n) };
}

export const replayBooks = (ctx: Context, villageId: VillageId): Promise<ReplayCheck> => replay(ctx, villageId);
