// Slots at work: an order is given its place, a dispatcher moves it or lets it go early, and a missed slot raises a flag.
import type { JobId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { Refusal } from '@pitulungan/contracts/refusals';
import type { Settings } from '@pitulungan/contracts/settings';
import type { DeliveryChoice } from '@pitulungan/contracts/slots';
import type { Context } from '../context.ts';
import { lockFund } from '../funds/reservations.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, systemActor, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import type { Order } from './order.ts';
import { lockOrder, saveOrder } from './orders.store.ts';
import { chooseDelivery, isSlotMissed, joinSlot, jobSlotAt, moveRefusal, LOOK_AHEAD_MS, releasesBetween, type Chosen, type SlotLoad } from './slots.rules.ts';
import * as store from './slots.store.ts';

type Done = typeof DONE;

interface Frame {
  villageId: VillageId;
  settings: Settings;
  now: number;
}

/** The place of an order that is being placed. Takes the lock of places: ask for it last. */
export async function chooseFor(
  tx: Tx,
  { villageId, settings, now }: Frame,
  choice: DeliveryChoice | undefined,
): Promise<{ ok: true; chosen: Chosen } | { ok: false; refusal: Refusal }> {
  if (settings.slots.times.length > 0) await store.lockPlaces(tx, villageId);
  const { tariff, fund } = settings.delivery.express;
  return chooseDelivery(choice, {
    settings: settings.slots,
    load: await loadOf(tx, villageId, now),
    fund: choice?.kind === 'express' && choice.payer === 'fund' && fund !== null ? ((await lockFund(tx, villageId, fund))?.free ?? null) : null,
    expressTariff: rupiahFromJson(tariff),
    now,
  });
}

async function loadOf(tx: Tx, villageId: VillageId, now: number): Promise<SlotLoad> {
  const from = new Date(now);
  return { taken: await store.slotLoad(tx, villageId, from), released: new Set((await store.releasedSlots(tx, villageId, from)).keys()) };
}

/** When the job of an order that has just been packed may be offered (epoch ms); null: at once. */
export async function jobSlotOf(tx: Tx, order: Order): Promise<number | null> {
  if (order.slotAt === null) return null;
  const released = await store.releasedSlots(tx, order.villageId, new Date(order.slotAt));
  return jobSlotAt(order.slotAt, released.get(order.slotAt) ?? null);
}

export interface MoveSlot {
  key: string;
  orderId: OrderId;
  slotAt: string;
  agreedWith: string;
  reason: string;
}

/** The only way in which a slot changes: a signed-in person, who asked somebody, with a reason that the buyer reads. */
export function moveSlot(ctx: Context, actor: Actor, move: MoveSlot): Promise<Outcome<Done>> {
  return perform(ctx, { actor, key: move.key, name: 'moveSlot', input: move }, async (tx) => {
    const order = await lockOrder(tx, actor.villageId, move.orderId);
    return order ? moved(ctx, tx, { order, actor, move }) : refused('NOT_FOUND');
  });
}

async function moved(ctx: Context, tx: Tx, { order, actor, move }: { order: Order; actor: Actor; move: MoveSlot }): Promise<Decision<Done>> {
  const job = await tx.job.findUnique({ where: { villageId_orderId: { villageId: order.villageId, orderId: order.id } }, select: { id: true, status: true } });
  const why = moveRefusal(order, job?.status as JobStatus | undefined);
  if (why !== undefined || order.slotAt === null) return refused(why ?? 'NOT_IN_A_SLOT');
  await store.lockPlaces(tx, order.villageId);
  const { slots } = await settingsIn(tx, order.villageId);
  const now = ctx.clock.now();
  const slot = joinSlot(Date.parse(move.slotAt), await loadOf(tx, order.villageId, now), slots, now);
  if (!slot.ok) return slot;
  await store.writeMove(tx, {
    orderId: order.id,
    from: new Date(order.slotAt),
    to: new Date(slot.slotAt),
    at: new Date(now),
    by: actor.name,
    agreedWith: move.agreedWith,
    reason: move.reason,
  });
  await saveOrder(tx, { ...order, slotAt: slot.slotAt, attention: order.attention === 'SLOT_MISSED' ? null : order.attention });
  const note = `${move.reason} (${move.agreedWith})`;
  return decided(DONE, [{ type: 'order.slot_moved', orderId: order.id, note, touched: { orders: [order.id], jobs: job ? [job.id as JobId] : [] } }]);
}

export interface ReleaseSlot {
  key: string;
  slotAt: string;
  /** null: the whole slot, and what is packed for it afterwards */
  jobIds: readonly JobId[] | null;
}

/** Lets a slot, or some of its jobs, go before its time: from now on they are offered. */
export function releaseSlot(ctx: Context, actor: Actor, release: ReleaseSlot): Promise<Outcome<{ released: number }>> {
  return perform(ctx, { actor, key: release.key, name: 'releaseSlot', input: release }, async (tx) => {
    const slotAt = new Date(release.slotAt);
    const now = new Date(ctx.clock.now());
    if (slotAt <= now) return refused('SLOT_RELEASED');
    if (!(await isSlot(tx, actor.villageId, { slotAt, now }))) return refused('NOT_FOUND');
    const waiting = await store.lockWaitingJobs(tx, actor.villageId, slotAt, now);
    const chosen = release.jobIds === null ? waiting : waiting.filter(({ id }) => release.jobIds?.includes(id as JobId));
    if (release.jobIds !== null && chosen.length !== new Set(release.jobIds).size) return refused('JOB_MOVED_ON');
    if (release.jobIds === null) await store.writeRelease(tx, { villageId: actor.villageId, slotAt, releasedAt: now, releasedBy: actor.name });
    await store.letGo(
      tx,
      chosen.map(({ id }) => id),
      now,
    );
    return decided({ released: chosen.length }, [
      ...(release.jobIds === null ? [{ type: 'slot.released' as const, note: slotAt.toISOString(), touched: {} }] : []),
      ...chosen.map(({ id, orderId }): NewFact => ({
        type: 'job.released',
        jobId: id as JobId,
        orderId: orderId as OrderId,
        touched: { jobs: [id as JobId] },
      })),
    ]);
  });
}

/** A release of the settings, or one in which somebody rides although the settings have changed since. */
async function isSlot(tx: Tx, villageId: VillageId, { slotAt, now }: { slotAt: Date; now: Date }): Promise<boolean> {
  const { slots } = await settingsIn(tx, villageId);
  const listed = releasesBetween(slots.times, now.getTime(), now.getTime() + LOOK_AHEAD_MS).includes(slotAt.getTime());
  return listed || (await store.slotLoad(tx, villageId, now)).has(slotAt.getTime());
}

/** The slot's alarm rang: flags the order if the stall has not packed it. Again and again without harm. */
export function watchSlot(ctx: Context, at: { villageId: VillageId; orderId: OrderId }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor: systemActor(at.villageId), key: null, name: 'watchSlot' }, async (tx) => {
    const order = await lockOrder(tx, at.villageId, at.orderId);
    const { waiting } = await settingsIn(tx, at.villageId);
    if (!order || !isSlotMissed(order, waiting, ctx.clock.now())) return decided(DONE, []);
    await saveOrder(tx, { ...order, attention: 'SLOT_MISSED' });
    return decided(DONE, [{ type: 'order.attention_raised', orderId: order.id, note: 'SLOT_MISSED', touched: { orders: [order.id] } }]);
  });
}
