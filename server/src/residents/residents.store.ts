import type { VillageId } from '@pitulungan/contracts/ids';
import type { Address } from '@pitulungan/contracts/place';
import type { Tx } from '../platform/database.ts';

/**
 * Remembers who orders from where, so that the desk recognises the next call. Only the desk may change what is known: anybody
 * can type anybody's number into the shop.
 */
export async function rememberBuyer(
  tx: Tx,
  buyer: { id: string; villageId: VillageId; name: string; phone: string; address: Address; mayChange: boolean },
): Promise<void> {
  const { address } = buyer;
  const place = { addressLine: address.line, rt: address.rt, rw: address.rw, patokan: address.patokan, lat: address.pin.lat, lng: address.pin.lng };
  await tx.resident.upsert({
    where: { villageId_phone: { villageId: buyer.villageId, phone: buyer.phone } },
    create: { id: buyer.id, villageId: buyer.villageId, name: buyer.name, phone: buyer.phone, ...place },
    update: buyer.mayChange ? { name: buyer.name, ...place } : {},
  });
}

export const buyerByPhone = (tx: Tx, villageId: VillageId, phone: string) => tx.resident.findUnique({ where: { villageId_phone: { villageId, phone } } });
