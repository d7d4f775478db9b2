// The courier's taps, and what follows when their undo window is over.
import type { CourierId, JobId, VillageId } from '@pitulungan/contracts/ids';
import type { FactType } from '@pitulungan/contracts/facts';
import type { CourierStep } from '@pitulungan/contracts/lifecycles/job';
import type { Shortfall } from '@pitulungan/contracts/jobs';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import type { Refusal } from '@pitulungan/contracts/refusals';
import type { Instant } from '@pitulungan/contracts/time';
import { collectCash } from '../cash/payments.actions.ts';
import type { Context } from '../context.ts';
import { followJobs } from '../couriers/couriers.actions.ts';
import { deliverOrderOf, setAttention, startOrderDelivery, undoOrderPickup } from '../orders/delivery.actions.ts';
import { endReturned } from '../orders/ending.actions.ts';
import { payAttempt } from '../payouts/attempts.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, systemActor, type Actor, type NewFact, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import type { Failure, HeldJob, Job } from './job.ts';
import * as store from './jobs.store.ts';
import * as rules from './steps.rules.ts';

type Done = typeof DONE;
export interface CourierTap {
  key: string;
  jobId: JobId;
  courierId: CourierId;
  happenedAt: Instant;
}
type Stepped = { ok: true; next: HeldJob } | { ok: false; refusal: Refusal };
interface Step {
  name: string;
  fact: FactType;
  note?: string;
  /** The courier's load or stops change: their row is locked, and their view goes along */
  load?: true;
  /** What else the step changes, in the same transaction */
  also?: (tx: Tx, before: HeldJob) => Promise<void>;
  /** As `also`, for changes that tell facts of their own */
  tells?: (tx: Tx, before: HeldJob) => Promise<NewFact[]>;
}

const STEP_FACTS = {
  headToPickup: 'job.headed_to_pickup',
  arriveAtPickup: 'job.arrived_at_pickup',
  pickUp: 'job.picked_up',
  headToDrop: 'job.headed_to_drop',
  arriveAtDrop: 'job.arrived_at_drop',
} as const satisfies Record<CourierStep, FactType>;

function onJob(
  ctx: Context,
  actor: Actor,
  command: { target: { key: string; jobId: JobId }; happenedAt?: Instant; step: Step },
  rule: (job: Job, tx: Tx) => Stepped | Promise<Stepped>,
): Promise<Outcome<Done>> {
  const { target, step } = command;
  return perform<Done>(ctx, { actor, key: target.key, name: step.name, input: target }, async (tx) => {
    const job = await store.lockJob(tx, actor.villageId, target.jobId);
    if (!job) return refused('NOT_FOUND');
    const decision = await rule(job, tx);
    if (!decision.ok) return decision;
    await store.saveJob(tx, decision.next);
    const before = job as HeldJob; // a rule that goes on has found its holder
    const more = await followStep(tx, step, before);
    const { courierId } = decision.next;
    if (step.load) await followJobs(ctx, tx, { villageId: job.villageId, courierId });
    const touched = { jobs: [job.id], orders: [job.orderId], ...(step.load ? { couriers: [courierId] } : {}) };
    const extra = { ...(step.note ? { note: step.note } : {}), ...(command.happenedAt ? { happenedAt: command.happenedAt } : {}) };
    return decided(DONE, [{ type: step.fact, touched, orderId: job.orderId, jobId: job.id, courierId, ...extra }, ...more]);
  });
}

async function followStep(tx: Tx, step: Step, before: HeldJob): Promise<NewFact[]> {
  await step.also?.(tx, before);
  return step.tells ? step.tells(tx, before) : [];
}

const tapOf = async (tx: Tx, villageId: VillageId, courierId: CourierId): Promise<rules.Tap> => ({
  courierId,
  undoMs: (await settingsIn(tx, villageId)).waiting.undoMs,
});

export function stepJob(ctx: Context, actor: Actor, tap: CourierTap & { step: CourierStep }): Promise<Outcome<Done>> {
  const also = tap.step === 'pickUp' ? (tx: Tx, job: Job) => startOrderDelivery(tx, job) : undefined;
  const step: Step = { name: 'stepJob', fact: STEP_FACTS[tap.step], ...(also ? { also, load: true } : {}) };
  return onJob(ctx, actor, { target: tap, happenedAt: tap.happenedAt, step }, async (job, tx) =>
    rules.stepJob(job, tap.step, await tapOf(tx, actor.villageId, tap.courierId), ctx.clock.now()),
  );
}

export function deliverJob(
  ctx: Context,
  actor: Actor,
  tap: CourierTap & { receiverName: string; cashCollected: Rupiah | null; shortfall: Shortfall | null },
): Promise<Outcome<Done>> {
  const { receiverName, cashCollected, shortfall } = tap;
  const input = { ...tap, cashCollected: tap.cashCollected?.toString() ?? null };
  return onJob(
    ctx,
    actor,
    { target: input, happenedAt: tap.happenedAt, step: { name: 'deliverJob', fact: 'job.delivered', note: tap.receiverName, load: true } },
    async (job, tx) => {
      const { cashDue } = await store.demandOf(tx, [job.orderId]);
      const { shortCeiling, changeCeiling } = (await settingsIn(tx, actor.villageId)).cash;
      const ceilings = { SHORT: rupiahFromJson(shortCeiling), NO_CHANGE: rupiahFromJson(changeCeiling) };
      const drop = { receiverName, cashDue, cashCollected, shortfall };
      return rules.deliverJob(job, await tapOf(tx, actor.villageId, tap.courierId), { drop, ceilings }, ctx.clock.now());
    },
  );
}

export function failJob(ctx: Context, actor: Actor, tap: CourierTap & Failure): Promise<Outcome<Done>> {
  const step: Step = { name: 'failJob', fact: 'job.attempt_failed', note: tap.reason, load: true, also: (tx, job) => setAttention(tx, job, 'FAILED_ATTEMPT') };
  return onJob(ctx, actor, { target: tap, happenedAt: tap.happenedAt, step }, async (job, tx) =>
    rules.failJob(job, await tapOf(tx, actor.villageId, tap.courierId), { reason: tap.reason, note: tap.note }, ctx.clock.now()),
  );
}

export function undoStep(ctx: Context, actor: Actor, tap: CourierTap): Promise<Outcome<Done>> {
  const step: Step = {
    name: 'undoStep',
    fact: 'job.step_undone',
    load: true, // a delivery that comes back is load again
    async also(tx, before) {
      if (before.status === 'PICKED_UP') await undoOrderPickup(tx, before);
      if (before.status === 'FAILED_ATTEMPT') await setAttention(tx, before, null);
    },
  };
  return onJob(ctx, actor, { target: tap, happenedAt: tap.happenedAt, step }, (job) => rules.undoStep(job, tap.courierId, ctx.clock.now()));
}

/** The undo window of a delivery is over: the order is delivered, the cash is in the courier's hands (posting 06). */
export function closeDelivery(ctx: Context, at: { villageId: VillageId; jobId: JobId }): Promise<Outcome<Done>> {
  return perform<Done>(ctx, { actor: systemActor(at.villageId), key: null, name: 'closeDelivery' }, async (tx) => {
    const job = await store.lockJob(tx, at.villageId, at.jobId);
    const closed = job && rules.closeJob(job, ctx.clock.now());
    if (!closed) return decided(DONE, []);
    const { orderId, courierId, villageId } = closed;
    await store.saveJob(tx, closed);
    await deliverOrderOf(tx, { villageId, orderId }, closed.statusAt, (await settingsIn(tx, villageId)).waiting);
    const { cashCollected, shortfall } = closed;
    await collectCash(ctx, tx, { villageId, orderId, courierId, attempt: closed.attempts + 1, cashCollected, shortfall });
    await followJobs(ctx, tx, { villageId, courierId });
    return decided(DONE, [
      { type: 'order.delivered', touched: { orders: [orderId], jobs: [closed.id], couriers: [courierId] }, orderId, jobId: closed.id, courierId },
    ]);
  });
}

export const retryJob = (ctx: Context, actor: Actor, target: { key: string; jobId: JobId }): Promise<Outcome<Done>> =>
  onJob(
    ctx,
    actor,
    {
      target,
      step: {
        name: 'retryJob',
        fact: 'job.retried',
        load: true,
        async also(tx, job) {
          await setAttention(tx, job, null);
          await payAttempt(ctx, tx, job);
        },
      },
    },
    (job) => rules.retryNow(job, ctx.clock.now()),
  );

export const returnJob = (ctx: Context, actor: Actor, target: { key: string; jobId: JobId }): Promise<Outcome<Done>> =>
  onJob(ctx, actor, { target, step: { name: 'returnJob', fact: 'job.return_started', load: true, also: (tx, job) => payAttempt(ctx, tx, job) } }, (job) =>
    rules.startReturn(job, ctx.clock.now()),
  );

export const confirmReturn = (ctx: Context, actor: Actor, target: { key: string; jobId: JobId }): Promise<Outcome<Done>> =>
  onJob(
    ctx,
    actor,
    {
      target,
      step: {
        name: 'confirmReturn',
        fact: 'order.returned',
        load: true,
        tells: (tx, job) => endReturned(ctx, tx, { villageId: job.villageId, orderId: job.orderId }),
      },
    },
    (job) => rules.confirmReturn(job, ctx.clock.now()),
  );
