// An official reckoning: what the ledger, the policy in force and the registry say at this moment, written into one text and hashed.
import type { VillageId } from '@pitulungan/contracts/ids';
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

export function computeStatement(
  ctx: Context,
  actor: Actor,
  request: { key: string; statementId: StatementId; version: number },
): Promise<Outcome<StatementView>> {
  const { villageId } = actor;
  return step(ctx, actor, { name: 'computeStatement', request }, async (tx, statement) => {
    const moved = rules.movedOn(statement, 'compute', request.version);
    if (moved) return refused(moved);
    const months = rules.monthsOf(statement.from.slice(0, 7), statement.toDate.slice(0, 7));
    if ((await lockedMonths(tx, villageId, months)) < months.length) return refused('STATEMENT_PERIOD_OPEN');
    const policy = await policyFor(tx, villageId, statement);
    const why = policy ? policyRefusal(policy) : 'SHARE_POLICY_MISSING';
    if (!policy || why) return refused(why ?? 'SHARE_POLICY_MISSING');
    await lockRegistry(tx, villageId);
    const inputs = await inputsOf(tx, villageId, { statement, policy });
    if (statement.release > (inputs.ledger.opening > 0n ? inputs.ledger.opening : 0n)) return refused('STATEMENT_RELEASE_WRONG');
    const reckoned = reckon(inputs);
    if (isSpreadToNobody(reckoned, reckoned.weights)) return refused('RECIPIENTS_MISSING');
    const { prevHash } = inputs.head;
    const saved = { id: statement.id, policyVersion: policy.version, prevHash, figures: figuresOf(policy.body, reckoned), by: actor, now: ctx.clock.now() };
    await store.saveReckoning(tx, saved, reckoned);
    await store.savePersons(tx, statement.id, inputs.persons, reckoned);
    return decided(null, fact('shares.computed', statement.statementNo));
  });
}

/** By the end of the period; a correction may have named another when it was drafted. */
const policyFor = (tx: Tx, villageId: VillageId, { kind, policyVersion, toDate }: store.LockedStatement): Promise<Policy | undefined> =>
  kind === 'correction' && policyVersion !== null ? readPolicy(tx, villageId, policyVersion) : policyOn(tx, villageId, toDate);

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
