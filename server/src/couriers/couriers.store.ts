import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import { ACTIVE_JOB_STATUSES } from '@pitulungan/contracts/lifecycles/job';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import { VEHICLES, type Vehicle } from '@pitulungan/contracts/couriers';
import type { Tx } from '../platform/database.ts';

export interface CourierState {
  courierId: CourierId;
  duty: DutyStatus;
  unansweredOffers: number;
  activeJobs: number;
  carriedG: number;
  capacityG: number;
  cashInHand: bigint;
}

/** Locks the courier's row and reads what they carry. */
export async function lockCourier(tx: Tx, villageId: VillageId, id: CourierId): Promise<CourierState | undefined> {
  const rows = await tx.$queryRaw<{ duty: DutyStatus; unanswered_offers: number; vehicle: Vehicle }[]>`
    select duty, unanswered_offers, vehicle from courier where village_id = ${villageId} and id = ${id}::uuid for update`;
  const row = rows[0];
  if (!row) return undefined;
  const jobs = await tx.job.findMany({ where: { courierId: id, status: { in: [...ACTIVE_JOB_STATUSES] } }, select: { order: { select: { weightG: true } } } });
  const cash = await tx.payment.aggregate({ where: { courierId: id, status: 'COLLECTED' }, _sum: { collected: true } });
  return {
    courierId: id,
    duty: row.duty,
    unansweredOffers: row.unanswered_offers,
    activeJobs: jobs.length,
    carriedG: jobs.reduce((sum, { order }) => sum + order.weightG, 0),
    capacityG: VEHICLES[row.vehicle].capacityG,
    cashInHand: cash._sum.collected ?? 0n,
  };
}

export async function saveDuty(tx: Tx, id: CourierId, change: { duty?: DutyStatus; unansweredOffers?: number; now: number }): Promise<void> {
  const { duty, unansweredOffers, now } = change;
  await tx.courier.update({
    where: { id },
    data: { ...(duty ? { duty, dutySince: new Date(now) } : {}), ...(unansweredOffers === undefined ? {} : { unansweredOffers }) },
  });
}
