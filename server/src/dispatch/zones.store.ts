// Rows of the zone table ⇄ zones.
import type { CourierId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import { ZoneView, type ZoneMode } from '@pitulungan/contracts/zones';
import type { Database, Tx } from '../platform/database.ts';

const VIEW = { id: true, name: true, rws: true, mode: true, travel: true, version: true } as const;
const parse = (row: { id: string; name: string; rws: number[]; mode: string; travel: string; version: number }): ZoneView =>
  ZoneView.parse({ ...row, rws: row.rws.toSorted((a, b) => a - b) });

/** The default zone first, then by name. */
export const zonesOf = async (db: Database | Tx, villageId: VillageId): Promise<ZoneView[]> =>
  (await db.zone.findMany({ where: { villageId }, select: VIEW, orderBy: { name: 'asc' } })).map(parse).sort((a, b) => rank(a) - rank(b));

const rank = ({ rws }: ZoneView): number => Math.min(1, rws.length);

/** Locks all zones of a village, in one order, and reads them. */
export async function lockZones(tx: Tx, villageId: VillageId): Promise<ZoneView[]> {
  await tx.$queryRaw`select 1 from zone where village_id = ${villageId} order by id for update`;
  return zonesOf(tx, villageId);
}

/** Whoever plans this zone now lost its lease with the change: the fence moves. */
export async function saveZone(tx: Tx, id: ZoneId, change: { mode?: ZoneMode; rws?: number[] }): Promise<void> {
  await tx.zone.update({ where: { id }, data: { ...change, version: { increment: 1 }, fence: { increment: 1 }, leaseUntil: null } });
}

export async function insertZone(tx: Tx, zone: { id: ZoneId; villageId: VillageId; name: string; rws: number[]; mode: ZoneMode }): Promise<void> {
  await tx.zone.create({ data: zone });
}

/** Its couriers go to `into`, or become nobody's in particular; then the zone is gone. Gives the couriers. */
export async function dissolveZone(tx: Tx, id: ZoneId, into: ZoneId | null): Promise<CourierId[]> {
  const couriers = await tx.$queryRaw<{ id: CourierId }[]>`update courier set zone_id = ${into}::uuid where zone_id = ${id}::uuid returning id`;
  await tx.zone.delete({ where: { id } });
  return couriers.map((row) => row.id).sort();
}

/** false: no such courier. */
export async function saveCourierZone(tx: Tx, at: { villageId: VillageId; courierId: CourierId; zoneId: ZoneId | null }): Promise<boolean> {
  const { count } = await tx.courier.updateMany({ where: { id: at.courierId, villageId: at.villageId }, data: { zoneId: at.zoneId } });
  return count === 1;
}

/** The village's own switch turns all its zones. Gives those that turned. */
export async function saveModeOfAll(tx: Tx, villageId: VillageId, mode: ZoneMode): Promise<ZoneId[]> {
  const rows = await tx.$queryRaw<{ id: ZoneId }[]>`
    update zone set mode = ${mode}, version = version + 1, fence = fence + 1, lease_until = null where village_id = ${villageId} and mode <> ${mode} returning id`;
  return rows.map(({ id }) => id).sort();
}
