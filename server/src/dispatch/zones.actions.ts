// How a village is split into zones, and how each of them is planned.
import { randomUUID } from 'node:crypto';
import type { CourierId, VillageId, ZoneId } from '@pitulungan/contracts/ids';
import type { ZoneMode, ZoneView } from '@pitulungan/contracts/zones';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type Outcome } from '../platform/perform.ts';
import * as rules from './zones.rules.ts';
import * as store from './zones.store.ts';

type Done = typeof DONE;

export const listZones = (ctx: Context, villageId: VillageId): Promise<ZoneView[]> => store.zonesOf(ctx.db, villageId);
/** For the village's own switch, inside its transaction. */
export const turnAllZones = (tx: Tx, villageId: VillageId, mode: ZoneMode): Promise<ZoneId[]> => store.saveModeOfAll(tx, villageId, mode);

export function changeZoneMode(ctx: Context, actor: Actor, change: { key: string; zoneId: ZoneId; mode: ZoneMode; version: number }): Promise<Outcome<Done>> {
  const { zoneId, mode, version } = change;
  return perform<Done>(ctx, { actor, key: change.key, name: 'changeZoneMode', input: change }, async (tx) => {
    const zone = (await store.lockZones(tx, actor.villageId)).find(({ id }) => id === zoneId);
    if (!zone) return refused('NOT_FOUND');
    if (zone.version !== version) return refused('ZONE_CHANGED');
    if (zone.mode === mode) return decided(DONE, []);
    await store.saveZone(tx, zoneId, { mode });
    return decided(DONE, [{ type: 'zone.changed', touched: { zones: [zoneId] }, note: mode }]);
  });
}

/** The new zone is planned as the old one is. */
export function splitZone(ctx: Context, actor: Actor, split: rules.Split & { key: string }): Promise<Outcome<{ zoneId: ZoneId }>> {
  return perform<{ zoneId: ZoneId }>(ctx, { actor, key: split.key, name: 'splitZone', input: split }, async (tx) => {
    const zones = await store.lockZones(tx, actor.villageId);
    const decision = rules.splitZone(zones, split);
    if (!decision.ok) return decision;
    const id = randomUUID() as ZoneId;
    const mode = zones.find((zone) => zone.id === split.zoneId)?.mode ?? 'auto';
    await store.saveZone(tx, split.zoneId, { rws: decision.left }); // first: an RW is never in two zones
    await store.insertZone(tx, { id, villageId: actor.villageId, name: split.name, rws: decision.taken, mode });
    return decided({ zoneId: id }, [{ type: 'zone.changed', touched: { zones: [split.zoneId, id] }, note: split.name }]);
  });
}

export function joinZone(ctx: Context, actor: Actor, join: rules.Join & { key: string }): Promise<Outcome<Done>> {
  const { zoneId, into } = join;
  return perform<Done>(ctx, { actor, key: join.key, name: 'joinZone', input: join }, async (tx) => {
    const decision = rules.joinZone(await store.lockZones(tx, actor.villageId), join);
    if (!decision.ok) return decision;
    const couriers = await store.dissolveZone(tx, zoneId, decision.toDefault ? null : into);
    await store.saveZone(tx, into, { rws: decision.rws });
    return decided(DONE, [{ type: 'zone.changed', touched: { zones: [zoneId, into], couriers } }]);
  });
}

export function setCourierZone(ctx: Context, actor: Actor, wish: { key: string; courierId: CourierId; zoneId: ZoneId | null }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor, key: wish.key, name: 'setCourierZone', input: wish }, async (tx) => {
    const zone = (await store.lockZones(tx, actor.villageId)).find(({ id }) => id === wish.zoneId);
    if (wish.zoneId !== null && !zone) return refused('NOT_FOUND');
    const zoneId = zone && !rules.isDefault(zone) ? zone.id : null; // who may go anywhere belongs to the default zone
    if (!(await store.saveCourierZone(tx, { villageId: actor.villageId, courierId: wish.courierId, zoneId }))) return refused('NOT_FOUND');
    return decided(DONE, [{ type: 'zone.changed', touched: { couriers: [wish.courierId] }, courierId: wish.courierId }]);
  });
}
