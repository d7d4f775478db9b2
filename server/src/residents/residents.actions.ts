import type { KnownCaller } from '@pitulungan/contracts/endpoints/orders';
import type { VillageId } from '@pitulungan/contracts/ids';
import { orderView, withOrder } from '../board/board.views.ts';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';
import * as store from './residents.store.ts';

export const rememberBuyer = (tx: Tx, buyer: Parameters<typeof store.rememberBuyer>[1]): Promise<void> => store.rememberBuyer(tx, buyer);

/** Who calls from this number, and what they ordered last. */
export async function findCaller(ctx: Context, villageId: VillageId, phone: string): Promise<z.infer<typeof KnownCaller> | null> {
  const buyer = await store.buyerByPhone(ctx.db, villageId, phone);
  const last = await ctx.db.order.findFirst({ where: { villageId, buyerPhone: phone }, orderBy: { placedAt: 'desc' }, include: withOrder });
  const lastOrder = last ? orderView(last) : null;
  if (buyer) {
    const address = { line: buyer.addressLine, rt: buyer.rt, rw: buyer.rw, patokan: buyer.patokan, pin: { lat: buyer.lat, lng: buyer.lng } };
    return { name: buyer.name, phone: buyer.phone, address, lastOrder };
  }
  return lastOrder ? { name: lastOrder.buyerName, phone: lastOrder.buyerPhone, address: lastOrder.address, lastOrder } : null;
}
