// Statements from draft to approved (finance.md 7.4). Every step names the version it was given for; approval binds to the hash that was shown.
import type { VillageId } from '@pitulungan/contracts/ids';
import { mayDo } from '@pitulungan/contracts/lifecycles/share-statement';
import { NO_STATEMENT } from '@pitulungan/contracts/shares/chain';
import type { StatementId, StatementLineView, StatementView } from '@pitulungan/contracts/shares/views';
import { businessDate } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { sqlState, type Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { type Actor, type Decision as Decided, decided, DONE, type NewFact, type Outcome, perform, refused } from '../platform/perform.ts';
import { lockedMonths } from './inputs.store.ts';
import { policyHashOf, recipientsHashOf } from './reckoning.rules.ts';
import { lockRegistry, registry } from './recipients.store.ts';
import { readPolicy } from './share-policies.store.ts';
import * as rules from './statement.rules.ts';
import * as store from './statements.store.ts';

export interface DraftRequest {
  key: string;
  from: string;
  to: string;
  corrects: string | null;
  policyVersion: string | null;
  release: bigint;
  releaseDecision: string;
}

export async function draftStatement(ctx: Context, actor: Actor, request: DraftRequest): Promise<Outcome<StatementView>> {
  const { villageId } = actor;
  const { key, from, to, corrects } = request;
  if (!rules.isPeriod(from, to)) return refused('STATEMENT_PERIOD_WRONG');
  if (request.release > 0n && request.releaseDecision === '') return refused('STATEMENT_RELEASE_WRONG');
  return perform(ctx, { actor, key, name: 'draftStatement', input: { ...request, release: request.release.toString() } }, async (tx) => {
    await store.lockChain(tx, villageId);
    const months = rules.monthsOf(from, to);
    if ((await lockedMonths(tx, villageId, months)) < months.length) return refused('STATEMENT_PERIOD_OPEN');
    const span = { from: `${from}-01`, to: await lastDay(tx, villageId, to) };
    const why = await placeRefusal(tx, villageId, { ...span, corrects, policyVersion: request.policyVersion });
    if (why) return refused(why);
    const kind = corrects === null ? ('ordinary' as const) : ('correction' as const);
    const { release, releaseDecision, policyVersion } = request;
    const draft = { villageId, kind, corrects, ...span, policyVersion, release, releaseDecision, now: ctx.clock.now() };
    await store.supersede(tx, villageId, draft);
    const { id, statementNo } = await store.insertDraft(tx, draft);
    return decided(await viewOf(tx, villageId, id), fact('shares.drafted', statementNo));
  });
}

async function lastDay(tx: Tx, villageId: VillageId, month: string): Promise<string> {
  const period = await tx.period.findUniqueOrThrow({ where: { villageId_id: { villageId, id: month } } });
  return period.ends.toISOString().slice(0, 10);
}

/** An ordinary one needs free months; a correction an approved ordinary one of the same, and only it may choose its policy. */
async function placeRefusal(tx: Tx, villageId: VillageId, wanted: { from: string; to: string; corrects: string | null; policyVersion: string | null }) {
  if (wanted.corrects !== null) return correctionRefusal(tx, villageId, { ...wanted, corrects: wanted.corrects });
  if (wanted.policyVersion !== null) return 'STATEMENT_CORRECTS_WRONG';
  return (await store.isPeriodTaken(tx, villageId, wanted)) ? 'STATEMENT_PERIOD_TAKEN' : null;
}

async function correctionRefusal(tx: Tx, villageId: VillageId, wanted: { from: string; to: string; corrects: string; policyVersion: string | null }) {
  const corrected = await store.findOrdinaryLink(tx, villageId, wanted.corrects);
  if (!corrected || corrected.from !== wanted.from || corrected.to !== wanted.to) return 'STATEMENT_CORRECTS_WRONG';
  return wanted.policyVersion !== null && !(await readPolicy(tx, villageId, wanted.policyVersion)) ? 'STATEMENT_CORRECTS_WRONG' : null;
}

export const fact = (type: NewFact['type'], note: string): NewFact[] => [{ type, touched: {}, note }];

export async function viewOf(tx: Tx, villageId: VillageId, id: StatementId): Promise<StatementView> {
  const view = await store.readStatement(tx, villageId, id);
  invariant(view, `statement ${id} is gone`);
  return view;
}

/** Locks the statement, asks the rule, saves, and answers the statement as it is then. */
export function step<T extends { key: string; statementId: StatementId }>(
  ctx: Context,
  actor: Actor,
  { name, request, ...limit }: { name: string; request: T; timeoutMs?: number },
  work: (tx: Tx, statement: store.LockedStatement) => Promise<Decided<null>>,
): Promise<Outcome<StatementView>> {
  return perform(ctx, { actor, key: request.key, name, input: request, ...limit }, async (tx) => {
    const statement = await store.lockStatement(tx, actor.villageId, request.statementId);
    if (!statement) return refused('NOT_FOUND');
    const decision = await work(tx, statement);
    return decision.ok ? decided(await viewOf(tx, actor.villageId, statement.id), decision.facts) : decision;
  });
}

export function reviewStatement(
  ctx: Context,
  actor: Actor,
  request: { key: string; statementId: StatementId; version: number; hash: string; note: string },
): Promise<Outcome<StatementView>> {
  return step(ctx, actor, { name: 'reviewStatement', request }, async (tx, statement) => {
    const why = rules.reviewRefusal(statement, { by: actor.id, version: request.version, hash: request.hash });
    if (why) return refused(why);
    await store.saveReview(tx, statement.id, { by: actor, note: request.note, now: ctx.clock.now() });
    return decided(null, fact('shares.reviewed', statement.statementNo));
  });
}

export function rejectStatement(
  ctx: Context,
  actor: Actor,
  request: { key: string; statementId: StatementId; version: number; reason: string },
): Promise<Outcome<StatementView>> {
  return step(ctx, actor, { name: 'rejectStatement', request }, async (tx, statement) => {
    const why = rules.movedOn(statement, 'reject', request.version);
    if (why) return refused(why);
    await store.saveRejection(tx, statement.id, { by: actor, reason: request.reason, now: ctx.clock.now() });
    return decided(null, fact('shares.rejected', statement.statementNo));
  });
}

export interface ApprovalRequest {
  key: string;
  statementId: StatementId;
  version: number;
  hash: string;
  decidedOn: string;
  minutesNo: string;
  attendance: number;
  scanHash: string;
}

const OVERLAP = '23P01';

/** Registry and chain are held still while the statement is compared with them; the chain's own constraints have the last word. */
export async function approveStatement(ctx: Context, actor: Actor, request: ApprovalRequest): Promise<Outcome<StatementView>> {
  const { villageId, id: by } = actor;
  const approving = step(ctx, actor, { name: 'approveStatement', request }, async (tx, statement) => {
    await lockRegistry(tx, villageId);
    await store.lockChain(tx, villageId);
    const head = await store.lastLink(tx, villageId);
    const policy = statement.policyVersion === null ? undefined : await readPolicy(tx, villageId, statement.policyVersion);
    const world = {
      today: businessDate(ctx.clock.now()),
      headHash: head?.hash ?? NO_STATEMENT,
      recipientsHash: recipientsHashOf(await registry(tx, villageId)),
      policyHash: policy ? policyHashOf(policy) : null,
    };
    const why = rules.approvalRefusal(statement, { ...request, by }, world);
    if (why) return refused(why);
    await store.saveApproval(tx, statement.id, (head?.chainNo ?? 0) + 1, { ...request, by, actor, now: ctx.clock.now() });
    return decided(null, fact('shares.approved', statement.statementNo));
  });
  return approving.catch((error: unknown) => {
    if (sqlState(error) === OVERLAP) return refused('STATEMENT_PERIOD_TAKEN');
    throw error;
  });
}

/** The adviser's word beside it; the statement itself stays as it is. */
export function noteStatement(ctx: Context, actor: Actor, request: { key: string; statementId: StatementId; note: string }): Promise<Outcome<typeof DONE>> {
  return perform(ctx, { actor, key: request.key, name: 'noteStatement', input: request }, async (tx) => {
    const statement = await store.lockStatement(tx, actor.villageId, request.statementId);
    if (!statement) return refused('NOT_FOUND');
    if (!mayDo('note', statement.status)) return refused('STATEMENT_MOVED_ON');
    await store.insertNote(tx, statement.id, { by: actor, note: request.note, now: ctx.clock.now() });
    return decided(DONE, fact('shares.noted', statement.statementNo));
  });
}

export const listStatements = (ctx: Context, villageId: VillageId): Promise<StatementView[]> => store.listStatements(ctx.db, villageId);

/** For the public board: all links of the chain, the newest first. */
export const approvedStatements = (ctx: Pick<Context, 'db'>, villageId: VillageId): Promise<StatementView[]> => store.chainedStatements(ctx.db, villageId);

export async function readStatement(ctx: Context, villageId: VillageId, id: StatementId): Promise<Outcome<StatementView>> {
  const view = await store.readStatement(ctx.db, villageId, id);
  return view ? { ok: true, value: view } : refused('NOT_FOUND');
}

export async function statementLines(
  ctx: Context,
  villageId: VillageId,
  { id, ...page }: { id: StatementId; after: number; limit: number },
): Promise<Outcome<{ lines: StatementLineView[]; next: number | null }>> {
  if (!(await store.readStatement(ctx.db, villageId, id))) return refused('NOT_FOUND');
  const lines = await store.listLines(ctx.db, id, page);
  return { ok: true, value: { lines, next: lines.length === page.limit ? (lines.at(-1)?.no ?? null) : null } };
}
