// An official reckoning: what the ledger, the policy in force and the registry say at this moment, written into one text and hashed.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import { NO_STATEMENT } from '@pitulungan/contracts/shares/chain';
import { periodIdOf } from '@pitulungan/contracts/shares/statement';
import type { StatementId, StatementView } from '@pitulungan/contracts/shares/views';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { type Actor, decided, type Outcome, refused } from '../platform/perform.ts';
import { ledgerFigures, lockedMonths, personsOf } from './inputs.store.ts';
import { isSpreadToNobody, policyRefusal, reckon, type Policy, type Reckoning } from './reckoning.rules.ts';
import { lockRegistry } from './recipients.store.ts';
import { policyOn, readPolicy } from './share-policies.store.ts';
import { figuresOf } from './statement-figures.rules.ts';
import * as rules from './statement.rules.ts';
import { fact, step } from './statements.actions.ts';
import * as store from './statements.store.ts';

const COMPUTE_MS = 120_000; // a big year has many journals to hash

export function computeStatement(
  ctx: Context,
  actor: Actor,
  request: { key: string; statementId: StatementId; version: number },
): Promise<Outcome<StatementView>> {
  const { villageId } = actor;
  return step(ctx, actor, { name: 'computeStatement', request, timeoutMs: COMPUTE_MS }, async (tx, statement) => {
    const moved = rules.movedOn(statement, 'compute', request.version);
    if (moved) return refused(moved);
    if (!(await isLocked(tx, villageId, statement))) return refused('STATEMENT_PERIOD_OPEN');
    const found = await policyFor(tx, villageId, statement);
    if (!found.ok) return refused(found.code);
    const { policy } = found;
    await lockRegistry(tx, villageId);
    const inputs = await inputsOf(tx, villageId, { statement, policy });
    if (statement.release > 0n && statement.release > inputs.ledger.opening) return refused('STATEMENT_RELEASE_WRONG');
    const reckoned = reckon(inputs);
    if (isSpreadToNobody(reckoned, reckoned.weights)) return refused('RECIPIENTS_MISSING');
    const { prevHash } = inputs.head;
    const saved = { id: statement.id, policyVersion: policy.version, prevHash, figures: figuresOf(policy.body, reckoned), by: actor, now: ctx.clock.now() };
    await store.saveReckoning(tx, saved, reckoned);
    await store.savePersons(tx, statement.id, inputs.persons, reckoned);
    return decided(null, fact('shares.computed', statement.statementNo));
  });
}

async function isLocked(tx: Tx, villageId: VillageId, { from, toDate }: store.LockedStatement): Promise<boolean> {
  const months = rules.monthsOf(from.slice(0, 7), toDate.slice(0, 7));
  return (await lockedMonths(tx, villageId, months)) === months.length;
}

type FoundPolicy = { ok: true; policy: Policy } | { ok: false; code: RefusalCode };

/** By the end of the period; a correction may have named another when it was drafted. Only a complete and sound one. */
async function policyFor(tx: Tx, villageId: VillageId, { kind, policyVersion, toDate }: store.LockedStatement): Promise<FoundPolicy> {
  const named = kind === 'correction' && policyVersion !== null;
  const policy = named ? await readPolicy(tx, villageId, policyVersion) : await policyOn(tx, villageId, toDate);
  const code = policy ? policyRefusal(policy) : 'SHARE_POLICY_MISSING';
  return policy && code === null ? { ok: true, policy } : { ok: false, code: code ?? 'SHARE_POLICY_MISSING' };
}

async function inputsOf(tx: Tx, villageId: VillageId, { statement, policy }: { statement: store.LockedStatement; policy: Policy }): Promise<Reckoning> {
  const { statementNo, corrects, from, toDate: to, release } = statement;
  const { code } = await tx.village.findUniqueOrThrow({ where: { id: villageId }, select: { code: true } });
  const head = await store.lastLink(tx, villageId);
  const corrected = corrects === null ? undefined : await store.findOrdinaryLink(tx, villageId, corrects);
  const begin = corrected ? await store.lastLink(tx, villageId, corrected.chainNo) : head;
  const span = { from, to };
  return {
    head: {
      villageCode: code,
      statementNo,
      periodId: periodIdOf(from.slice(0, 7), to.slice(0, 7)),
      ...span,
      prevHash: head?.hash ?? NO_STATEMENT,
      corrects,
    },
    policy,
    release,
    ledger: await ledgerFigures(tx, villageId, span),
    persons: await personsOf(tx, villageId, span),
    cursor: begin?.cursor ?? 0,
    before: corrects === null ? null : await store.linesBefore(tx, villageId, corrects),
  };
}
