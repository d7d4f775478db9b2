// Policies of the revenue share: written, changed while nothing approved names them, ended.
import type { VillageId } from '@pitulungan/contracts/ids';
import { policyProblems } from '@pitulungan/contracts/shares/policy-check';
import type { PolicyBody } from '@pitulungan/contracts/shares/policy';
import type { PolicyDraft, SharePolicyView } from '@pitulungan/contracts/shares/views';
import type { Context } from '../context.ts';
import { sqlState } from '../platform/database.ts';
import { type Actor, decided, type NewFact, type Outcome, perform, refused } from '../platform/perform.ts';
import * as store from './share-policies.store.ts';

type Terms = Omit<PolicyDraft, 'version'>;

const saved = (version: string): NewFact[] => [{ type: 'shares.policy_saved', touched: {}, note: version }];

export async function addPolicy(ctx: Context, actor: Actor, key: string, draft: PolicyDraft): Promise<Outcome<SharePolicyView>> {
  const wrong = problemsOf(draft.body);
  if (wrong) return wrong;
  const { villageId, name } = actor;
  return withoutOverlap(() =>
    perform(ctx, { actor, key, name: 'addSharePolicy', input: draft }, async (tx) => {
      if (await store.readPolicy(tx, villageId, draft.version)) return refused('SHARE_POLICY_NAME_TAKEN');
      await store.insertPolicy(tx, { villageId, draft, byName: name, now: ctx.clock.now() });
      return decided(await store.policyView(tx, villageId, draft.version), saved(draft.version));
    }),
  );
}

export async function changePolicy(
  ctx: Context,
  actor: Actor,
  change: { key: string; version: string; terms: Terms; rowVersion: number },
): Promise<Outcome<SharePolicyView>> {
  const { key, version, terms, rowVersion } = change;
  const wrong = problemsOf(terms.body);
  if (wrong) return wrong;
  const { villageId, name } = actor;
  return withoutOverlap(() =>
    perform(ctx, { actor, key, name: 'changeSharePolicy', input: change }, async (tx) => {
      if (!(await store.lockPolicy(tx, villageId, version))) return refused('NOT_FOUND');
      const current = await store.policyView(tx, villageId, version);
      if (current.frozen) return refused('SHARE_POLICY_FROZEN');
      if (current.rowVersion !== rowVersion) return refused('SHARE_POLICY_MOVED_ON');
      await store.savePolicy(tx, { villageId, version, terms, byName: name, now: ctx.clock.now() });
      return decided(await store.policyView(tx, villageId, version), saved(version));
    }),
  );
}

export async function endPolicy(ctx: Context, actor: Actor, end: { key: string; version: string; effectiveTo: string }): Promise<Outcome<SharePolicyView>> {
  const { villageId } = actor;
  const { version, effectiveTo } = end;
  return withoutOverlap(() =>
    perform(ctx, { actor, key: end.key, name: 'endSharePolicy', input: end }, async (tx) => {
      if (!(await store.lockPolicy(tx, villageId, version))) return refused('NOT_FOUND');
      const { effectiveFrom } = await store.policyView(tx, villageId, version);
      const until = await store.approvedUntil(tx, villageId, version);
      if (effectiveTo < effectiveFrom || (until !== null && effectiveTo < until)) return refused('SHARE_POLICY_END_WRONG');
      await store.endPolicy(tx, villageId, version, effectiveTo);
      return decided(await store.policyView(tx, villageId, version), saved(version));
    }),
  );
}

/** The sentences of policyProblems, by the rule they belong to; both languages, because a field has room for one text. */
function problemsOf(body: PolicyBody): ReturnType<typeof refused> | null {
  const problems = policyProblems(body);
  if (problems.length === 0) return null;
  return refused('SHARE_POLICY_WRONG', Object.fromEntries(problems.map(({ at, sentence }) => [at, `${sentence.id} / ${sentence.en}`])));
}

const OVERLAP = '23P01';

async function withoutOverlap<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === OVERLAP) return refused('SHARE_POLICY_OVERLAPS');
    throw error;
  }
}

export const listPolicies = (ctx: Pick<Context, 'db'>, villageId: VillageId): Promise<SharePolicyView[]> => store.listPolicies(ctx.db, villageId);
