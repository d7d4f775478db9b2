// Which slot an order rides in. Times of day are Asia/Jakarta, which has no daylight saving: every day has 24 hours.
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { WaitingTimes } from '@pitulungan/contracts/settings';
import type { DeliveryChoice, ExpressPayer, SlotSettings, SlotTime } from '@pitulungan/contracts/slots';
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import type { Attention } from '@pitulungan/contracts/orders';
import type { Rupiah } from '@pitulungan/contracts/money';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';

const DAY_MS = 86_400_000;
/** How far ahead the next open slot is looked for. */
export const LOOK_AHEAD_MS = 7 * DAY_MS;

/** Milliseconds after midnight of "09:00" or "09:00:30". */
export function timeOfDayMs(time: SlotTime): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/** Releases after `from`, up to and including `to`, in order. Epoch ms. */
export function releasesBetween(times: readonly SlotTime[], from: number, to: number): number[] {
  const ofDay = times.map(timeOfDayMs).sort((a, b) => a - b);
  const releases: number[] = [];
  for (let day = startOfBusinessDate(businessDate(from)); day <= to; day += DAY_MS) releases.push(...ofDay.map((time) => day + time));
  return releases.filter((at) => at > from && at <= to);
}

/** Closed from the cut-off on: nobody joins at the very moment. */
export const closesAt = (slotAt: number, { cutoffMs }: Pick<SlotSettings, 'cutoffMs'>): number => slotAt - cutoffMs;

export interface SlotLoad {
  /** Orders that ride already, by release (epoch ms) */
  taken: ReadonlyMap<number, number>;
  /** Let go before their time: nobody joins any more */
  released: ReadonlySet<number>;
}

type Slotted = { ok: true; slotAt: number } | { ok: false; refusal: Refusal };
const no = (code: 'SLOT_CLOSED' | 'SLOT_FULL'): Slotted => ({ ok: false, refusal: refusal(code) });

/** The slot that was asked for, if one can still join it. */
export function joinSlot(slotAt: number, load: SlotLoad, settings: SlotSettings, now: number): Slotted {
  const exists = releasesBetween(settings.times, now, now + LOOK_AHEAD_MS).includes(slotAt);
  if (!exists || load.released.has(slotAt) || now >= closesAt(slotAt, settings)) return no('SLOT_CLOSED');
  return (load.taken.get(slotAt) ?? 0) >= settings.capacity ? no('SLOT_FULL') : { ok: true, slotAt };
}

/** The first slot that one can still join. */
export function nextSlot(load: SlotLoad, settings: SlotSettings, now: number): Slotted {
  const open = releasesBetween(settings.times, now, now + LOOK_AHEAD_MS).find((slotAt) => joinSlot(slotAt, load, settings, now).ok);
  return open === undefined ? no('SLOT_FULL') : { ok: true, slotAt: open };
}

/** Decided when the order is placed and frozen with it. */
export type Chosen = { kind: 'direct' } | { kind: 'slot'; slotAt: number } | { kind: 'express'; payer: ExpressPayer };

export interface ChoiceFrame {
  settings: SlotSettings;
  load: SlotLoad;
  /** What the fund can still pay; null where no fund is named */
  fund: Rupiah | null;
  expressTariff: Rupiah;
  now: number;
}

export function chooseDelivery(choice: DeliveryChoice | undefined, frame: ChoiceFrame): { ok: true; chosen: Chosen } | { ok: false; refusal: Refusal } {
  if (choice?.kind === 'express') return chooseExpress(choice.payer, frame);
  if (frame.settings.times.length === 0) return choice ? { ok: false, refusal: refusal('SLOT_CLOSED') } : { ok: true, chosen: { kind: 'direct' } };
  const slot = choice ? joinSlot(Date.parse(choice.slotAt), frame.load, frame.settings, frame.now) : nextSlot(frame.load, frame.settings, frame.now);
  return slot.ok ? { ok: true, chosen: { kind: 'slot', slotAt: slot.slotAt } } : slot;
}

function chooseExpress(payer: ExpressPayer, { settings, fund, expressTariff }: ChoiceFrame): { ok: true; chosen: Chosen } | { ok: false; refusal: Refusal } {
  if (settings.times.length === 0) return { ok: false, refusal: refusal('EXPRESS_NOT_OFFERED') };
  if (payer === 'fund' && (fund === null || fund < expressTariff)) return { ok: false, refusal: refusal('EXPRESS_NOT_FUNDED') };
  return { ok: true, chosen: { kind: 'express', payer } };
}

/** When the job of an order may be offered: with its slot, or from when that was let go; null: at once. A late stall goes at once. */
export const jobSlotAt = (slotAt: number | null, releasedAt: number | null): number | null => (slotAt === null ? null : (releasedAt ?? slotAt));

export interface Riding {
  status: OrderStatus;
  slotAt: number | null;
  attention: Attention | null;
}

/** Not packed although its slot has left: a person asks the buyer. Flags about the stall's silence stay on top. */
export function isSlotMissed(order: Riding, { slotMissedMs }: Pick<WaitingTimes, 'slotMissedMs'>, now: number): boolean {
  const unpacked = order.status === 'PLACED' || order.status === 'CONFIRMED';
  const unflagged = order.attention === null || order.attention === 'POSSIBLE_DUPLICATE';
  return unpacked && unflagged && order.slotAt !== null && now >= order.slotAt + slotMissedMs;
}

/** Why an order cannot change its slot, or undefined: it rides in one, is not on its way, and no courier is asked for it. */
export function moveRefusal({ status, slotAt }: Pick<Riding, 'status' | 'slotAt'>, job: JobStatus | undefined): RefusalCode | undefined {
  if (!BEFORE_PICKUP.has(status)) return 'ORDER_MOVED_ON';
  if (slotAt === null) return 'NOT_IN_A_SLOT';
  return job === undefined || job === 'QUEUED' || job === 'NO_COURIER' ? undefined : 'JOB_MOVED_ON';
}
const BEFORE_PICKUP = new Set<OrderStatus>(['PLACED', 'CONFIRMED', 'READY']);

export interface SlotCost {
  /** Per order, whole rupiah */
  incentive: Rupiah;
  costPerKm: Rupiah;
  /** There and back, mean over the slot's orders, metres */
  roundTripM: number;
  /** Most orders in one trip */
  perTrip: number;
}

/**
 * What bringing one order costs the village (shadow cost): the courier's incentive and its part of the way. Orders of one RT/RW
 * share trips of at most `perTrip`; each trip goes there and back once. null: nobody rides.
 */
export function costPerOrder(ordersByArea: readonly number[], cost: SlotCost): Rupiah | null {
  const orders = ordersByArea.reduce((sum, count) => sum + count, 0);
  if (orders === 0) return null;
  const trips = ordersByArea.reduce((sum, count) => sum + Math.ceil(count / cost.perTrip), 0);
  const way = (cost.costPerKm * BigInt(Math.round(cost.roundTripM)) * BigInt(trips)) / (1_000n * BigInt(orders));
  return cost.incentive + way;
}
