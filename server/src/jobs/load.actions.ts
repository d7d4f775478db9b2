// What every way of giving a job to a courier asks first, and tells afterwards.
import type { CourierId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import type { Settings } from '@pitulungan/contracts/settings';
import { courierFor } from '../couriers/couriers.actions.ts';
import { setAttention } from '../orders/delivery.actions.ts';
import type { Tx } from '../platform/database.ts';
import type { NewFact } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import type { Job } from './job.ts';
import { demandOf } from './jobs.store.ts';
import * as rules from './offers.rules.ts';

const limitsOf = (settings: Settings): rules.LoadLimits => ({
  maxActiveJobs: settings.dispatch.maxActiveJobs,
  softCashLimit: rupiahFromJson(settings.cash.softLimit),
  hardCashLimit: rupiahFromJson(settings.cash.hardLimit),
});

/** Locks the courier and says why they cannot take these jobs together, if so. */
export async function whyNot(
  tx: Tx,
  { villageId, jobs, courierId }: { villageId: VillageId; jobs: readonly Job[]; courierId: CourierId },
  by: 'offer' | 'hand',
): Promise<RefusalCode | undefined> {
  const courier = await courierFor(tx, villageId, courierId);
  if (!courier) return 'NOT_FOUND';
  if (by === 'offer' && courier.duty !== 'ON' && courier.duty !== 'BUSY') return 'COURIER_OFF_DUTY';
  const demand = await demandOf(
    tx,
    jobs.map(({ orderId }) => orderId),
  );
  return rules.loadRefusal(courier, demand, limitsOf(await settingsIn(tx, villageId)), by);
}

export const factOf = (type: NewFact['type'], job: Job, courierId: CourierId): NewFact => ({
  type,
  touched: { jobs: [job.id] },
  orderId: job.orderId,
  jobId: job.id,
  courierId,
});

/** Somebody is on it again: the flag goes. */
export const clearNoCourier = (tx: Tx, job: Job): Promise<void> => (job.status === 'NO_COURIER' ? setAttention(tx, job, null) : Promise.resolve());
