// The delivery of an order begins, stops, and comes back: inside the order's own use cases, under the order's lock.
import { randomUUID } from 'node:crypto';
import type { CourierId, JobId, OfferId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { followJobs } from '../couriers/couriers.actions.ts';
import type { Tx } from '../platform/database.ts';
import type { Touched } from '../platform/perform.ts';
import { isHeld } from './job.ts';
import { cancelJob, restoreJob } from './offers.rules.ts';
import * as store from './jobs.store.ts';
import * as offerStore from './offers.store.ts';

export interface JobChange {
  jobId: JobId | undefined;
  touched: Touched;
  left: CourierId[];
}

/** `slotAt`: not offered before (epoch ms); null: at once. */
export async function queueJob(ctx: Context, tx: Tx, at: { villageId: VillageId; orderId: OrderId; slotAt: number | null }): Promise<JobId> {
  const id = randomUUID() as JobId;
  await store.insertJob(tx, { id, ...at, now: ctx.clock.now() });
  return id;
}

/** false: the goods are with a courier, nothing was changed. */
export async function cancelJobOf(ctx: Context, tx: Tx, at: { villageId: VillageId; orderId: OrderId }): Promise<JobChange | false> {
  const job = await store.jobOfOrder(tx, at.villageId, at.orderId);
  if (!job) return { jobId: undefined, touched: {}, left: [] };
  const now = ctx.clock.now();
  const decision = cancelJob(job, now);
  if (!decision.ok) return false;
  const ended = await endOffers(tx, job.id, now);
  await store.saveJob(tx, decision.next);
  const left = [...ended.couriers, ...(isHeld(job) ? [job.courierId] : [])];
  for (const courierId of left.toSorted()) await followJobs(ctx, tx, { villageId: at.villageId, courierId });
  return { jobId: job.id, touched: { jobs: [job.id], offers: ended.offers, couriers: left }, left };
}

export async function restoreJobOf(ctx: Context, tx: Tx, at: { villageId: VillageId; orderId: OrderId }): Promise<JobId | undefined> {
  const job = await store.jobOfOrder(tx, at.villageId, at.orderId);
  if (!job) return undefined;
  const decision = restoreJob(job, ctx.clock.now());
  if (decision.ok) await store.saveJob(tx, decision.next);
  return job.id;
}

/** Ends the open and the accepted offers of a job: they are withdrawn. The rest of their trips stays. */
export async function endOffers(tx: Tx, jobId: JobId, now: number): Promise<{ offers: OfferId[]; couriers: CourierId[] }> {
  const open = await offerStore.openOffersOf(tx, [jobId]);
  const accepted = await offerStore.acceptedOfferOf(tx, jobId);
  const offers = [...open.map(({ id }) => id), ...(accepted ? [accepted] : [])];
  await offerStore.endOffers(tx, offers, 'WITHDRAWN', now);
  return { offers, couriers: open.map(({ courierId }) => courierId) };
}
