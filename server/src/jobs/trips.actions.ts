// Offers of trips: one or several jobs to one courier, answered as a whole. Locks: the orders of all jobs in the order of their
// ids, then the courier.
import { randomUUID } from 'node:crypto';
import type { CourierId, JobId, OfferId, VillageId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import type { Instant } from '@pitulungan/contracts/time';
import type { TripStop } from '@pitulungan/contracts/trips';
import type { Context } from '../context.ts';
import { followJobs, noteSilence } from '../couriers/couriers.actions.ts';
import { completeStops } from '../couriers/stops.rules.ts';
import type { Tx } from '../platform/database.ts';
import { decided, DONE, perform, refused, systemActor, type Actor, type NewFact, type Outcome } from '../platform/perform.ts';
import { settingsIn } from '../villages/villages.actions.ts';
import type { Asked, Job, Offer } from './job.ts';
import { saveJob } from './jobs.store.ts';
import { clearNoCourier, factOf, whyNot } from './load.actions.ts';
import * as store from './offers.store.ts';
import * as rules from './trips.rules.ts';

type Done = typeof DONE;

export interface TripRequest {
  courierId: CourierId;
  /** In the order of the trip; at least one */
  jobs: readonly JobId[];
  /** In the order to be visited; what is missing comes last. May name stops that the courier has already, when jobs are added to a running trip */
  stops: readonly TripStop[];
  /** 1..3: the place among those who are asked at once; one open offer per job and seat */
  seat: number;
  /** 1: one courier at a time; 2 and more: several are asked at once, the first to accept wins */
  wave: number;
  by: 'planner' | 'dispatcher';
  candidates: Candidate[];
  key: string | null;
  /** Asked first, inside the transaction: false when the planner has lost its zone to another */
  guard?: (tx: Tx) => Promise<boolean>;
}

/** Asks one courier for all jobs of a trip, in one transaction: for all or for none. */
export function offerTrip(ctx: Context, actor: Actor, request: TripRequest): Promise<Outcome<Done>> {
  const { courierId, seat, wave } = request;
  const { villageId } = actor;
  const ids = [...new Set(request.jobs)];
  return perform<Done>(ctx, { actor, key: request.key, name: 'offerTrip', input: { courierId, ids, seat, wave } }, async (tx) => {
    if (request.guard && !(await request.guard(tx))) return refused('JOB_MOVED_ON');
    const jobs = await store.lockJobs(tx, villageId, ids);
    if (!jobs?.length) return refused('NOT_FOUND');
    const decision = await mayBeAsked(ctx, tx, { ...request, villageId, jobs });
    if (!decision.ok) return decision;
    const offers = await ask(ctx, tx, { ...request, villageId, ids });
    for (const job of decision.next) await saveJob(tx, job);
    for (const job of jobs) await clearNoCourier(tx, job);
    const touched = (job: Job, i: number) => ({ jobs: [job.id], offers: offers.slice(i, i + 1).map(({ id }) => id), orders: [job.orderId] });
    return decided(
      DONE,
      jobs.map((job, i) => ({ ...factOf('job.offered', job, courierId), touched: touched(job, i) })),
    );
  });
}

type Asking = Pick<TripRequest, 'courierId' | 'seat' | 'wave'> & { villageId: VillageId; jobs: readonly Job[] };

/** The jobs may be asked for in this way, and the courier could take them together and holds no other question. */
async function mayBeAsked(ctx: Context, tx: Tx, asking: Asking): Promise<ReturnType<typeof rules.offerTrip>> {
  const { courierId, seat, wave, villageId, jobs } = asking;
  const ids = jobs.map(({ id }) => id);
  const question = { courierId, seat, wave, open: await store.openOffersOf(tx, ids), fixes: await store.fixesOf(tx, ids) };
  const decision = rules.offerTrip(jobs, question, ctx.clock.now());
  if (!decision.ok) return decision;
  const reason = await whyNot(tx, { villageId, jobs, courierId }, 'offer');
  if (reason) return refused(reason);
  return (await store.openOfferTo(tx, courierId)) ? refused('COURIER_HAS_OFFER') : decision;
}

async function ask(ctx: Context, tx: Tx, request: TripRequest & { villageId: VillageId; ids: JobId[] }): Promise<{ id: OfferId; jobId: JobId }[]> {
  const { villageId, courierId, seat, wave, by, candidates, ids } = request;
  const settings = await settingsIn(tx, villageId);
  const stops = completeStops(request.stops, ids);
  const pins = await store.pinsOf(tx, [...new Set(stops.map(({ jobId }) => jobId))]);
  const offers = ids.map((jobId) => ({ id: randomUUID() as OfferId, jobId }));
  const now = ctx.clock.now();
  await store.insertTrip(tx, {
    ...{ villageId, courierId, seat, wave, by, candidates, stops, offers, now },
    tripId: randomUUID(),
    expiresAt: now + settings.waiting.offerTtlMs,
    tripM: rules.tripLength(stops, pins, settings.dispatch.detourFactor),
  });
  return offers;
}

export interface OnOffer {
  key: string;
  offerId: OfferId;
  courierId: CourierId;
  happenedAt: Instant;
}

/** All that is left of the trip becomes the courier's; whoever else was asked for it hears at once that it is taken. */
export function acceptOffer(ctx: Context, actor: Actor, answer: OnOffer): Promise<Outcome<Done>> {
  const { courierId, happenedAt } = answer;
  const { villageId } = actor;
  return perform<Done>(ctx, { actor, key: answer.key, name: 'acceptOffer', input: answer }, async (tx) => {
    const trip = await store.lockTrip(tx, villageId, answer.offerId);
    if (!trip) return refused('NOT_FOUND');
    const now = ctx.clock.now();
    const decision = rules.answerable(trip, courierId, now);
    if (!decision.ok) return decision;
    const jobs = decision.open.map(({ job }) => job);
    const reason = await whyNot(tx, { villageId, jobs, courierId }, 'hand');
    if (reason) return refused(reason);
    const rivals = await endTrip(tx, decision.open, 'ACCEPTED', now);
    await store.endOffers(tx, idsOf(rivals), 'TAKEN', now);
    for (const job of jobs) await saveJob(tx, rules.acceptJob(job, courierId, now));
    await followJobs(ctx, tx, { villageId, courierId, answered: true, stops: trip.stops });
    return decided(
      DONE,
      decision.open.map((asked) => {
        const lost = rivals.filter(({ jobId }) => jobId === asked.job.id);
        const fact = answered('job.accepted', asked, { also: idsOf(lost), left: lost.map((offer) => offer.courierId) });
        return { ...fact, happenedAt };
      }),
    );
  });
}

export function declineOffer(ctx: Context, actor: Actor, answer: OnOffer): Promise<Outcome<Done>> {
  const { courierId, happenedAt } = answer;
  const { villageId } = actor;
  return perform<Done>(ctx, { actor, key: answer.key, name: 'declineOffer', input: answer }, async (tx) => {
    const trip = await store.lockTrip(tx, villageId, answer.offerId);
    if (!trip) return refused('NOT_FOUND');
    const now = ctx.clock.now();
    const decision = rules.answerable(trip, courierId, now);
    if (!decision.ok) return decision;
    await queueUnlessAsked(tx, decision.open, await endTrip(tx, decision.open, 'DECLINED', now), now);
    await followJobs(ctx, tx, { villageId, courierId, answered: true });
    return decided(
      DONE,
      decision.open.map((asked) => ({ ...answered('job.offer_declined', asked, { left: [courierId] }), happenedAt })),
    );
  });
}

/** The alarm of an offer rang: its whole trip runs out, and counts as one silence. After enough of them the courier is taken off duty, with notice. */
export function expireOffer(ctx: Context, at: { villageId: VillageId; offerId: OfferId }): Promise<Outcome<Done>> {
  const { villageId } = at;
  return perform<Done>(ctx, { actor: systemActor(villageId), key: null, name: 'expireOffer' }, async (tx) => {
    const trip = await store.lockTrip(tx, villageId, at.offerId);
    const now = ctx.clock.now();
    const open = trip ? rules.expired(trip.asked, now) : [];
    if (!trip || open.length === 0) return decided(DONE, []);
    await queueUnlessAsked(tx, open, await endTrip(tx, open, 'EXPIRED', now), now);
    const { courierId } = trip.offer;
    const limit = (await settingsIn(tx, villageId)).dispatch.unansweredBeforeOff;
    const wentOff = await noteSilence(ctx, tx, { villageId, courierId, limit });
    const facts: NewFact[] = open.map((asked) => answered('job.offer_expired', asked, { left: [courierId] }));
    if (wentOff) facts.push({ type: 'courier.duty_changed', touched: { couriers: [courierId] }, courierId, note: 'UNANSWERED' });
    return decided(DONE, facts);
  });
}

const idsOf = (offers: readonly Offer[]): OfferId[] => offers.map(({ id }) => id);

/** Ends the courier's own offers. Returns the open ones that others hold for the same jobs. */
async function endTrip(tx: Tx, open: readonly Asked[], status: 'ACCEPTED' | 'DECLINED' | 'EXPIRED', now: number): Promise<Offer[]> {
  await store.endOffers(tx, idsOf(open.map(({ offer }) => offer)), status, now);
  return store.openOffersOf(
    tx,
    open.map(({ job }) => job.id),
  );
}

async function queueUnlessAsked(tx: Tx, ended: readonly Asked[], others: readonly Offer[], now: number): Promise<void> {
  const jobs = ended.map(({ job }) => job);
  for (const job of rules.queueAgain(jobs, others, now)) await saveJob(tx, job);
}

function answered(type: NewFact['type'], { job, offer }: Asked, { also = [], left }: { also?: OfferId[]; left: CourierId[] }): NewFact {
  const touched = { jobs: [job.id], offers: [offer.id, ...also], couriers: [offer.courierId] };
  return { ...factOf(type, job, offer.courierId), touched, left };
}
