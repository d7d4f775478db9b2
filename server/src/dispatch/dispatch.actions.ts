// The dispatcher's look at a job: who could take it, in numbers, and the dispatcher's own choice.
import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import type { TripStop } from '@pitulungan/contracts/trips';
import type { Context } from '../context.ts';
import { offerTrip } from '../jobs/trips.actions.ts';
import type { Actor, DONE, Outcome } from '../platform/perform.ts';
import { toCandidates } from './candidates.rules.ts';
import { readZone, zoneOfJob } from './dispatch.store.ts';
import { rankCouriers } from './engine.rules.ts';
import { lookUp } from './planning.actions.ts';
import { policyInForce } from './policy-numbers.rules.ts';
import { prepareZone } from './zone-state.rules.ts';

/** Everybody in the village for one job and what was put together with it, ranked as the engine would now: undefined when the village has no such job. */
export const candidatesFor = (ctx: Context, villageId: VillageId, jobId: JobId): Promise<Candidate[] | undefined> => candidatesForTrip(ctx, villageId, [jobId]);

async function candidatesForTrip(ctx: Context, villageId: VillageId, jobIds: readonly JobId[]): Promise<Candidate[] | undefined> {
  const zoneId = jobIds[0] && (await zoneOfJob(ctx, villageId, jobIds[0]));
  if (!zoneId) return undefined;
  const rows = await readZone(ctx, { villageId, zoneId, only: jobIds });
  const now = ctx.clock.now();
  const policy = policyInForce(rows.village.settings, rows.village.policy.numbers);
  const { state } = await lookUp(ctx, villageId, prepareZone(rows, { zoneId, now, policy, everybody: true }));
  if (state.jobs.length === 0) return undefined;
  const onBreak = new Set<string>(rows.couriers.filter(({ duty }) => duty === 'BREAK').map(({ id }) => id));
  return toCandidates(rankCouriers(state, policy, now / 60_000), state.couriers, onBreak);
}

export interface OfferByHand {
  key: string;
  jobIds: readonly JobId[];
  courierId: CourierId;
  /** What is missing comes last */
  stops: readonly TripStop[];
}

/** The dispatcher picks the courier; the ranking of that moment is kept with the offer. */
export async function offerByHand(ctx: Context, actor: Actor, { key, jobIds, courierId, stops }: OfferByHand): Promise<Outcome<typeof DONE>> {
  const candidates = (await candidatesForTrip(ctx, actor.villageId, jobIds)) ?? [];
  return offerTrip(ctx, actor, { jobs: jobIds, stops, seat: 1, wave: 1, courierId, key, by: 'dispatcher', candidates });
}
