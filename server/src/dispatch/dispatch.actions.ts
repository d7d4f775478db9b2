// The dispatcher's look at a job: who could take it, in numbers, and the dispatcher's own choice.
import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import type { Context } from '../context.ts';
import { offerTrip } from '../jobs/trips.actions.ts';
import type { Actor, DONE, Outcome } from '../platform/perform.ts';
import { toCandidates } from './candidates.rules.ts';
import { readZone, zoneOfJob } from './dispatch.store.ts';
import { rankCouriers } from './engine.rules.ts';
import { lookUp } from './planning.actions.ts';
import { policyInForce } from './policy-numbers.rules.ts';
import { prepareZone } from './zone-state.rules.ts';

/** Everybody in the village for one job, ranked as the engine would now: undefined when the village has no such job. */
export async function candidatesFor(ctx: Context, villageId: VillageId, jobId: JobId): Promise<Candidate[] | undefined> {
  const zoneId = await zoneOfJob(ctx, villageId, jobId);
  if (!zoneId) return undefined;
  const rows = await readZone(ctx, { villageId, zoneId, only: jobId });
  const now = ctx.clock.now();
  const policy = policyInForce(rows.village.settings, rows.village.policy.numbers);
  const { state } = await lookUp(ctx, villageId, prepareZone(rows, { zoneId, now, policy, pressure: 0, everybody: true }));
  const [job] = state.jobs;
  if (!job) return undefined;
  const onBreak = new Set<string>(rows.couriers.filter(({ duty }) => duty === 'BREAK').map(({ id }) => id));
  return toCandidates(rankCouriers(job, state, policy, now / 60_000), state.couriers, onBreak);
}

/** The dispatcher picks the courier; the ranking of that moment is kept with the offer. */
export async function offerByHand(ctx: Context, actor: Actor, choice: { key: string; jobId: JobId; courierId: CourierId }): Promise<Outcome<typeof DONE>> {
  const candidates = (await candidatesFor(ctx, actor.villageId, choice.jobId)) ?? [];
  return offerTrip(ctx, actor, {
    jobs: [choice.jobId],
    stops: [],
    seat: 1,
    wave: 1,
    courierId: choice.courierId,
    key: choice.key,
    by: 'dispatcher',
    candidates,
  });
}
