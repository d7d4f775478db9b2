// Who rides with you: the coming slots as the order screen shows them. Counts only, never who.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, rupiahToJson } from '@pitulungan/contracts/money';
import { distanceM } from '@pitulungan/contracts/place';
import type { Settings } from '@pitulungan/contracts/settings';
import type { SlotsView, SlotView } from '@pitulungan/contracts/slots';
import { toInstant } from '@pitulungan/contracts/time';
import type { TrackedDelivery } from '@pitulungan/contracts/tracking';
import { deliveryView } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import { fundNow, quoteTrip } from '../funds/reservations.actions.ts';
import { settingsOf } from '../villages/villages.actions.ts';
import { closesAt, costPerOrder, LOOK_AHEAD_MS, releasesBetween, type SlotCost } from './slots.rules.ts';
import { neighboursOf, releasedSlots, riders, type Rider } from './slots.store.ts';

/** Slots that can still be joined, at most this many: a day of the usual four. */
const SHOWN = 4;
/** The way of a slot in which nobody rides yet: half a village there, and back. */
const USUAL_ROUND_TRIP_M = 1_600;

export interface Area {
  rt?: number | undefined;
  rw?: number | undefined;
}

export async function comingSlots(ctx: Context, villageId: VillageId, area: Area): Promise<SlotsView> {
  const settings = await settingsOf(ctx, villageId);
  const now = ctx.clock.now();
  const released = await releasedSlots(ctx.db, villageId, new Date(now));
  const open = releasesBetween(settings.slots.times, now, now + LOOK_AHEAD_MS)
    .filter((slotAt) => now < closesAt(slotAt, settings.slots) && !released.has(slotAt))
    .slice(0, SHOWN);
  const riding = await riders(
    ctx.db,
    villageId,
    open.map((slotAt) => new Date(slotAt)),
  );
  const inSlot = (slotAt: number) => riding.filter((rider) => rider.slotAt.getTime() === slotAt);
  return {
    slots: open.map((slotAt) => slotView(slotAt, { riding: inSlot(slotAt), area, settings })),
    fee: await feeNow(ctx, villageId, settings),
    express: open.length === 0 ? null : await express(ctx, villageId, settings),
  };
}

function slotView(slotAt: number, { riding, area, settings }: { riding: Rider[]; area: Area; settings: Settings }): SlotView {
  const cost = costOf(riding, settings);
  const counts = countByArea(riding);
  const mine = keyOf(area.rt ?? null, area.rw ?? null);
  const near = counts.get(mine) ?? 0;
  const withMe = new Map(counts).set(mine, near + 1);
  const now = costPerOrder([...counts.values()], cost);
  return {
    slotAt: toInstant(slotAt),
    closesAt: toInstant(closesAt(slotAt, settings.slots)),
    full: riding.length >= settings.slots.capacity,
    orders: riding.length,
    neighbours: isKnown(area) ? near : null,
    costNow: now === null ? null : rupiahToJson(now),
    costWithYou: rupiahToJson(costPerOrder([...withMe.values()], cost) ?? cost.incentive),
  };
}

const isKnown = ({ rt, rw }: Area): boolean => rt !== undefined && rw !== undefined;
const keyOf = (rt: number | null, rw: number | null): string => `${rt ?? '-'}/${rw ?? '-'}`;

function countByArea(riding: readonly Rider[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rt, rw } of riding) counts.set(keyOf(rt, rw), (counts.get(keyOf(rt, rw)) ?? 0) + 1);
  return counts;
}

function costOf(riding: readonly Rider[], settings: Settings): SlotCost {
  const oneWay = riding.map(({ lat, lng, stallLat, stallLng }) => distanceM({ lat, lng }, { lat: stallLat, lng: stallLng }));
  const mean = oneWay.reduce((sum, metres) => sum + metres, 0) / oneWay.length;
  return {
    incentive: rupiahFromJson(settings.delivery.courierIncentive),
    costPerKm: rupiahFromJson(settings.delivery.costPerKm),
    roundTripM: oneWay.length === 0 ? USUAL_ROUND_TRIP_M : 2 * mean * settings.dispatch.detourFactor,
    perTrip: settings.dispatch.maxActiveJobs,
  };
}

async function express(ctx: Context, villageId: VillageId, settings: Settings): Promise<SlotsView['express']> {
  const { tariff, fund } = settings.delivery.express;
  const named = fund === null ? undefined : await fundNow(ctx.db, villageId, fund);
  const funded = named !== undefined && named.free >= rupiahFromJson(tariff);
  const alone = costPerOrder([1], costOf([], settings));
  return { tariff, payers: funded ? ['buyer', 'fund'] : ['buyer'], fund: funded ? named.name : null, cost: rupiahToJson(alone ?? 0n) };
}

async function feeNow(ctx: Context, villageId: VillageId, settings: Settings): Promise<SlotsView['fee']> {
  const { fee, fund } = await quoteTrip(ctx.db, { villageId, lock: false }, settings.delivery);
  return { customer: rupiahToJson(fee.customer), fund: rupiahToJson(fee.fund), bumdes: rupiahToJson(fee.bumdes), fundName: fund?.name ?? null };
}

type TrackedRow = Parameters<typeof deliveryView>[0] & { id: string; villageId: number; rt: number | null; rw: number | null };

/** What the buyer reads about the trip of their own order. */
export async function trackedDelivery(ctx: Context, row: TrackedRow): Promise<TrackedDelivery> {
  const delivery = deliveryView(row);
  if (delivery.kind !== 'slot') return delivery;
  const { id, villageId, rt, rw, slotAt } = row;
  const neighbours =
    rt === null || rw === null || slotAt === null
      ? null
      : await neighboursOf(ctx.db, { villageId: villageId as VillageId, orderId: id as OrderId, slotAt, rt, rw });
  return { ...delivery, neighbours, moved: delivery.moved && { from: delivery.moved.from, reason: delivery.moved.reason } };
}
