import type { MerchantId, ProductId, VillageId } from '@pitulungan/contracts/ids';
import type { Tx } from '../platform/database.ts';

export interface StallProduct {
  name: string;
  unit: string;
  price: bigint;
  weightG: number;
  available: boolean;
}
export interface StallForOrder {
  open: boolean;
  food: boolean;
  qrisFlow: 'Q1' | 'Q2';
  products: Map<string, StallProduct>;
}

/** What pricing needs of a stall; undefined when the village has no such stall. */
export async function stallForOrder(tx: Tx, villageId: VillageId, id: MerchantId, productIds: readonly ProductId[]): Promise<StallForOrder | undefined> {
  const row = await tx.merchant.findFirst({
    where: { villageId, id },
    select: { open: true, food: true, qrisFlow: true, products: { where: { id: { in: [...productIds] } } } },
  });
  if (!row) return undefined;
  return { open: row.open, food: row.food, qrisFlow: row.qrisFlow as 'Q1' | 'Q2', products: new Map(row.products.map((product) => [product.id, product])) };
}

/** Every stall with its products' ids and names, for the CSV import. */
export const stallsByName = (db: Tx, villageId: VillageId) =>
  db.merchant.findMany({ where: { villageId }, select: { id: true, name: true, products: { select: { id: true, name: true } } } });

export async function setOpen(tx: Tx, villageId: VillageId, id: MerchantId, open: boolean): Promise<boolean> {
  return (await tx.merchant.updateMany({ where: { villageId, id }, data: { open } })).count === 1;
}

export const listStalls = (db: Tx, villageId: VillageId) =>
  db.merchant.findMany({ where: { villageId }, include: { products: { orderBy: { name: 'asc' } } }, orderBy: { name: 'asc' } });

export async function saveQrisFlow(tx: Tx, villageId: VillageId, id: MerchantId, qrisFlow: 'Q1' | 'Q2'): Promise<boolean> {
  return (await tx.merchant.updateMany({ where: { villageId, id }, data: { qrisFlow } })).count === 1;
}

export async function lockMerchantMoney(tx: Tx, id: MerchantId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('merchant:' || ${id}::text, 0))`;
}

/** For settlements: many at once, but none while the stall's payout is reckoned. */
export async function shareMerchantMoney(tx: Tx, id: MerchantId): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('merchant:' || ${id}::text, 0))`;
}
