import type { VillageId } from '@pitulungan/contracts/ids';
import type { Settings } from '@pitulungan/contracts/settings';
import type { LatLng } from '@pitulungan/contracts/place';
import type { Outline, VillageMap, VillageView } from '@pitulungan/contracts/villages';
import type { Context } from '../context.ts';
import { turnAllZones } from '../dispatch/zones.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import * as store from './villages.store.ts';

export const villages = (ctx: Context): Promise<VillageView[]> => store.listVillages(ctx.db);
export const listVillageIds = async (ctx: Context): Promise<VillageId[]> => (await store.listVillages(ctx.db)).map(({ id }) => id);
export const villageByCode = (ctx: Context, code: string): Promise<VillageView | undefined> => store.villageByCode(ctx.db, code);
export const villageOf = (ctx: Context, id: VillageId): Promise<VillageView> => store.villageById(ctx.db, id);
export const villageMap = (ctx: Context, id: VillageId): Promise<VillageMap> => store.mapOf(ctx.db, id);
export const villageCenter = (ctx: Context, id: VillageId): Promise<LatLng> => store.centerOf(ctx.db, id);
/** Inside a transaction only its own connection may be asked: a second one from the pool would wait for the first, for ever. */
export const outlineIn = (tx: Tx, id: VillageId): Promise<Outline> => store.outlineOf(tx, id);
export const settingsOf = async (ctx: Pick<Context, 'db'>, id: VillageId): Promise<Settings> => (await store.readSettings(ctx.db, id)).settings;
export const settingsIn = async (tx: Tx, id: VillageId): Promise<Settings> => (await store.readSettings(tx, id)).settings;
export const settingsWithVersion = (ctx: Context, id: VillageId) => store.readSettings(ctx.db, id);

export function changeSettings(
  ctx: Context,
  actor: Actor,
  change: { key: string; settings: Settings; version: number },
): Promise<Outcome<{ version: number }>> {
  return perform(ctx, { actor, key: change.key, name: 'changeSettings', input: change }, async (tx) => {
    const { mode } = (await store.readSettings(tx, actor.villageId)).settings.dispatch;
    if (!(await store.saveSettings(tx, actor.villageId, change))) return refused('SETTINGS_CHANGED');
    const wanted = change.settings.dispatch.mode; // the village's own switch turns all its zones; each may be turned by itself afterwards
    const zones = wanted === mode ? [] : await turnAllZones(tx, actor.villageId, wanted);
    return decided({ version: change.version + 1 }, [{ type: 'village.settings_changed', touched: { settings: true, zones } }]);
  });
}
