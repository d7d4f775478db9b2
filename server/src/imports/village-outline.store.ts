import type { VillageId } from '@pitulungan/contracts/ids';
import { type VillageCode, VillageMap } from '@pitulungan/contracts/villages';
import type { Database, Tx } from '../platform/database.ts';

export interface VillageOnMap {
  id: VillageId;
  name: string;
  map: VillageMap;
}

export const codesOfVillages = async (db: Database): Promise<string[]> =>
  (await db.village.findMany({ select: { code: true }, orderBy: { code: 'asc' } })).map(({ code }) => code);

export async function villageOnMap(db: Database | Tx, code: VillageCode): Promise<VillageOnMap | undefined> {
  const row = await db.village.findUnique({ where: { code }, select: { id: true, name: true, map: true } });
  return row ? { id: row.id as VillageId, name: row.name, map: VillageMap.parse(row.map) } : undefined;
}

export async function saveMap(tx: Tx, id: VillageId, change: { map: VillageMap; name: string }): Promise<void> {
  const { center } = change.map;
  await tx.village.update({ where: { id }, data: { name: change.name, map: change.map, centerLat: center.lat, centerLng: center.lng } });
}
