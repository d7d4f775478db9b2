// Offers and the dispatcher's hand. One transaction each, under the order's lock; the courier's row is locked after it.
import { randomUUID } from 'node:crypto';
import type { CourierId, JobId, OfferId, VillageId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import { rupiahFromJson } from '@pitulungan/contracts/money';
import type { RefusalCode } from '@pitulungan/contracts/refusals';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Instant } from '@pitulungan/contracts/time';
import type { Context } from '../context.ts';
import { courierFor, followJobs, noteSilence } from '../couriers/couriers.actions.ts';
import { setAttention } from '../orders/delivery.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, systemActor, type Actor, type Decision, type NewFact, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import { endOffers } from './intake.actions.ts';
import { isHeld, type Job } from './job.ts';
import * as store from './jobs.store.ts';
import * as rules from './offers.rules.ts';

type Done = typeof DONE;
export interface OnJob {
  key: string;
  jobId: JobId;
}
export interface OnOffer {
  key: string;
  offerId: OfferId;
  courierId: CourierId;
  happenedAt: Instant;
}

const limitsOf = (settings: Settings): rules.LoadLimits => ({
  maxActiveJobs: settings.dispatch.maxActiveJobs,
  softCashLimit: rupiahFromJson(settings.cash.softLimit),
  hardCashLimit: rupiahFromJson(settings.cash.hardLimit),
});

/** Locks the courier and says why they cannot take the job, if so. */
async function whyNot(tx: Tx, job: Job, courierId: CourierId, by: 'offer' | 'hand'): Promise<RefusalCode | undefined> {
  const courier = await courierFor(tx, job.villageId, courierId);
  if (!courier) return 'NOT_FOUND';
  if (by === 'offer' && courier.duty !== 'ON' && courier.duty !== 'BUSY') return 'COURIER_OFF_DUTY';
  return rules.loadRefusal(courier, await store.demandOf(tx, job.orderId), limitsOf(await settingsIn(tx, job.villageId)), by);
}

export interface OfferRequest {
  jobId: JobId;
  courierId: CourierId;
  by: 'planner' | 'dispatcher';
  candidates: Candidate[];
  key: string | null;
}

export function makeOffer(ctx: Context, actor: Actor, request: OfferRequest): Promise<Outcome<Done>> {
  const { jobId, courierId } = request;
  return perform<Done>(ctx, { actor, key: request.key, name: 'offerJob', input: { jobId, courierId } }, async (tx) => {
    const job = await store.lockJob(tx, actor.villageId, jobId);
    if (!job) return refused('NOT_FOUND');
    const now = ctx.clock.now();
    const decision = rules.offerJob(job, now);
    if (!decision.ok) return decision;
    const reason = await whyNot(tx, job, courierId, 'offer');
    if (reason) return refused(reason);
    if (await store.openOfferTo(tx, courierId)) return refused('COURIER_HAS_OFFER');
    const id = randomUUID() as OfferId;
    const { offerTtlMs } = (await settingsIn(tx, job.villageId)).waiting;
    await store.insertOffer(tx, {
      id,
      villageId: job.villageId,
      jobId,
      courierId,
      by: request.by,
      now,
      expiresAt: now + offerTtlMs,
      candidates: request.candidates,
    });
    await store.saveJob(tx, decision.next);
    await clearNoCourier(tx, job);
    return decided(DONE, [{ ...factOf('job.offered', job, courierId), touched: { jobs: [jobId], offers: [id], orders: [job.orderId] } }]);
  });
}

const factOf = (type: NewFact['type'], job: Job, courierId: CourierId): NewFact => ({
  type,
  touched: { jobs: [job.id] },
  orderId: job.orderId,
  jobId: job.id,
  courierId,
});

/** Somebody is on it again: the flag goes. */
const clearNoCourier = (tx: Tx, job: Job): Promise<void> => (job.status === 'NO_COURIER' ? setAttention(tx, job, null) : Promise.resolve());

export function acceptOffer(ctx: Context, actor: Actor, answer: OnOffer): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor, key: answer.key, name: 'acceptOffer', input: answer }, async (tx) => {
    const found = await store.lockJobByOffer(tx, actor.villageId, answer.offerId);
    if (!found) return refused('NOT_FOUND');
    const { job, offer } = found;
    const now = ctx.clock.now();
    const decision = rules.acceptOffer(job, offer, answer.courierId, now);
    if (!decision.ok) return decision;
    const reason = await whyNot(tx, job, answer.courierId, 'hand');
    if (reason) return refused(reason);
    await store.endOffer(tx, offer.id, 'ACCEPTED', now);
    await store.saveJob(tx, decision.next);
    await followJobs(ctx, tx, { villageId: job.villageId, courierId: answer.courierId, answered: true });
    return decided(DONE, [
      {
        ...factOf('job.accepted', job, answer.courierId),
        touched: { jobs: [job.id], offers: [offer.id], couriers: [answer.courierId] },
        happenedAt: answer.happenedAt,
      },
    ]);
  });
}

export function declineOffer(ctx: Context, actor: Actor, answer: OnOffer): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor, key: answer.key, name: 'declineOffer', input: answer }, async (tx) => {
    const found = await store.lockJobByOffer(tx, actor.villageId, answer.offerId);
    if (!found) return refused('NOT_FOUND');
    const { job, offer } = found;
    const now = ctx.clock.now();
    const decision = rules.declineOffer(job, offer, answer.courierId, now);
    if (!decision.ok) return decision;
    await store.endOffer(tx, offer.id, 'DECLINED', now);
    await store.saveJob(tx, decision.next);
    await followJobs(ctx, tx, { villageId: job.villageId, courierId: answer.courierId, answered: true });
    const touched = { jobs: [job.id], offers: [offer.id], couriers: [answer.courierId] };
    return decided(DONE, [{ ...factOf('job.offer_declined', job, answer.courierId), touched, left: [answer.courierId], happenedAt: answer.happenedAt }]);
  });
}

/** The offer's alarm rang. After enough silence the courier is taken off duty, with notice. */
export function expireOffer(ctx: Context, at: { villageId: VillageId; offerId: OfferId }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor: systemActor(at.villageId), key: null, name: 'expireOffer' }, async (tx) => {
    const found = await store.lockJobByOffer(tx, at.villageId, at.offerId);
    const now = ctx.clock.now();
    if (!found) return decided(DONE, []);
    const decision = rules.expireOffer(found.job, found.offer, now);
    if (!decision?.ok) return decided(DONE, []);
    const { job, offer } = found;
    await store.endOffer(tx, offer.id, 'EXPIRED', now);
    await store.saveJob(tx, decision.next);
    const limit = (await settingsIn(tx, at.villageId)).dispatch.unansweredBeforeOff;
    const wentOff = await noteSilence(ctx, tx, { villageId: at.villageId, courierId: offer.courierId, limit });
    const touched = { jobs: [job.id], offers: [offer.id], couriers: [offer.courierId] };
    const facts: NewFact[] = [{ ...factOf('job.offer_expired', job, offer.courierId), touched, left: [offer.courierId] }];
    if (wentOff) facts.push({ type: 'courier.duty_changed', touched: { couriers: [offer.courierId] }, courierId: offer.courierId, note: 'UNANSWERED' });
    return decided(DONE, facts);
  });
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
    const reason = before === courierId ? undefined : await whyNot(tx, job, courierId, 'hand');
    if (reason) return refused(reason);
    const ended = await endOffers(tx, job.id, now);
    await store.saveJob(tx, decision.next);
    await clearNoCourier(tx, job);
    const left = [...ended.couriers, ...(before ? [before] : [])].filter((id) => id !== courierId);
    for (const id of new Set([courierId, ...left])) await followJobs(ctx, tx, { villageId: job.villageId, courierId: id });
    return decided(DONE, [
      {
        ...factOf(hand.fact, job, courierId),
        touched: { jobs: [job.id], offers: ended.offers, couriers: [...new Set([courierId, ...left])], orders: [job.orderId] },
        left,
      },
    ]);
  });
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
    for (const courierId of left) await followJobs(ctx, tx, { villageId: job.villageId, courierId });
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
