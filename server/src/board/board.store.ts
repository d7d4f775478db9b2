// The read side: what a fact touched, and whole boards. It reads the tables of several subjects and writes none.
import { BOARD_VERSION, type Board } from '@pitulungan/contracts/board';
import type { Changes } from '@pitulungan/contracts/facts';
import type { VillageId } from '@pitulungan/contracts/ids';
import { Settings } from '@pitulungan/contracts/settings';
import type { Tx } from '../platform/database.ts';
import type { Touched } from '../platform/perform.ts';
import { courierView, depositView, jobView, merchantView, offerView, orderView, withCourier, withDeposit, withJob, withMerchant, withOffer, withOrder } from './board.views.ts';

const MAX_ON_BOARD = 5_000;

/** Views of what changed, in the order in which it was named. Keys without entries stay away. */
export async function readTouched(tx: Tx, villageId: VillageId, touched: Touched): Promise<Changes> {
  const among = (ids: readonly string[] | undefined) => ({ villageId, id: { in: [...(ids ?? [])] } });
  const changes: Changes = {};
  if (touched.orders?.length) changes.orders = (await tx.order.findMany({ where: among(touched.orders), include: withOrder })).map(orderView);
  if (touched.jobs?.length) changes.jobs = (await tx.job.findMany({ where: among(touched.jobs), include: withJob })).map(jobView);
  if (touched.offers?.length) changes.offers = (await tx.offer.findMany({ where: among(touched.offers), include: withOffer })).map(offerView);
  if (touched.couriers?.length) changes.couriers = (await tx.courier.findMany({ where: among(touched.couriers), include: withCourier })).map(courierView);
  if (touched.deposits?.length) changes.deposits = (await tx.deposit.findMany({ where: among(touched.deposits), include: withDeposit })).map(depositView);
  if (touched.merchants?.length) changes.merchants = (await tx.merchant.findMany({ where: among(touched.merchants), include: withMerchant })).map(merchantView);
  if (touched.settings) changes.settings = Settings.parse((await tx.village.findUniqueOrThrow({ where: { id: villageId }, select: { settings: true } })).settings);
  return changes;
}

/** Everything of a village that is open or closed at or after `since`, and the sequence up to which that is true. */
export async function readBoard(tx: Tx, villageId: VillageId, since: Date): Promise<{ changes: Changes; sequence: number }> {
  const live = { villageId, OR: [{ closedAt: null }, { closedAt: { gte: since } }] };
  const orders = await tx.order.findMany({ where: live, include: withOrder, take: MAX_ON_BOARD, orderBy: { placedAt: 'desc' } });
  const jobs = await tx.job.findMany({ where: live, include: withJob, take: MAX_ON_BOARD, orderBy: { queuedAt: 'desc' } });
  const offers = await tx.offer.findMany({ where: { villageId, status: { in: ['OPEN', 'ACCEPTED'] }, job: live }, include: withOffer });
  const couriers = await tx.courier.findMany({ where: { villageId }, include: withCourier });
  const deposits = await tx.deposit.findMany({ where: { villageId, OR: [{ status: { in: ['DECLARED', 'DISCREPANCY'] } }, { countedAt: { gte: since } }] }, include: withDeposit });
  const { settings } = await tx.village.findUniqueOrThrow({ where: { id: villageId }, select: { settings: true } });
  return {
    changes: { orders: orders.map(orderView), jobs: jobs.map(jobView), offers: offers.map(offerView), couriers: couriers.map(courierView), deposits: deposits.map(depositView), settings: Settings.parse(settings) },
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
  };
}
