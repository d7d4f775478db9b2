// A statement of the revenue share as a report, for the treasurer's files: what was approved, and who gets what.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { ReportRequest, ReportSection, ReportView, Span, Words } from '@pitulungan/contracts/reports';
import type { StatementId, StatementLineView } from '@pitulungan/contracts/shares/views';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import { approvedStatements, readStatement, statementLines } from '../shares/statements.actions.ts';
import { isReckoned, shareSections, statementSections } from './share.rules.ts';

type Body = Pick<ReportView, 'report' | 'title' | 'subject' | 'compare' | 'sections' | 'checks'>;

const TITLE: Words = { id: 'Laporan Bagi Hasil', en: 'Revenue Share' };
const PAGE = 1_000;

interface Ask {
  villageId: VillageId;
  request: Extract<ReportRequest, { report: 'share' }>;
  maxLines: number;
}

/** Refuses a statement that the village does not have, that is not reckoned yet, or whose months are others. */
export async function shareReport(ctx: Context, { villageId, request, maxLines }: Ask): Promise<Outcome<Body>> {
  const found = await readStatement(ctx, villageId, request.statementId);
  if (!found.ok) return found;
  const statement = found.value;
  if (!isReckoned(statement)) return refused('STATEMENT_MOVED_ON');
  if (statement.from !== request.from || statement.to !== request.to) return refused('SPAN_WRONG');
  const lines = await allLines(ctx, { villageId, id: statement.id, maxLines });
  if (!lines) return refused('REPORT_TOO_LONG');
  const { statementNo: subject } = statement;
  return { ok: true, value: { report: 'share', title: TITLE, subject, compare: null, sections: statementSections(statement, lines), checks: [] } };
}

async function allLines(ctx: Context, { villageId, id, maxLines }: { villageId: VillageId; id: StatementId; maxLines: number }) {
  const all: StatementLineView[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = await statementLines(ctx, villageId, { id, after, limit: PAGE });
    if (!page.ok) return undefined;
    all.push(...page.value.lines);
    if (all.length > maxLines) return undefined;
    after = page.value.next;
  }
  return all;
}

/** What was shared out of the months of a pack: a chapter of its own, without names. */
export async function sharesIn(ctx: Context, villageId: VillageId, { from, to }: Span): Promise<ReportSection[]> {
  const statements = (await approvedStatements(ctx, villageId)).filter((statement) => `${statement.from}-01` >= from && statement.to <= to.slice(0, 7));
  const sections = statements
    .toReversed()
    .flatMap((statement) =>
      isReckoned(statement) ? shareSections(statement).map((section) => ({ ...section, key: `${statement.statementNo}/${section.key}` })) : [],
    );
  return sections.length === 0 ? [] : [{ key: 'share', heading: TITLE, paragraphs: [], columns: [], rows: [] }, ...sections];
}
