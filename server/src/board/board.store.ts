// The read side: what a fact touched, and whole boards. It reads the tables of several subjects and writes none.
import { BOARD_VERSION, type Board } from '@pitulungan/contracts/board';
import type { Changes } from '@pitulungan/contracts/facts';
import type { VillageId } from '@pitulungan/contracts/ids';
import { Settings } from '@pitulungan/contracts/settings';
import type { Tx } from '../platform/database.ts';
import type { Touched } from '../platform/perform.ts';
import {
  courierView,
  depositView,
  jobView,
  merchantView,
  offerView,
  orderView,
  withCourier,
  withDeposit,
  withJob,
  withMerchant,
  withOffer,
  withOrder,
  zoneView,
} from './board.views.ts';

const MAX_ON_BOARD = 5_000;

/** Views of what changed. Keys without entries stay away. */
export async function readTouched(tx: Tx, villageId: VillageId, touched: Touched): Promise<Changes> {
  const changes: Changes = {};
  const fill = async <Key extends keyof typeof READERS>(key: Key): Promise<void> => {
    const ids = touched[key];
    if (ids && ids.length > 0) changes[key] = (await READERS[key](tx, { villageId, id: { in: [...ids] } })) as never;
  };
  for (const key of Object.keys(READERS) as (keyof typeof READERS)[]) await fill(key);
  if (touched.settings) changes.settings = await settingsOf(tx, villageId);
  const lost = (touched.zones ?? []).filter((id) => !changes.zones?.some((zone) => zone.id === id)); // joined to another
  if (lost.length > 0) changes.gone = { zones: lost };
  return changes;
}

interface Among {
  villageId: VillageId;
  id: { in: string[] };
}

const READERS = {
  orders: async (tx: Tx, where: Among) => (await tx.order.findMany({ where, include: withOrder })).map(orderView),
  jobs: async (tx: Tx, where: Among) => (await tx.job.findMany({ where, include: withJob })).map(jobView),
  offers: async (tx: Tx, where: Among) => (await tx.offer.findMany({ where, include: withOffer })).map(offerView),
  couriers: async (tx: Tx, where: Among) => (await tx.courier.findMany({ where, include: withCourier })).map(courierView),
  deposits: async (tx: Tx, where: Among) => (await tx.deposit.findMany({ where, include: withDeposit })).map(depositView),
  merchants: async (tx: Tx, where: Among) => (await tx.merchant.findMany({ where, include: withMerchant })).map(merchantView),
  zones: async (tx: Tx, where: Among) => (await tx.zone.findMany({ where, orderBy: { id: 'asc' } })).map(zoneView),
} as const;

const settingsOf = async (tx: Tx, villageId: VillageId): Promise<Settings> =>
  Settings.parse((await tx.village.findUniqueOrThrow({ where: { id: villageId }, select: { settings: true } })).settings);

/** Everything of a village that is open or closed at or after `since`, and the sequence up to which that is true. */
export async function readBoard(tx: Tx, villageId: VillageId, since: Date): Promise<{ changes: Changes; sequence: number }> {
  const live = { villageId, OR: [{ closedAt: null }, { closedAt: { gte: since } }] };
  const orders = await tx.order.findMany({ where: live, include: withOrder, take: MAX_ON_BOARD, orderBy: { placedAt: 'desc' } });
  const jobs = await tx.job.findMany({ where: live, include: withJob, take: MAX_ON_BOARD, orderBy: { queuedAt: 'desc' } });
  const offers = await tx.offer.findMany({ where: { villageId, status: { in: ['OPEN', 'ACCEPTED'] }, job: live }, include: withOffer });
  const couriers = await tx.courier.findMany({ where: { villageId }, include: withCourier });
  const deposits = await tx.deposit.findMany({
    where: { villageId, OR: [{ status: { in: ['DECLARED', 'DISCREPANCY'] } }, { signature: null }, { countedAt: { gte: since } }] },
    include: withDeposit,
  });
  return {
    changes: {
      orders: orders.map(orderView),
      jobs: jobs.map(jobView),
      offers: offers.map(offerView),
      couriers: couriers.map(courierView),
      deposits: deposits.map(depositView),
      settings: await settingsOf(tx, villageId),
      zones: (await tx.zone.findMany({ where: { villageId } })).map(zoneView),
    },
    sequence: await lastSequence(tx, villageId),
  };
}

/**
 * The sequence up to which the facts visible in this snapshot are numbered. A fact that is committed but not yet numbered gets
 * a higher one: it is applied once more on top of a snapshot that holds it already, which changes nothing.
 */
async function lastSequence(tx: Tx, villageId: VillageId): Promise<number> {
  const last = await tx.fact.aggregate({ where: { villageId, sequence: { not: null } }, _max: { sequence: true } });
  return Number(last._max.sequence ?? 0n);
}

export function boardOf(changes: Changes, sequence: number, since: Date): Board {
  const byId = <T extends { id: string }>(list: readonly T[] | undefined) => Object.fromEntries((list ?? []).map((entity) => [entity.id, entity]));
  return {
    version: BOARD_VERSION,
    sequence,
    since: since.toISOString(),
    orders: byId(changes.orders),
    jobs: byId(changes.jobs),
    offers: byId(changes.offers),
    couriers: byId(changes.couriers),
    deposits: byId(changes.deposits),
    settings: changes.settings ?? null,
    zones: byId(changes.zones),
  };
}
