// A dispatcher decides about jobs: in one transaction with the withdrawal of the open offers that stand against it.
import { randomUUID } from 'node:crypto';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import { NO_FIXES } from '@pitulungan/contracts/trips';
import type { Context } from '../context.ts';
import { areCouriers } from '../couriers/couriers.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, type Actor, type NewFact, type Outcome } from '../platform/perform.ts';
import * as rules from './fixes.rules.ts';
import { isHeld, type Offer } from './job.ts';
import { saveJob } from './jobs.store.ts';
import * as store from './offers.store.ts';
import { queueAgain } from './trips.rules.ts';

type Done = typeof DONE;

export function fixJob(ctx: Context, actor: Actor, wish: rules.FixWish & { key: string; jobId: JobId }): Promise<Outcome<Done>> {
  const { key, jobId } = wish;
  const { villageId } = actor;
  return perform<Done>(ctx, { actor, key, name: 'fixJob', input: wish }, async (tx) => {
    const [job] = (await store.lockJobs(tx, villageId, [jobId])) ?? [];
    const before = (await store.fixesOf(tx, [jobId])).get(jobId);
    if (!job || !before) return refused('NOT_FOUND');
    const decision = rules.fixJob(job, before, wish);
    if (!decision.ok) return decision;
    const named = [...(wish.pinnedTo === null ? [] : [wish.pinnedTo]), ...decision.next.excluded];
    if (!(await areCouriers(tx, villageId, named))) return refused('NOT_FOUND');
    const open = await store.openOffersOf(tx, [jobId]);
    const sized = await Promise.all(open.map(async (offer) => ({ ...offer, size: await store.openInTrip(tx, offer.tripId) })));
    return decided(DONE, [await settle(ctx, tx, { job, fixes: decision.next, open, against: rules.contradicted(decision.next, sized) })]);
  });
}

export function mergeJobs(ctx: Context, actor: Actor, wish: { key: string; jobIds: JobId[] }): Promise<Outcome<Done>> {
  const { villageId } = actor;
  const jobIds = [...new Set(wish.jobIds)];
  return perform<Done>(ctx, { actor, key: wish.key, name: 'mergeJobs', input: { jobIds } }, async (tx) => {
    const jobs = await store.lockJobs(tx, villageId, jobIds);
    if (!jobs) return refused('NOT_FOUND');
    const known = await store.fixesOf(tx, jobIds);
    const decision = rules.mergeJobs(
      jobs.map((job) => ({ job, fixes: known.get(job.id) ?? NO_FIXES })),
      randomUUID(),
    );
    if (!decision.ok) return decision;
    const facts: NewFact[] = [];
    for (const fixed of decision.next) {
      const open = await store.openOffersOf(tx, [fixed.job.id]);
      facts.push(await settle(ctx, tx, { ...fixed, open, against: open }));
    }
    return decided(DONE, facts);
  });
}

interface Fixing extends rules.FixedJob {
  open: Offer[];
  /** Of the open ones: those to be withdrawn */
  against: Offer[];
}

/** Saves it, withdraws what stands against it, and tells all who see the job. */
async function settle(ctx: Context, tx: Tx, { job, fixes, open, against }: Fixing): Promise<NewFact> {
  const now = ctx.clock.now();
  const ended = against.map(({ id }) => id);
  const stay = open.filter(({ id }) => !ended.includes(id));
  await store.endOffers(tx, ended, 'WITHDRAWN', now);
  if (against.length > 0) for (const again of queueAgain([job], stay, now)) await saveJob(tx, again);
  await store.saveFixes(tx, job.id, fixes);
  const left: CourierId[] = against.map(({ courierId }) => courierId);
  const touched = { jobs: [job.id], offers: open.map(({ id }) => id), couriers: left };
  return { type: 'job.fixed', touched, orderId: job.orderId, jobId: job.id, left, ...(isHeld(job) ? { courierId: job.courierId } : {}) };
}
