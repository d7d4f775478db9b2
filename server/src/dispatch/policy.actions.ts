// The dispatch numbers that a manager may change.
import type { VillageId } from '@pitulungan/contracts/ids';
import type { PolicyNumbers, PolicyVersion } from '@pitulungan/contracts/policy';
import type { Context } from '../context.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { FIRST, insertPolicy, policyVersions } from './policy.store.ts';

const MAX_HISTORY = 50;

export async function readPolicy(ctx: Context, villageId: VillageId): Promise<{ current: PolicyVersion; history: PolicyVersion[] }> {
  const [current = FIRST, ...history] = await policyVersions(ctx.db, villageId, MAX_HISTORY + 1);
  return { current, history: current.version === 1 ? [FIRST] : history };
}

/** Compare and set: `version` is the one that was on the screen. */
export function changePolicy(
  ctx: Context,
  actor: Actor,
  change: { key: string; numbers: PolicyNumbers; note: string; version: number },
): Promise<Outcome<{ version: number }>> {
  return perform(ctx, { actor, key: change.key, name: 'changePolicy', input: change }, async (tx) => {
    const [current = FIRST] = await policyVersions(tx, actor.villageId, 1);
    if (current.version !== change.version) return refused('POLICY_CHANGED');
    const version = current.version + 1;
    const { numbers, note } = change;
    await insertPolicy(tx, { villageId: actor.villageId, version, numbers, note, byName: actor.name, at: ctx.clock.now() });
    return decided({ version }, [{ type: 'policy.changed', touched: {}, note: note === '' ? `v${version}` : note }]);
  });
}
