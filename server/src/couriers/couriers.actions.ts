import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import type { Instant } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { keepStops } from '@pitulungan/contracts/stops';
import type { TripStop } from '@pitulungan/contracts/trips';
import { countCouriers, lockCourier, saveDuty, saveShiftEnd, saveStops, type CourierState } from './couriers.store.ts';
import { afterSilence, dutyFor, shiftEndProblem, wishDuty } from './duty.rules.ts';
import { addStops, reorderStops } from './stops.rules.ts';

export interface DutyWish {
  key: string;
  courierId: CourierId;
  duty: 'ON' | 'BREAK' | 'OFF';
  happenedAt: Instant;
}

export async function setDuty(ctx: Context, actor: Actor, wish: DutyWish): Promise<Outcome<typeof DONE>> {
  const { courierId } = wish;
  const outcome = await perform(ctx, { actor, key: wish.key, name: 'setDuty', input: wish }, async (tx) => {
    const courier = await lockCourier(tx, actor.villageId, courierId);
    if (!courier) return refused('NOT_FOUND');
    const decision = wishDuty(courier.duty, wish.duty);
    if (!decision.ok) return decision;
    if (decision.next === courier.duty) return decided(DONE, []);
    await saveDuty(tx, courierId, { duty: decision.next, unansweredOffers: 0, now: ctx.clock.now() });
    return decided(DONE, [{ type: 'courier.duty_changed', touched: { couriers: [courierId] }, courierId, note: decision.next, happenedAt: wish.happenedAt }]);
  });
  if (outcome.ok && wish.duty === 'OFF') await ctx.presence.remove(actor.villageId, courierId);
  return outcome;
}

export function setShiftEnd(
  ctx: Context,
  actor: Actor,
  wish: { key: string; courierId: CourierId; until: Instant | null; happenedAt: Instant },
): Promise<Outcome<typeof DONE>> {
  const { courierId, until, happenedAt } = wish;
  return perform(ctx, { actor, key: wish.key, name: 'setShiftEnd', input: wish }, async (tx) => {
    const courier = await lockCourier(tx, actor.villageId, courierId);
    if (!courier) return refused('NOT_FOUND');
    const problem = shiftEndProblem(courier.duty, until === null ? null : Date.parse(until), Date.parse(happenedAt));
    if (problem) return { ok: false, refusal: problem };
    await saveShiftEnd(tx, courierId, until);
    return decided(DONE, [{ type: 'courier.shift_set', touched: { couriers: [courierId] }, courierId, happenedAt }]);
  });
}

export const courierFor = (tx: Tx, villageId: VillageId, courierId: CourierId): Promise<CourierState | undefined> => lockCourier(tx, villageId, courierId);

interface Following {
  villageId: VillageId;
  courierId: CourierId;
  /** They answered: the count of silences begins anew */
  answered?: boolean;
  /** Of a trip that became theirs, in order */
  stops?: readonly TripStop[];
}

export const areCouriers = async (tx: Tx, villageId: VillageId, ids: readonly CourierId[]): Promise<boolean> =>
  (await countCouriers(tx, villageId, ids)) === new Set(ids).size;

/** Brings BUSY and the stops in line with the jobs a courier holds now; called by whatever gave or took one, or changed what is left of it. */
export async function followJobs(ctx: Context, tx: Tx, at: Following): Promise<void> {
  const courier = await lockCourier(tx, at.villageId, at.courierId);
  if (!courier) return;
  const duty = dutyFor(courier.duty, courier.activeJobs);
  await saveDuty(tx, at.courierId, { ...(duty === courier.duty ? {} : { duty }), ...(at.answered ? { unansweredOffers: 0 } : {}), now: ctx.clock.now() });
  await saveStops(tx, at.courierId, keepStops(addStops(courier.stops, at.stops ?? []), courier.jobs));
}

/** An offer ran out unanswered. Returns whether the courier was taken off duty. */
export async function noteSilence(ctx: Context, tx: Tx, at: { villageId: VillageId; courierId: CourierId; limit: number }): Promise<boolean> {
  const courier = await lockCourier(tx, at.villageId, at.courierId);
  if (!courier) return false;
  const after = afterSilence(courier, at.limit);
  await saveDuty(tx, at.courierId, { ...(after.wentOff ? { duty: after.duty } : {}), unansweredOffers: after.unansweredOffers, now: ctx.clock.now() });
  return after.wentOff;
}

/** A dispatcher arranges what is left of a courier's way. */
export function arrangeStops(ctx: Context, actor: Actor, wish: { key: string; courierId: CourierId; stops: TripStop[] }): Promise<Outcome<typeof DONE>> {
  const { courierId, stops } = wish;
  return perform(ctx, { actor, key: wish.key, name: 'arrangeStops', input: { courierId, stops } }, async (tx) => {
    const courier = await lockCourier(tx, actor.villageId, courierId);
    if (!courier) return refused('NOT_FOUND');
    const decision = reorderStops(stops, courier.jobs);
    if (!decision.ok) return decision;
    await saveStops(tx, courierId, decision.next);
    return decided(DONE, [{ type: 'courier.stops_changed', touched: { couriers: [courierId] }, courierId }]);
  });
}
