// Plans a village: reads, asks the planner, makes its offers. Whoever else moves a job in between wins: each offer asks again
// under the lock.
import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Context } from '../context.ts';
import { giveUpJob, makeOffer } from '../jobs/offers.actions.ts';
import { systemActor, type Actor, type DONE, type Outcome } from '../platform/perform.ts';
import type { LastPosition } from '../platform/presence.ts';
import { settingsOf } from '../villages/villages.actions.ts';
import { couriersAtWork, openJobs, type CourierAtWork, type OpenJob } from './dispatch.store.ts';
import { planDispatch, rankCandidates, type PlannerCourier, type PlannerJob, type PlannerPolicy } from './planner.rules.ts';

const policyOf = (settings: Settings): PlannerPolicy => ({
  maxActiveJobs: settings.dispatch.maxActiveJobs,
  positionFreshMs: settings.waiting.positionFreshMs,
  declineCooldownMs: settings.waiting.declineCooldownMs,
  noCourierMs: settings.waiting.noCourierMs,
  softCashLimit: rupiahFromJson(settings.cash.softLimit),
});

/** One round. Returns how many offers were made. */
export async function planVillage(ctx: Context, villageId: VillageId): Promise<number> {
  const settings = await settingsOf(ctx, villageId);
  const open = await openJobs(ctx, villageId);
  if (open.length === 0 || settings.dispatch.mode === 'manual') return 0;
  const { couriers, jobs } = await lookUp(ctx, { villageId, open, detourFactor: settings.dispatch.detourFactor });
  const plan = planDispatch({ jobs, couriers }, policyOf(settings), ctx.clock.now());
  for (const { jobId, courierId, candidates } of plan.offers) {
    const outcome = await makeOffer(ctx, systemActor(villageId), { jobId, courierId, candidates, by: 'planner', key: null });
    if (!outcome.ok) ctx.log.debug({ jobId, courierId, why: outcome.refusal.code }, 'planned offer was overtaken');
  }
  for (const jobId of plan.giveUps) await giveUpJob(ctx, { villageId, jobId });
  return plan.offers.length;
}

/** Ranked couriers for one job, for the dispatcher: undefined when the village has no such job. */
export async function candidatesFor(ctx: Context, villageId: VillageId, jobId: JobId): Promise<Candidate[] | undefined> {
  const settings = await settingsOf(ctx, villageId);
  const open = await openJobs(ctx, villageId, jobId);
  const { couriers, jobs } = await lookUp(ctx, { villageId, open, detourFactor: settings.dispatch.detourFactor });
  return jobs[0] ? rankCandidates(jobs[0], couriers, policyOf(settings), ctx.clock.now()) : undefined;
}

/** The dispatcher picks the courier; the ranking of that moment is kept with the offer. */
export async function offerByHand(ctx: Context, actor: Actor, choice: { key: string; jobId: JobId; courierId: CourierId }): Promise<Outcome<typeof DONE>> {
  const candidates = (await candidatesFor(ctx, actor.villageId, choice.jobId)) ?? [];
  return makeOffer(ctx, actor, { ...choice, by: 'dispatcher', candidates });
}

async function lookUp(
  ctx: Context,
  at: { villageId: VillageId; open: OpenJob[]; detourFactor: number },
): Promise<{ couriers: PlannerCourier[]; jobs: PlannerJob[] }> {
  const working = await couriersAtWork(ctx, at.villageId);
  const positions = new Map((await ctx.presence.list(at.villageId)).map((position) => [position.courierId, position]));
  const couriers = working.map(({ speedMps: _, ...courier }) => ({ ...courier, positionAtMs: positions.get(courier.id)?.happenedAtMs ?? null }));
  const jobs: PlannerJob[] = [];
  for (const { pickup, ...job } of at.open) jobs.push({ ...job, legs: await legsTo(ctx, { pickup, working, positions, detourFactor: at.detourFactor }) });
  return { couriers, jobs };
}

interface Approach {
  pickup: OpenJob['pickup'];
  working: CourierAtWork[];
  positions: Map<CourierId, LastPosition>;
  detourFactor: number;
}

async function legsTo(ctx: Context, { pickup, working, positions, detourFactor }: Approach): Promise<PlannerJob['legs']> {
  const placed = working.flatMap(({ id, speedMps }) => {
    const position = positions.get(id);
    return position ? [{ id, pin: position.pin, speedMps }] : [];
  });
  const legs = await ctx.routing.legsTo(placed, pickup, detourFactor);
  return new Map(placed.flatMap(({ id }, i) => (legs[i] ? [[id, legs[i]] as const] : [])));
}
