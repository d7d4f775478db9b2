// What the settlement asks of the tables beside the order itself.
import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import { businessDate, type BusinessDate } from '@pitulungan/contracts/time';
import type { Tx } from '../platform/database.ts';
import type { EarlyRefunds } from './settlement-posting.rules.ts';

/** Who brought it. */
export async function courierOf(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<CourierId | null> {
  const job = await tx.job.findUnique({ where: { villageId_orderId: { villageId, orderId } }, select: { courierId: true } });
  return (job?.courierId ?? null) as CourierId | null;
}

/**
 * Which of these instants (epoch ms) fall into an open accounting month. Holds the months' locks shared, as the posting itself
 * will: what is open now stays open until the transaction ends.
 */
export async function openAt(tx: Tx, villageId: VillageId, instants: readonly number[]): Promise<(at: number) => boolean> {
  const dates = [...new Set(instants.map(businessDate))].sort();
  const open = new Set<BusinessDate>();
  for (const date of dates) {
    const locked = await tx.$queryRaw<{ id: string }[]>`
      select id, pg_advisory_xact_lock_shared(hashtextextended('period:' || village_id || ':' || id, 0))::text
        from period where village_id = ${villageId} and ${date}::date between starts and ends`;
    const [month] = locked;
    if (!month) continue;
    const rows = await tx.$queryRaw<{ status: string }[]>`select status from period where village_id = ${villageId} and id = ${month.id}`;
    if (rows[0]?.status === 'open') open.add(date);
  }
  return (at) => open.has(businessDate(at));
}

/** Refunds that were decided while the order was not settled, added up by who bears them. */
export async function earlyRefunds(tx: Tx, orderId: OrderId): Promise<EarlyRefunds> {
  const rows = await tx.refund.findMany({ where: { orderId, stage: 'BEFORE', status: { not: 'WITHDRAWN' } } });
  const refunds: EarlyRefunds = { byMerchant: { goods: 0n, delivery: 0n, commission: 0n }, byBumdes: 0n };
  for (const { fault, goods, delivery, commission } of rows) {
    if (fault === 'MERCHANT') {
      refunds.byMerchant.goods += goods;
      refunds.byMerchant.delivery += delivery;
      refunds.byMerchant.commission += commission;
    } else refunds.byBumdes += goods + delivery;
  }
  return refunds;
}
