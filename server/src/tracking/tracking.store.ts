import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { LatLng } from '@pitulungan/contracts/place';
import type { PositionReport } from '@pitulungan/contracts/couriers';
import type { Context } from '../context.ts';
import type { LastPosition } from '../platform/presence.ts';

export interface HistoryRow {
  villageId: VillageId;
  courierId: CourierId;
  report: PositionReport;
  receivedAtMs: number;
}

/** One insert for a whole batch. */
export async function appendHistory(ctx: Context, rows: readonly HistoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.pool.query(
    `insert into position (village_id, courier_id, lat, lng, accuracy_m, heading_deg, happened_at, received_at)
     select * from unnest($1::int[], $2::uuid[], $3::float8[], $4::float8[], $5::float8[], $6::float8[], $7::timestamptz[], $8::timestamptz[])`,
    [
      rows.map((row) => row.villageId),
      rows.map((row) => row.courierId),
      rows.map(({ report }) => report.pin.lat),
      rows.map(({ report }) => report.pin.lng),
      rows.map(({ report }) => report.accuracyM),
      rows.map(({ report }) => report.headingDeg),
      rows.map(({ report }) => report.happenedAt),
      rows.map((row) => new Date(row.receivedAtMs)),
    ],
  );
}

/** Orders that a courier is bringing to the door right now (TO_DROP), and where the door is. */
export async function ordersOnTheWay(
  ctx: Context,
  villageId: VillageId,
  courierIds: readonly CourierId[],
): Promise<{ courierId: CourierId; orderId: OrderId; door: LatLng }[]> {
  const { rows } = await ctx.pool.query<{ courier_id: CourierId; order_id: OrderId; lat: number; lng: number }>(
    `select j.courier_id, j.order_id, o.lat, o.lng from job j join orders o on o.id = j.order_id where j.village_id = $1 and j.status = 'TO_DROP' and j.courier_id = any($2::uuid[])`,
    [villageId, courierIds],
  );
  return rows.map((row) => ({ courierId: row.courier_id, orderId: row.order_id, door: { lat: row.lat, lng: row.lng } }));
}

const RECENT_MS = 30 * 60_000;

/** The newest places of the last half hour: after a restart the map is not empty. */
export async function recentPositions(ctx: Context): Promise<(LastPosition & { villageId: VillageId })[]> {
  const { rows } = await ctx.pool.query<{
    village_id: VillageId;
    courier_id: CourierId;
    lat: number;
    lng: number;
    accuracy_m: number | null;
    heading_deg: number | null;
    happened_at: Date;
    received_at: Date;
  }>(
    `select distinct on (p.courier_id) p.* from position p join courier c on c.id = p.courier_id and c.duty <> 'OFF' where p.happened_at >= $1 order by p.courier_id, p.happened_at desc`,
    [new Date(ctx.clock.now() - RECENT_MS)],
  );
  return rows.map((row) => ({
    villageId: row.village_id,
    courierId: row.courier_id,
    pin: { lat: row.lat, lng: row.lng },
    accuracyM: row.accuracy_m,
    headingDeg: row.heading_deg,
    happenedAtMs: row.happened_at.getTime(),
    receivedAtMs: row.received_at.getTime(),
  }));
}

export async function dutyOf(ctx: Context, courierId: CourierId): Promise<string | undefined> {
  const { rows } = await ctx.pool.query<{ duty: string }>('select duty from courier where id = $1', [courierId]);
  return rows[0]?.duty;
}

export const trackedOrder = (ctx: Context, villageId: VillageId, orderId: OrderId) =>
  ctx.db.order.findFirst({
    where: { id: orderId, villageId },
    include: { merchant: true, payment: true, job: { include: { courier: true } }, village: { select: { name: true, code: true, demo: true } } },
  });
export type TrackedRow = NonNullable<Awaited<ReturnType<typeof trackedOrder>>>;

export async function lastSequenceOf(ctx: Context, orderId: OrderId): Promise<number> {
  const { rows } = await ctx.pool.query<{ sequence: string | null }>('select max(sequence)::text as sequence from fact where order_id = $1', [orderId]);
  return Number(rows[0]?.sequence ?? 0);
}
