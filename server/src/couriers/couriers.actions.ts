import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import type { Instant } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import { lockCourier, saveDuty, type CourierState } from './couriers.store.ts';
import { afterSilence, dutyFor, wishDuty } from './duty.rules.ts';

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

export const courierFor = (tx: Tx, villageId: VillageId, courierId: CourierId): Promise<CourierState | undefined> => lockCourier(tx, villageId, courierId);

/** Brings BUSY in line with the jobs a courier holds now; called by whatever gave or took one. Resets the silence count when they answered. */
export async function followJobs(ctx: Context, tx: Tx, at: { villageId: VillageId; courierId: CourierId; answered?: boolean }): Promise<void> {
  const courier = await lockCourier(tx, at.villageId, at.courierId);
  if (!courier) return;
  const duty = dutyFor(courier.duty, courier.activeJobs);
  await saveDuty(tx, at.courierId, { ...(duty === courier.duty ? {} : { duty }), ...(at.answered ? { unansweredOffers: 0 } : {}), now: ctx.clock.now() });
}

/** An offer ran out unanswered. Returns whether the courier was taken off duty. */
export async function noteSilence(ctx: Context, tx: Tx, at: { villageId: VillageId; courierId: CourierId; limit: number }): Promise<boolean> {
  const courier = await lockCourier(tx, at.villageId, at.courierId);
  if (!courier) return false;
  const after = afterSilence(courier, at.limit);
  await saveDuty(tx, at.courierId, { ...(after.wentOff ? { duty: after.duty } : {}), unansweredOffers: after.unansweredOffers, now: ctx.clock.now() });
  return after.wentOff;
}
