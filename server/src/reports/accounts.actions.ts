// Statements of account: a stall's, a courier's, a fund's.
import type { Movement } from '@pitulungan/contracts/endpoints/reports';
import type { VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { ReportRequest, ReportSection, ReportView, Span, Words } from '@pitulungan/contracts/reports';
import { refused, type Outcome } from '../platform/perform.ts';
import type { Context } from '../context.ts';
import { inSnapshot, type Reader } from './books.store.ts';
import { addDays } from './spans.rules.ts';
import * as store from './subledger.store.ts';
import { type Account, accountSection, closes, settledSection, type Side } from './subledger.rules.ts';

type AccountRequest = Extract<ReportRequest, { report: 'merchant' | 'courier' | 'fund' }>;
type Body = Pick<ReportView, 'report' | 'title' | 'subject' | 'compare' | 'sections' | 'checks'>;

interface Ask {
  villageId: VillageId;
  request: AccountRequest;
  maxLines: number;
}

const MERCHANT: readonly [string, Side][] = [
  ['2.1.01.11', 'credit'],
  ['1.1.03.12', 'debit'],
  ['1.1.03.14', 'debit'],
];
const COURIER: readonly [string, Side][] = [
  ['1.1.01.11', 'debit'],
  ['1.1.03.02', 'debit'],
  ['2.1.03.02', 'credit'],
];
export const FUND_ROOT = '2.1.05';

const TITLES: Record<AccountRequest['report'], Words> = {
  merchant: { id: 'Laporan Pedagang', en: 'Statement of a Stall' },
  courier: { id: 'Laporan Kurir', en: 'Statement of a Courier' },
  fund: { id: 'Laporan Dana', en: 'Statement of a Fund' },
};

/** Refuses who or what the village does not have, and more lines than asked for. */
export async function accountsOf(ctx: Reader, ask: Ask, span: Span): Promise<Outcome<Body>> {
  const subject = await subjectOf(ctx, ask);
  if (!subject) return refused('NOT_FOUND');
  const accounts: Account[] = [];
  const sections: ReportSection[] = await extra(ctx, ask, span);
  const checks: ReportView['checks'] = [];
  let left = ask.maxLines;
  for (const { account, name, sub, side } of subject.accounts) {
    const read = await readAccount(ctx, { ...ask, span, account, sub, left });
    if (!read) return refused('REPORT_TOO_LONG');
    left -= read.movements.length;
    if (read.opening === 0n && read.movements.length === 0 && accounts.length > 0) continue;
    const full = { account, name, sub, ...read };
    accounts.push(full);
    sections.push(accountSection(full, span, side));
    checks.push({ label: { id: `Saldo akhir cocok: ${name.id}`, en: `Closing balance agrees: ${name.en}` }, holds: closes(full, read.closing) });
  }
  return { ok: true, value: { report: ask.request.report, title: TITLES[ask.request.report], subject: subject.name, compare: null, sections, checks } };
}

interface Subject {
  name: string;
  accounts: { account: string; name: Words; sub: string; side: Side }[];
}

async function subjectOf(ctx: Reader, { villageId, request }: Ask): Promise<Subject | undefined> {
  if (request.report === 'fund') return fundOf(ctx, villageId, request);
  const [kind, id, sides] =
    request.report === 'merchant' ? (['merchant', request.merchantId, MERCHANT] as const) : (['courier', request.courierId, COURIER] as const);
  const name = await store.nameOf(ctx, villageId, { kind, id });
  if (name === undefined) return undefined;
  const names = await store.accountNames(
    ctx,
    villageId,
    sides.map(([code]) => code),
  );
  const accounts = sides.flatMap(([code, side]) => names.filter(({ account }) => account === code).map((row) => ({ ...row, sub: id as string, side })));
  return { name, accounts };
}

async function fundOf(ctx: Reader, villageId: VillageId, { account, sub }: Extract<AccountRequest, { report: 'fund' }>): Promise<Subject | undefined> {
  if (!account.startsWith(`${FUND_ROOT}.`)) return undefined;
  const [fund] = await store.accountNames(ctx, villageId, [account]);
  if (!fund) return undefined;
  const used = (await store.subLedgersOf(ctx, villageId, account)).filter((each) => sub === null || each.sub === sub);
  if (used.length === 0 && sub !== null) return undefined;
  const named = used.map((each) => ({
    ...each,
    name: each.sub === '' ? each.name : { id: `${each.name.id} ${each.sub}`, en: `${each.name.en} ${each.sub}` },
    side: 'credit' as const,
  }));
  return { name: fund.name.id, accounts: named.length > 0 ? named : [{ ...fund, side: 'credit' }] };
}

async function extra(ctx: Reader, { villageId, request }: Ask, { from, to }: Span): Promise<ReportSection[]> {
  if (request.report !== 'merchant') return [];
  return [settledSection(await store.settledOf(ctx, villageId, { merchantId: request.merchantId, from, to }))];
}

interface AccountAsk {
  villageId: VillageId;
  account: string;
  sub: string;
  span: Span;
  left: number;
}

async function readAccount(ctx: Reader, { villageId, account, sub, span, left }: AccountAsk) {
  const lines = { accounts: [account], sub, from: span.from, to: span.to };
  const opening = await store.sumLines(ctx, villageId, { ...lines, from: null, to: addDays(span.from, -1) });
  const closing = await store.sumLines(ctx, villageId, { ...lines, from: null });
  const inSpan = await store.sumLines(ctx, villageId, lines);
  if (inSpan.count > left) return undefined;
  const movements = await store.readLines(ctx, villageId, lines, { order: 'oldest', before: null, limit: left });
  return { opening: opening.sum, closing: closing.sum, movements };
}

export interface MovementPage {
  accounts: readonly string[];
  sub: string | null;
  from: string | null;
  to: string | null;
  before: string | null;
  limit: number;
}

/** What lies behind a figure; `sum` is over all pages. */
export const movements = (ctx: Context, villageId: VillageId, page: MovementPage) => inSnapshot(ctx, (reader) => pageOf(reader, villageId, page));

async function pageOf(ctx: Reader, villageId: VillageId, page: MovementPage) {
  const { accounts, sub, from, to } = page;
  const lines = { accounts, sub, from, to };
  const [journalId = '0', line = '0'] = page.before?.split('-') ?? [];
  const before = page.before ? { journalId, line: Number(line) } : null;
  const found = await store.readLines(ctx, villageId, lines, { order: 'newest', before, limit: page.limit });
  const total = await store.sumLines(ctx, villageId, lines);
  const last = found.length === page.limit ? found.at(-1) : undefined;
  const shown = found.map(({ line: _, ...movement }): Movement => movement);
  return { movements: shown, next: last ? `${last.journalId}-${last.line}` : null, count: total.count, sum: rupiahToJson(total.sum) };
}
