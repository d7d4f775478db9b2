import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import { ACTIVE_JOB_STATUSES, type JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import { VEHICLES, type Vehicle } from '@pitulungan/contracts/couriers';
import type { HeldStops } from '@pitulungan/contracts/stops';
import type { Instant } from '@pitulungan/contracts/time';
import type { TripStop } from '@pitulungan/contracts/trips';
import type { Tx } from '../platform/database.ts';

export interface CourierState {
  courierId: CourierId;
  duty: DutyStatus;
  unansweredOffers: number;
  activeJobs: number;
  maxJobs: number;
  carriedG: number;
  capacityG: number;
  cashInHand: bigint;
  /** In hand, oldest first */
  jobs: HeldStops[];
  /** As arranged last; may name stops that are done */
  stops: TripStop[];
}

/** Locks the courier's row and reads what they carry. */
export async function lockCourier(tx: Tx, villageId: VillageId, id: CourierId): Promise<CourierState | undefined> {
  const rows = await tx.$queryRaw<{ duty: DutyStatus; unanswered_offers: number; vehicle: Vehicle; stop_order: TripStop[] }[]>`
    select duty, unanswered_offers, vehicle, stop_order from courier where village_id = ${villageId} and id = ${id}::uuid for update`;
  const row = rows[0];
  if (!row) return undefined;
  const jobs = await tx.job.findMany({
    where: { courierId: id, status: { in: [...ACTIVE_JOB_STATUSES] } },
    select: { id: true, status: true, order: { select: { weightG: true } } },
    orderBy: [{ acceptedAt: 'asc' }, { id: 'asc' }],
  });
  const cash = await tx.payment.aggregate({ where: { courierId: id, status: 'COLLECTED' }, _sum: { collected: true } });
  return {
    courierId: id,
    duty: row.duty,
    unansweredOffers: row.unanswered_offers,
    activeJobs: jobs.length,
    maxJobs: VEHICLES[row.vehicle].maxJobs,
    carriedG: jobs.reduce((sum, { order }) => sum + order.weightG, 0),
    capacityG: VEHICLES[row.vehicle].capacityG,
    cashInHand: cash._sum.collected ?? 0n,
    jobs: jobs.map(({ id: jobId, status }) => ({ id: jobId as JobId, status: status as JobStatus })),
    stops: row.stop_order,
  };
}

export async function saveDuty(tx: Tx, id: CourierId, change: { duty?: DutyStatus; unansweredOffers?: number; now: number }): Promise<void> {
  const { duty, unansweredOffers, now } = change;
  await tx.courier.update({
    where: { id },
    data: {
      ...(duty ? { duty, dutySince: new Date(now) } : {}),
      ...(duty === 'OFF' ? { shiftEnd: null } : {}),
      ...(unansweredOffers === undefined ? {} : { unansweredOffers }),
    },
  });
}

export async function saveShiftEnd(tx: Tx, id: CourierId, until: Instant | null): Promise<void> {
  await tx.courier.update({ where: { id }, data: { shiftEnd: until } });
}

export async function saveStops(tx: Tx, id: CourierId, stops: TripStop[]): Promise<void> {
  await tx.courier.update({ where: { id }, data: { stopOrder: stops } });
}

export const countCouriers = (tx: Tx, villageId: VillageId, ids: readonly CourierId[]): Promise<number> =>
  tx.courier.count({ where: { villageId, id: { in: [...ids] } } });
