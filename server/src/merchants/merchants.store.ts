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
  products: Map<string, StallProduct>;
}

/** What pricing needs of a stall; undefined when the village has no such stall. */
export async function stallForOrder(tx: Tx, villageId: VillageId, id: MerchantId, productIds: readonly ProductId[]): Promise<StallForOrder | undefined> {
  const row = await tx.merchant.findFirst({
    where: { villageId, id },
    select: { open: true, food: true, products: { where: { id: { in: [...productIds] } } } },
  });
  return row ? { open: row.open, food: row.food, products: new Map(row.products.map((product) => [product.id, product])) } : undefined;
}

/** Every stall with its products' ids and names, for the CSV import. */
export const stallsByName = (db: Tx, villageId: VillageId) =>
  db.merchant.findMany({ where: { villageId }, select: { id: true, name: true, products: { select: { id: true, name: true } } } });

export async function setOpen(tx: Tx, villageId: VillageId, id: MerchantId, open: boolean): Promise<boolean> {
  return (await tx.merchant.updateMany({ where: { villageId, id }, data: { open } })).count === 1;
}

export const listStalls = (db: Tx, villageId: VillageId) =>
  db.merchant.findMany({ where: { villageId }, include: { products: { orderBy: { name: 'asc' } } }, orderBy: { name: 'asc' } });
