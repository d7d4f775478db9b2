import type { VillageId } from '@pitulungan/contracts/ids';
import { Settings } from '@pitulungan/contracts/settings';
import { LatLng } from '@pitulungan/contracts/place';
import { Outline, VillageMap, VillageView } from '@pitulungan/contracts/villages';
import type { Database, Tx } from '../platform/database.ts';

const VIEW = { id: true, code: true, name: true, district: true, enterprise: true, demo: true } as const;

export const listVillages = async (db: Database): Promise<VillageView[]> =>
  (await db.village.findMany({ select: VIEW, orderBy: { id: 'asc' } })).map((row) => VillageView.parse(row));

export async function villageByCode(db: Database, code: string): Promise<VillageView | undefined> {
  const row = await db.village.findUnique({ where: { code }, select: VIEW });
  return row ? VillageView.parse(row) : undefined;
}

export const villageById = async (db: Database | Tx, id: VillageId): Promise<VillageView> =>
  VillageView.parse(await db.village.findUniqueOrThrow({ where: { id }, select: VIEW }));

export const mapOf = async (db: Database | Tx, id: VillageId): Promise<VillageMap> =>
  VillageMap.parse((await db.village.findUniqueOrThrow({ where: { id }, select: { map: true } })).map);

/** A part of the map, picked out by the database: with every order and every report of a courier the whole map would be too much. */
export const outlineOf = async (db: Database | Tx, id: VillageId): Promise<Outline> =>
  Outline.parse((await db.$queryRaw<{ part: unknown }[]>`select map->'outline' as part from village where id = ${id}`)[0]?.part);

export const centerOf = async (db: Database | Tx, id: VillageId): Promise<LatLng> =>
  LatLng.parse((await db.$queryRaw<{ part: unknown }[]>`select map->'center' as part from village where id = ${id}`)[0]?.part);

export async function readSettings(db: Database | Tx, id: VillageId): Promise<{ settings: Settings; version: number }> {
  const row = await db.village.findUniqueOrThrow({ where: { id }, select: { settings: true, settingsVersion: true } });
  return { settings: Settings.parse(row.settings), version: row.settingsVersion };
}

/** Compare and set: false when somebody else was faster. */
export async function saveSettings(tx: Tx, id: VillageId, change: { settings: Settings; version: number }): Promise<boolean> {
  const { count } = await tx.village.updateMany({
    where: { id, settingsVersion: change.version },
    data: { settings: change.settings, settingsVersion: change.version + 1 },
  });
  return count === 1;
}
