// Makes any report there is: for a screen, for a file, for the pack.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { ReportRequest, ReportSection, ReportView, Span, StatementName, Words } from '@pitulungan/contracts/reports';
import { monthOf } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import { villageOf } from '../villages/villages.actions.ts';
import { inSnapshot, readBooks, type Reader, spanState } from './books.store.ts';
import { digestOf } from './digest.writer.ts';
import { monthsBetween, spanBefore, spanOf } from './spans.rules.ts';
import { checksOf, sectionsOf, TITLES, type Wanted } from './statements.rules.ts';
import { accountsOf } from './accounts.actions.ts';
import { sharesIn, shareReport } from './share.actions.ts';

/** How many lines of sub-ledgers a report may hold: few for a screen, many for a file. */
export const ON_SCREEN = 2_000;
export const IN_A_FILE = 100_000;

type Body = Pick<ReportView, 'report' | 'title' | 'subject' | 'compare' | 'sections' | 'checks'>;
type Made = Outcome<Body>;
const made = (value: Body): Made => ({ ok: true, value });

export interface Ask {
  villageId: VillageId;
  request: ReportRequest;
  maxLines: number;
}

export async function makeReport(ctx: Context, { villageId, request, maxLines }: Ask): Promise<Outcome<ReportView>> {
  const span = spanOf(request, monthOf(ctx.clock.now()));
  if (!span) return refused('SPAN_WRONG');
  const { id: _, ...village } = await villageOf(ctx, villageId);
  return inSnapshot(ctx, async (reader): Promise<Outcome<ReportView>> => {
    const body = await bodyOf(reader, { ctx, villageId, request, maxLines, village }, span);
    if (!body.ok) return body;
    const { closedMonths } = await spanState(reader, villageId, span);
    const report = { ...body.value, village, span, open: closedMonths.length < monthsBetween(request.from, request.to).length };
    return { ok: true, value: { ...report, digest: digestOf(report) } };
  });
}

interface Reading extends Ask {
  village: ReportView['village'];
  ctx: Context;
}

async function bodyOf(reader: Reader, ask: Reading, span: Span): Promise<Made> {
  const { request } = ask;
  switch (request.report) {
    case 'pack':
      return made(await pack(reader, ask, span));
    case 'share':
      return shareReport(ask.ctx, { ...ask, request });
    case 'merchant':
    case 'courier':
    case 'fund':
      return accountsOf(reader, { ...ask, request }, span);
    default:
      return made(await statement(reader, ask, { name: request.report, span, compare: request.compare ? spanBefore(span) : null }));
  }
}

async function statement(ctx: Reader, ask: Reading, wanted: { name: StatementName; span: Span; compare: Span | null }): Promise<Body> {
  const { name, span } = wanted;
  const compare = name === 'trial-balance' ? null : wanted.compare;
  const sources = await read(ctx, ask, span, compare);
  return { report: name, title: TITLES[name], subject: null, compare, sections: sectionsOf(name, sources), checks: checksOf(name, sources) };
}

async function read(ctx: Reader, { villageId, village }: Reading, span: Span, compare: Span | null): Promise<Wanted> {
  const now = await readBooks(ctx, villageId, span);
  const before = compare && (await readBooks(ctx, villageId, compare));
  const { closedMonths, reversals, settledOrders, taxed } = await spanState(ctx, villageId, span);
  const months = monthsBetween(span.from.slice(0, 7), span.to.slice(0, 7)).length;
  return { now, before, facts: { village, closedMonths: closedMonths.length, months, reversals, settledOrders, taxRule: taxed ? 'some' : 'none' } };
}

/** The order of the decree's chapter on statements; the trial balance comes last, as an appendix. */
const PACK: readonly StatementName[] = ['position', 'profit-loss', 'equity', 'cash-flow', 'notes', 'trial-balance'];
const PACK_TITLES: Record<number, Words> = {
  6: { id: 'Laporan Semester', en: 'Semester Report' },
  12: { id: 'Laporan Tahunan', en: 'Annual Report' },
};

/** Semester and annual report: every statement of one span over one reading of the books. */
async function pack(reader: Reader, ask: Reading, span: Span): Promise<Body> {
  const compare = spanBefore(span);
  const sources = await read(reader, ask, span, compare);
  const sections = [...PACK.flatMap((name) => titled(name, sectionsOf(name, sources))), ...(await sharesIn(ask.ctx, ask.villageId, span))];
  const months = monthsBetween(span.from.slice(0, 7), span.to.slice(0, 7)).length;
  const title = PACK_TITLES[months] ?? { id: 'Laporan Keuangan', en: 'Financial Report' };
  return { report: 'pack', title, subject: null, compare, sections, checks: PACK.flatMap((name) => checksOf(name, sources)) };
}

/** In a pack each statement begins with its name; its sections keep their keys apart. */
function titled(name: StatementName, sections: ReportSection[]): ReportSection[] {
  const chapter: ReportSection = { key: name, heading: TITLES[name], paragraphs: [], columns: [], rows: [] };
  return [chapter, ...sections.map((section) => ({ ...section, key: `${name}/${section.key}` }))];
}
