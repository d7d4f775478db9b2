// The dispatcher's hand. One transaction each, under the order's lock; the courier's row is locked after it.
import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import type { Context } from '../context.ts';
import { followJobs } from '../couriers/couriers.actions.ts';
import { setAttention } from '../orders/delivery.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, systemActor, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { endOffers } from './intake.actions.ts';
import { isHeld, type Job } from './job.ts';
import * as store from './jobs.store.ts';
import { clearNoCourier, factOf, whyNot } from './load.actions.ts';
import * as rules from './offers.rules.ts';
import { fixesOf } from './offers.store.ts';
import { forbids } from './trips.rules.ts';

type Done = typeof DONE;
export interface OnJob {
  key: string;
  jobId: JobId;
}
export function assignJob(ctx: Context, actor: Actor, target: OnJob & { courierId: CourierId }): Promise<Outcome<Done>> {
  return give(ctx, actor, { ...target, name: 'assignJob', fact: 'job.assigned' }, (job, now) => rules.assignJob(job, target.courierId, now));
}

export function reassignJob(ctx: Context, actor: Actor, target: OnJob & { courierId: CourierId }): Promise<Outcome<Done>> {
  return give(ctx, actor, { ...target, name: 'reassignJob', fact: 'job.reassigned' }, (job, now) => rules.reassignJob(job, target.courierId, now));
}

type Hand = OnJob & { courierId: CourierId; name: string; fact: NewFact['type'] };

function give(ctx: Context, actor: Actor, hand: Hand, rule: (job: Job, now: number) => ReturnType<typeof rules.assignJob>): Promise<Outcome<Done>> {
  const { courierId } = hand;
  return perform<Done>(ctx, { actor, key: hand.key, name: hand.name, input: { jobId: hand.jobId, courierId } }, async (tx) => {
    const job = await store.lockJob(tx, actor.villageId, hand.jobId);
    if (!job) return refused('NOT_FOUND');
    const now = ctx.clock.now();
    const decision = rule(job, now);
    if (!decision.ok) return decision;
    const before = isHeld(job) ? job.courierId : undefined;
    const reason = before === courierId ? undefined : await whyNotByHand(tx, job, courierId);
    if (reason) return refused(reason);
    const ended = await endOffers(tx, job.id, now);
    await store.saveJob(tx, decision.next);
    await clearNoCourier(tx, job);
    const left = [...ended.couriers, ...(before ? [before] : [])].filter((id) => id !== courierId);
    for (const id of [...new Set([courierId, ...left])].toSorted()) await followJobs(ctx, tx, { villageId: job.villageId, courierId: id });
    return decided(DONE, [
      {
        ...factOf(hand.fact, job, courierId),
        touched: { jobs: [job.id], offers: ended.offers, couriers: [...new Set([courierId, ...left])], orders: [job.orderId] },
        left,
      },
    ]);
  });
}

/** A held job may be given by hand, but not against what was decided about the courier. */
async function whyNotByHand(tx: Tx, job: Job, courierId: CourierId): Promise<RefusalCode | undefined> {
  const fixes = (await fixesOf(tx, [job.id])).get(job.id);
  if (fixes && forbids({ ...fixes, held: false }, courierId, 1)) return 'JOB_FIXED';
  return whyNot(tx, { villageId: job.villageId, jobs: [job], courierId }, 'hand');
}

const RELEASES = {
  unassign: { rule: rules.unassignJob, fact: 'job.unassigned' },
  requeue: { rule: rules.requeueJob, fact: 'job.requeued' },
  withdraw: { rule: rules.withdrawOffer, fact: 'job.offer_withdrawn' },
} as const;

/** Back into the queue, from a courier, from an open question, or from the list of those nobody took. */
export function releaseJob(ctx: Context, actor: Actor, target: OnJob & { how: keyof typeof RELEASES }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor, key: target.key, name: `${target.how}Job`, input: target }, async (tx): Promise<Decision<Done>> => {
    const job = await store.lockJob(tx, actor.villageId, target.jobId);
    if (!job) return refused('NOT_FOUND');
    const now = ctx.clock.now();
    const { rule, fact } = RELEASES[target.how];
    const decision = rule(job, now);
    if (!decision.ok) return decision;
    const ended = await endOffers(tx, job.id, now);
    await store.saveJob(tx, decision.next);
    await clearNoCourier(tx, job);
    const left = [...ended.couriers, ...(isHeld(job) ? [job.courierId] : [])];
    for (const courierId of left.toSorted()) await followJobs(ctx, tx, { villageId: job.villageId, courierId });
    const touched = { jobs: [job.id], offers: ended.offers, couriers: left, orders: [job.orderId] };
    return decided(DONE, [
      {
        type: fact,
        touched,
        orderId: job.orderId,
        jobId: job.id,
        left,
        ...(left[0] ? { courierId: left[0] } : {}),
      },
    ]);
  });
}

/** Nobody took it for too long: the dispatcher is told. */
export function giveUpJob(ctx: Context, at: { villageId: VillageId; jobId: JobId }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor: systemActor(at.villageId), key: null, name: 'giveUpJob' }, async (tx) => {
    const job = await store.lockJob(tx, at.villageId, at.jobId);
    if (!job) return decided(DONE, []);
    const decision = rules.giveUp(job, ctx.clock.now());
    if (!decision.ok) return decided(DONE, []);
    await store.saveJob(tx, decision.next);
    await setAttention(tx, job, 'NO_COURIER');
    return decided(DONE, [{ type: 'job.no_courier', touched: { jobs: [job.id], orders: [job.orderId] }, orderId: job.orderId, jobId: job.id }]);
  });
}
