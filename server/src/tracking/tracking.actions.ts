// Positions come in, and a resident asks after their order.
import type { PositionReport, PositionView } from '@pitulungan/contracts/couriers';
import { VEHICLES, type Vehicle } from '@pitulungan/contracts/couriers';
import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { OrderItem } from '@pitulungan/contracts/orders';
import type { TrackingView } from '@pitulungan/contracts/tracking';
import { orderCode, paymentView } from '../board/board.views.ts';
import { trackedDelivery } from '../orders/slots.reading.actions.ts';
import type { Context } from '../context.ts';
import type { TrackedOrder } from '../orders/links.store.ts';
import { mayOrder } from '../orders/orders.rules.ts';
import type { LastPosition } from '../platform/presence.ts';
import { straightLeg } from '../platform/routing.ts';
import { settingsOf, villageCenter } from '../villages/villages.actions.ts';
import { isEnded, stageOf } from './stage.rules.ts';
import { blurForResident, etaMinutes, judgePosition } from './tracking.rules.ts';
import { appendHistory, dutyOf, lastSequenceOf, trackedOrder, type HistoryRow, type TrackedRow } from './tracking.store.ts';

/** Takes a courier's reports. Returns what moved the live mark, if anything, and how many were of no use. */
export async function reportPositions(
  ctx: Context,
  from: { villageId: VillageId; courierId: CourierId },
  reports: readonly PositionReport[],
): Promise<{ live: LastPosition | undefined; accepted: number }> {
  const { villageId, courierId } = from;
  const onDuty = (await dutyOf(ctx, courierId)) !== 'OFF';
  const center = await villageCenter(ctx, villageId);
  const now = ctx.clock.now();
  const history: HistoryRow[] = [];
  let live: LastPosition | undefined;
  for (const report of [...reports].sort((a, b) => Date.parse(b.happenedAt) - Date.parse(a.happenedAt))) {
    const last = live ?? (await ctx.presence.get(villageId, courierId));
    const verdict = judgePosition(report, { onDuty, center, last, now });
    if (verdict !== 'live' && verdict !== 'history') continue;
    history.push({ villageId, courierId, report, receivedAtMs: now });
    if (verdict === 'history') continue;
    const position: LastPosition = {
      courierId,
      pin: report.pin,
      accuracyM: report.accuracyM,
      headingDeg: report.headingDeg,
      happenedAtMs: Date.parse(report.happenedAt),
      receivedAtMs: now,
    };
    if (await ctx.presence.put(villageId, position)) live = position;
  }
  await appendHistory(ctx, history);
  return { live, accepted: history.length };
}

export const positionView = (position: LastPosition, now: number): PositionView => ({
  courierId: position.courierId,
  pin: position.pin,
  accuracyM: position.accuracyM,
  headingDeg: position.headingDeg,
  at: new Date(position.happenedAtMs).toISOString(),
  ageMs: Math.max(0, now - position.happenedAtMs),
});

/** What the buyer may see of their order now. */
export async function trackingView(ctx: Context, tracked: TrackedOrder): Promise<TrackingView | undefined> {
  const row = await trackedOrder(ctx, tracked.villageId, tracked.orderId);
  if (!row) return undefined;
  const status = row.status as OrderStatus;
  const stage = stageOf(status, row.job?.status as JobStatus | undefined);
  return {
    sequence: await lastSequenceOf(ctx, tracked.orderId),
    code: orderCode(row.number),
    ...villageOf(row),
    stage,
    orderStatus: status,
    stageAt: stageAt(row).toISOString(),
    merchantName: row.merchant.name,
    merchantSlow: SLOW.has(row.attention),
    ...(isEnded(stage) ? { courierName: null, drop: null } : whileOpen(row)),
    courier: stage === 'COMING_TO_YOU' ? await courierOnTheWay(ctx, row) : null,
    delivery: await trackedDelivery(ctx, row),
    items: (row.items as OrderItem[]).map(({ name, unit, quantity, total }) => ({ name, unit, quantity, total })),
    total: rupiahToJson(row.goods + row.feeCustomer),
    payment: paymentView(row.payment),
    times: timesOf(row),
    mayCancel: mayOrder({ status }, 'cancel', 'R'),
    receiverName: stage === 'DELIVERED' ? (row.job?.receiverName ?? null) : null,
  };
}

const SLOW = new Set<string | null>(['MERCHANT_SLOW', 'MERCHANT_SILENT']);
const villageOf = ({ village }: TrackedRow) => ({ village: village.name, villageCode: village.code, demo: village.demo });
const stageAt = (row: TrackedRow): Date => row.closedAt ?? row.job?.statusAt ?? row.readyAt ?? row.confirmedAt ?? row.placedAt;

/** After the end the page tells no courier and no address. */
const whileOpen = (row: TrackedRow): Pick<TrackingView, 'courierName' | 'drop'> => ({
  courierName: row.job?.courier?.name.split(' ')[0] ?? null,
  drop: { rt: row.rt, rw: row.rw, patokan: row.patokan, pin: { lat: row.lat, lng: row.lng } },
});

function timesOf(row: TrackedRow): TrackingView['times'] {
  const handedOver = row.deliveredAt ?? (row.job?.status === 'DELIVERED' ? row.job.statusAt : null);
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return { placedAt: row.placedAt.toISOString(), confirmedAt: iso(row.confirmedAt), readyAt: iso(row.readyAt), deliveredAt: iso(handedOver) };
}

async function courierOnTheWay(ctx: Context, row: TrackedRow): Promise<TrackingView['courier']> {
  const courier = row.job?.courier;
  const position = courier ? await ctx.presence.get(row.villageId as VillageId, courier.id as CourierId) : undefined;
  if (!courier || !position) return null;
  const door = { lat: row.lat, lng: row.lng };
  const { detourFactor } = (await settingsOf(ctx, row.villageId as VillageId)).dispatch;
  const { travelS } = straightLeg({ pin: position.pin, speedMps: VEHICLES[courier.vehicle as Vehicle].speedMps }, door, detourFactor);
  return {
    pin: blurForResident(position.pin, door),
    at: new Date(position.happenedAtMs).toISOString(),
    ageMs: Math.max(0, ctx.clock.now() - position.happenedAtMs),
    etaMinutes: etaMinutes(travelS),
  };
}
