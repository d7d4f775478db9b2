// Slots in the tables: who rides where, what was let go early, and the locks under which places are given away.
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Database, Tx } from '../platform/database.ts';

/** Orders that ended without goods leave their place to others. */
const LEFT = ['REJECTED', 'EXPIRED', 'CANCELLED'];

/** Places in slots are given to one order after the other: held until the transaction ends. */
export async function lockPlaces(tx: Tx, villageId: VillageId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('slots'), ${villageId}::int)`;
}

/** How many orders ride in each slot after `from`, by release (epoch ms). */
export async function slotLoad(tx: Tx | Database, villageId: VillageId, from: Date): Promise<Map<number, number>> {
  const rows = await tx.order.groupBy({ by: ['slotAt'], where: { villageId, slotAt: { gt: from }, status: { notIn: LEFT } }, _count: true });
  return new Map(rows.flatMap(({ slotAt, _count }) => (slotAt ? [[slotAt.getTime(), _count] as const] : [])));
}

export async function releasedSlots(tx: Tx | Database, villageId: VillageId, from: Date): Promise<Map<number, number>> {
  const rows = await tx.slotRelease.findMany({ where: { villageId, slotAt: { gte: from } } });
  return new Map(rows.map(({ slotAt, releasedAt }) => [slotAt.getTime(), releasedAt.getTime()]));
}

export interface Rider {
  slotAt: Date;
  rt: number | null;
  rw: number | null;
  lat: number;
  lng: number;
  stallLat: number;
  stallLng: number;
}

/** Everybody who rides in one of these slots: places only, for counting and for the length of the way. */
export async function riders(tx: Tx | Database, villageId: VillageId, slotsAt: readonly Date[]): Promise<Rider[]> {
  const rows = await tx.order.findMany({
    where: { villageId, slotAt: { in: [...slotsAt] }, status: { notIn: LEFT } },
    select: { slotAt: true, rt: true, rw: true, lat: true, lng: true, merchant: { select: { lat: true, lng: true } } },
  });
  return rows.flatMap(({ slotAt, merchant, ...row }) => (slotAt ? [{ ...row, slotAt, stallLat: merchant.lat, stallLng: merchant.lng }] : []));
}

/** Others of the same RT and RW in the same slot. */
export const neighboursOf = (tx: Tx | Database, of: { villageId: VillageId; orderId: OrderId; slotAt: Date; rt: number; rw: number }): Promise<number> =>
  tx.order.count({ where: { villageId: of.villageId, slotAt: of.slotAt, rt: of.rt, rw: of.rw, id: { not: of.orderId }, status: { notIn: LEFT } } });

export interface Move {
  orderId: OrderId;
  from: Date;
  to: Date;
  at: Date;
  by: string;
  agreedWith: string;
  reason: string;
}

/** In one statement, as the trigger orders_slot_is_fixed demands; the version grows with saveOrder. */
export async function writeMove(tx: Tx, move: Move): Promise<void> {
  await tx.order.update({
    where: { id: move.orderId },
    data: {
      slotAt: move.to,
      slotMovedFrom: move.from,
      slotMovedAt: move.at,
      slotMovedBy: move.by,
      slotAgreedWith: move.agreedWith,
      slotMovedReason: move.reason,
    },
  });
  await tx.job.updateMany({ where: { orderId: move.orderId }, data: { slotAt: move.to } });
}

export const writeRelease = (tx: Tx, release: { villageId: VillageId; slotAt: Date; releasedAt: Date; releasedBy: string }): Promise<unknown> =>
  tx.slotRelease.upsert({ where: { villageId_slotAt: { villageId: release.villageId, slotAt: release.slotAt } }, create: release, update: {} });

/** Jobs of a slot that still wait for its release, oldest first; locks their orders. */
export async function lockWaitingJobs(tx: Tx, villageId: VillageId, slotAt: Date, now: Date): Promise<{ id: string; orderId: string }[]> {
  return tx.$queryRaw<{ id: string; orderId: string }[]>`
    select j.id, j.order_id as "orderId" from orders o join job j on j.order_id = o.id
     where o.village_id = ${villageId} and o.slot_at = ${slotAt} and j.slot_at > ${now} and j.status in ('QUEUED', 'NO_COURIER')
     order by o.id for update of o`;
}

export const letGo = async (tx: Tx, jobIds: readonly string[], now: Date): Promise<void> =>
  void (await tx.job.updateMany({ where: { id: { in: [...jobIds] } }, data: { slotAt: now, version: { increment: 1 } } }));
