// Plans that were made: read with their reasons, and replayed.
import type { PlanId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import type { PlanDetail, PlannedTrip, PlanView, Replay } from '@pitulungan/contracts/plans';
import { toInstant } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { rankedOf, toCandidates } from './candidates.rules.ts';
import { ENGINE_VERSION, planZone } from './engine.rules.ts';
import { decodeInputs, decodePlan, encodePlan } from './plan-codec.rules.ts';
import * as store from './plans.store.ts';
import type { TripPlan, ZonePlan, ZoneState } from './zone-state.ts';

const MS_PER_MIN = 60_000;
const MAX_LISTED = 100;

export const dropOldPlans = (ctx: Context): Promise<number> => store.dropOldPlans(ctx);

/** The newest first; `before` for the next page. */
export const listPlans = (ctx: Context, at: { villageId: VillageId; zoneId?: ZoneId | undefined; before?: string | undefined }): Promise<PlanView[]> =>
  store.listPlans(ctx, { ...at, before: at.before === undefined ? ctx.clock.now() + MS_PER_MIN : Date.parse(at.before), limit: MAX_LISTED });

/** undefined: no such plan, or older than a month. */
export async function readPlan(ctx: Context, villageId: VillageId, id: PlanId): Promise<PlanDetail | undefined> {
  const stored = await store.readPlan(ctx, villageId, id);
  return stored && detailOf(stored);
}

/** What the last plan of each zone would do next; nothing of a zone that was not planned within the minute. */
export async function standingPlans(ctx: Context, villageId: VillageId): Promise<PlanDetail[]> {
  const stored = await store.newestPlans(ctx, { villageId, since: ctx.clock.now() - MS_PER_MIN });
  return stored.map(detailOf);
}

function detailOf({ view, inputs, decisions }: store.StoredPlan): PlanDetail {
  const plan = decodePlan(decisions);
  return {
    plan: view,
    trips: tripsOf(plan, decodeInputs(inputs).state),
    holds: holdsOf(plan),
    human: plan.human.map((each) => ({ ...each }) as PlanDetail['human'][number]),
  };
}

function tripsOf(plan: ZonePlan, state: ZoneState): PlannedTrip[] {
  const trip = (kind: PlannedTrip['kind'], each: TripPlan, wave: number): PlannedTrip => ({
    kind,
    jobIds: [...each.jobIds] as PlannedTrip['jobIds'],
    courierId: each.courierId as PlannedTrip['courierId'],
    stops: each.stops.flatMap(({ kind: act, jobIds }) => jobIds.map((jobId) => ({ kind: act, jobId: jobId as PlannedTrip['jobIds'][number] }))),
    wave,
    departAt: toInstant(each.departAt * MS_PER_MIN),
    pickupAt: toInstant(each.pickupAt * MS_PER_MIN),
    endAt: toInstant(each.endAt * MS_PER_MIN),
    distanceM: each.distanceM,
    candidates: toCandidates(rankedOf(each), state.couriers),
  });
  return [
    ...plan.offers.map((each) => trip('offer', each, each.wave)),
    ...plan.additions.map((each) => trip('addition', each, each.wave)),
    ...plan.tentative.map((each) => trip('tentative', each, 1)),
  ];
}

const holdsOf = (plan: ZonePlan): PlanDetail['holds'] =>
  plan.holds.map(({ jobId, reason, until }) => ({
    jobId: jobId as PlannedTrip['jobIds'][number],
    reason,
    until: until === null ? null : toInstant(until * MS_PER_MIN),
  }));

/** Does the same knowledge give the same decision, byte for byte? undefined: no such plan. */
export async function replayPlan(ctx: Context, villageId: VillageId, id: PlanId): Promise<Replay | undefined> {
  const stored = await store.readPlan(ctx, villageId, id);
  if (!stored) return undefined;
  const madeBy = stored.view.engine;
  if (madeBy !== ENGINE_VERSION) return { same: false, engine: ENGINE_VERSION, madeBy }; // it knew other things, and its numbers meant something else
  const { state, policy, now, choice } = decodeInputs(stored.inputs);
  return { same: encodePlan(planZone(state, policy, now, choice)) === stored.decisions, engine: ENGINE_VERSION, madeBy };
}
