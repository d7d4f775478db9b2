// An official statement of a closed year for ten thousand households, as the server reckons it: ledger, registry, every person's row, hash.
import { ILLUSTRATION } from '@pitulungan/contracts/shares/presets';
import type { Context } from '../../server/src/context.ts';
import type { Actor, Outcome } from '../../server/src/platform/perform.ts';
import { computeStatement } from '../../server/src/shares/compute.actions.ts';
import { addPolicy } from '../../server/src/shares/share-policies.actions.ts';
import { draftStatement } from '../../server/src/shares/statements.actions.ts';
import { clocked, count, median, ms, say } from './lines.ts';
import { MONTHS, type Year, YEAR } from './months.ts';

const HOUSEHOLDS = 10_000;
const ROUNDS = 3;

export async function benchOfficial(ctx: Context, { villageId, lines }: Year): Promise<void> {
  const actor: Actor = { kind: 'staff', id: `bench reckons ${villageId}`, name: 'reckons', villageId };
  await ctx.pool.query(
    `insert into share_recipient (id, village_id, kind, name) select gen_random_uuid(), $1, 'household', 'KK ' || n from generate_series(1, $2::int) n`,
    [villageId, HOUSEHOLDS],
  );
  const body = { ...ILLUSTRATION, community: { ...ILLUSTRATION.community, method: 'equal_kk' as const, programme: null } };
  const terms = { effectiveFrom: `${YEAR}-01-01`, effectiveTo: null, legalBasis: 'AD pasal 1', minutesNo: 'BA-01', body } as Parameters<typeof addPolicy>[3];
  done(await addPolicy(ctx, actor, 'policy', { ...terms, version: 'BENCH-1' }));
  const span = { from: MONTHS[0] ?? '', to: MONTHS.at(-1) ?? '' };
  const draft = { key: 'draft', ...span, corrects: null, policyVersion: null, release: 0n, releaseDecision: '' };
  let statement = done(await draftStatement(ctx, actor, draft));
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const request = { key: `compute ${round}`, statementId: statement.id, version: statement.version };
    took.push(await clocked(async () => (statement = done(await computeStatement(ctx, actor, request)))));
  }
  say(`official statement for ${count(HOUSEHOLDS)} households over ${count(lines)} lines`, ms(median(took)));
}

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`It was refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
