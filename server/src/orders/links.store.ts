import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Tx } from '../platform/database.ts';

export interface TrackedOrder {
  villageId: VillageId;
  orderId: OrderId;
}

/** The order behind a live token: not revoked, and not longer than `keepMs` after the order's end. */
export async function orderOfToken(tx: Tx, token: string, validAfter: Date): Promise<TrackedOrder | undefined> {
  const link = await tx.trackingLink.findFirst({
    where: {
      token,
      revokedAt: null,
      order: { OR: [{ closedAt: null, deliveredAt: null }, { deliveredAt: { gte: validAfter } }, { deliveredAt: null, closedAt: { gte: validAfter } }] },
    },
  });
  return link ? { villageId: link.villageId as VillageId, orderId: link.orderId as OrderId } : undefined;
}

export async function currentToken(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<string | undefined> {
  return (await tx.trackingLink.findFirst({ where: { villageId, orderId, revokedAt: null }, select: { token: true } }))?.token;
}

export async function replaceToken(tx: Tx, at: TrackedOrder & { token: string; now: Date }): Promise<void> {
  await tx.trackingLink.updateMany({ where: { orderId: at.orderId, revokedAt: null }, data: { revokedAt: at.now } });
  await tx.trackingLink.create({ data: { token: at.token, villageId: at.villageId, orderId: at.orderId } });
}
