// The planning loop: one worker at a time reads a zone, lets the engine decide, keeps the plan, and carries it out. Whoever else
// moves a job in between wins: each offer asks again under the lock, and asks whether this worker still holds the zone.
import { randomUUID } from 'node:crypto';
import type { CourierId, JobId, PlanId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import type { TripStop } from '@pitulungan/contracts/trips';
import type { TravelSource } from '@pitulungan/contracts/zones';
import type { Context } from '../context.ts';
import { giveUpJob, releaseJob } from '../jobs/offers.actions.ts';
import { offerTrip } from '../jobs/trips.actions.ts';
import { decided, DONE, perform, refused, systemActor } from '../platform/perform.ts';
import { rankedOf, toCandidates } from './candidates.rules.ts';
import { readStreets, readZone, zonesWithWork } from './dispatch.store.ts';
import { draftPlan, ENGINE_VERSION, finishPlan } from './engine.rules.ts';
import { exactChoice } from './exact-choice.actions.ts';
import { decodeInputs, encodeInputs, encodePlan, type PlanInputs } from './plan-codec.rules.ts';
import { insertPlan } from './plans.store.ts';
import { policyInForce } from './policy-numbers.rules.ts';
import { giveLease, holdsLease, keepLease, saveTravel, takeLease, wakeVillage, type Lease } from './zone-lease.store.ts';
import type { ZoneRows } from './zone-rows.ts';
import { prepareZone, withTravel, type Prepared } from './zone-state.rules.ts';
import type { ZonePlan, ZoneState } from './zone-state.ts';

export interface Round {
  /** busy, early, gone: nothing was planned, and why; an early one is due after `waitMs` */
  kind: 'planned' | 'busy' | 'early' | 'gone';
  waitMs: number;
  /** Somebody asked while it ran */
  again: boolean;
}

/** Notes that zones should be looked at again, for a fact of their village; those that are run by hand are left alone. */
export const wakeZonesOf = (ctx: Context, villageId: VillageId): Promise<{ zoneId: ZoneId; wanted: string }[]> => wakeVillage(ctx, villageId);
export { zonesWithWork };

/** One round of a zone, if nobody else plans it and the last round was `leastMs` ago. */
export async function planRound(ctx: Context, zoneId: ZoneId, leastMs: number): Promise<Round> {
  const leasing = await takeLease(ctx, zoneId, leastMs);
  if (leasing.kind !== 'leased') return { kind: leasing.kind, waitMs: leasing.kind === 'early' ? leasing.waitMs : 0, again: false };
  const { lease } = leasing;
  let again: boolean;
  try {
    await think(ctx, lease);
  } finally {
    again = await giveLease(ctx, lease); // in any case: the next round need not wait for the lease to run out
  }
  return { kind: 'planned', waitMs: 0, again };
}

async function think(ctx: Context, lease: Lease): Promise<void> {
  const { villageId, zoneId } = lease;
  if (lease.mode === 'manual') return;
  const rows = await readZone(ctx, { villageId, zoneId });
  if (!needsPlan(rows)) return;
  const policy = policyInForce(rows.village.settings, rows.village.policy.numbers);
  const now = ctx.clock.now();
  const prepared = prepareZone(rows, { zoneId, now, policy });
  const { state, travel } = await lookUp(ctx, villageId, prepared);
  const began = performance.now();
  const { inputs, plan } = await decide(ctx, { state, policy, now: now / 60_000, choice: null });
  const kept = await insertPlan(ctx, {
    ...{ id: randomUUID() as PlanId, villageId, zoneId, zoneName: lease.name, fence: lease.fence, at: now, travel, inputs },
    ...{ engine: ENGINE_VERSION, policyVersion: rows.village.policy.version, decisions: encodePlan(plan), ms: performance.now() - began },
    ...{ jobs: state.jobs.length, couriers: state.couriers.length, offers: plan.offers.length + plan.additions.length },
  });
  if (!kept) return;
  await carryOut(ctx, lease, { plan, couriers: state.couriers });
  if (travel !== lease.travel) await noteTravel(ctx, lease, travel);
}

/** The engine thinks about what will be kept: what comes back from the store is what it knew. */
async function decide(ctx: Context, known: PlanInputs): Promise<{ inputs: string; plan: ZonePlan }> {
  const { state, policy, now } = decodeInputs(encodeInputs(known));
  const draft = draftPlan(state, policy, now);
  const choice = await exactChoice(ctx, draft);
  return { inputs: encodeInputs({ ...known, choice }), plan: finishPlan(draft, choice) };
}

const needsPlan = ({ jobs }: ZoneRows): boolean =>
  jobs.some(({ openOffers, held, pinnedTo, excluded }) => openOffers.length === 0 || held || pinnedTo !== null || excluded.length > 0);

/** Road distances where there are any. */
export async function lookUp(ctx: Context, villageId: VillageId, { state, sources, targets }: Prepared): Promise<{ state: ZoneState; travel: TravelSource }> {
  const { metres, travel } = await ctx.routing.table({ villageId, sources, targets, streets: () => readStreets(ctx, villageId) });
  return { state: withTravel(state, metres), travel };
}

const RENEW_AFTER_MS = 2_000;

async function carryOut(ctx: Context, lease: Lease, { plan, couriers }: { plan: ZonePlan; couriers: ZoneState['couriers'] }): Promise<void> {
  const { villageId } = lease;
  const actor = systemActor(villageId);
  for (const { jobId } of plan.withdrawals) await releaseJob(ctx, actor, { key: randomUUID(), jobId: jobId as JobId, how: 'withdraw' });
  const seats = new Map<string, number>();
  let renewed = performance.now();
  for (const trip of [...plan.offers, ...plan.additions]) {
    if (performance.now() - renewed > RENEW_AFTER_MS) {
      if (!(await keepLease(ctx, lease))) return;
      renewed = performance.now();
    }
    const jobs = trip.jobIds as readonly JobId[];
    const seat = 1 + Math.max(...jobs.map((id) => seats.get(id) ?? 0));
    const outcome = await offerTrip(ctx, actor, {
      ...{ jobs, seat, wave: trip.wave, by: 'planner', key: null, courierId: trip.courierId as CourierId },
      stops: trip.stops.flatMap(({ kind, jobIds }) => jobIds.map((jobId): TripStop => ({ kind, jobId: jobId as JobId }))),
      candidates: toCandidates(rankedOf(trip), couriers),
      guard: (tx) => holdsLease(tx, lease),
    });
    if (outcome.ok) for (const id of jobs) seats.set(id, seat);
    else ctx.log.debug({ jobs, courierId: trip.courierId, why: outcome.refusal.code }, 'planned offer was overtaken');
  }
  for (const { jobId } of plan.human) await giveUpJob(ctx, { villageId, jobId: jobId as JobId });
}

/** The desk is told that distances come from somewhere else now: above all, that the routing server is silent. */
async function noteTravel(ctx: Context, lease: Lease, travel: TravelSource): Promise<void> {
  const { zoneId, villageId } = lease;
  await perform(ctx, { actor: systemActor(villageId), key: null, name: 'noteTravel' }, async (tx) => {
    if (!(await holdsLease(tx, lease))) return refused('ZONE_CHANGED');
    await saveTravel(tx, zoneId, travel);
    return decided(DONE, [
      { type: 'zone.changed', touched: { zones: [zoneId] }, note: travel === 'fallback' ? 'server rute diam, garis lurus dipakai' : travel },
    ]);
  });
}
