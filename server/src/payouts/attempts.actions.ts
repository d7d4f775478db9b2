// A courier who came in vain, or whose order was called off after pickup, is paid as for a delivery (posting 15), where the village
// pays that. The caller holds the order's lock; the key of the posting makes each attempt paid once.
import type { CourierId, JobId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { Context } from '../context.ts';
import { post } from '../ledger/ledger.actions.ts';
import { attemptPaid } from '../ledger/payout-postings.rules.ts';
import { lockOrder } from '../orders/lock.actions.ts';
import type { Tx } from '../platform/database.ts';
import { settingsIn } from '../villages/villages.actions.ts';

interface Attempt {
  id: JobId;
  villageId: VillageId;
  orderId: OrderId;
  courierId: CourierId;
  status: JobStatus;
  /** Failed ones so far */
  attempts: number;
}

/** From FAILED_ATTEMPT the one that failed; from anywhere else after pickup the one that is called off. */
export async function payAttempt(ctx: Pick<Context, 'clock'>, tx: Tx, job: Attempt): Promise<void> {
  const { payFailedAttempt } = (await settingsIn(tx, job.villageId)).delivery;
  const order = await lockOrder(tx, job.villageId, job.orderId);
  if (!payFailedAttempt || !order || order.incentive === 0n) return;
  const attempt = job.status === 'FAILED_ATTEMPT' ? job.attempts : job.attempts + 1;
  const trip = { jobId: job.id, stop: 'drop', attempt, courierId: job.courierId, amount: order.incentive };
  await post(tx, job.villageId, attemptPaid(trip), ctx.clock.now());
}
