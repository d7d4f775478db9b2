// Offers of trips. Locks: the orders of all jobs of a trip in the order of their ids, then the courier.
import type { CourierId, JobId, OfferId, VillageId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import type { JobFixes, TripStop } from '@pitulungan/contracts/trips';
import type { Offer as OfferRow } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { Asked, Job, Offer } from './job.ts';
import { parseJob } from './jobs.store.ts';

const parseOffer = (row: OfferRow): Offer => ({
  id: row.id as OfferId,
  jobId: row.jobId as JobId,
  courierId: row.courierId as CourierId,
  status: row.status as Offer['status'],
  expiresAt: row.expiresAt.getTime(),
  tripId: row.tripId,
  seat: row.seat,
});

/** In the order asked for; undefined when the village has not all of them. */
export async function lockJobs(tx: Tx, villageId: VillageId, ids: readonly JobId[]): Promise<Job[] | undefined> {
  await tx.$queryRaw<unknown[]>`
    select 1 from orders where village_id = ${villageId}
       and id in (select order_id from job where village_id = ${villageId} and id = any(${[...ids]}::uuid[])) order by id for update`;
  const rows = new Map((await tx.job.findMany({ where: { villageId, id: { in: [...ids] } } })).map((row) => [row.id, parseJob(row)]));
  const jobs = ids.flatMap((id) => rows.get(id) ?? []);
  return jobs.length === ids.length ? jobs : undefined;
}

export interface LockedTrip {
  /** The one that was answered */
  offer: Offer;
  /** All of the same question, in their rank */
  asked: Asked[];
  stops: TripStop[];
}

/** The whole question that an offer belongs to. */
export async function lockTrip(tx: Tx, villageId: VillageId, offerId: OfferId): Promise<LockedTrip | undefined> {
  const found = await tx.offer.findFirst({ where: { id: offerId, villageId }, select: { tripId: true } });
  if (!found) return undefined;
  const ofTrip = { where: { tripId: found.tripId }, orderBy: { rank: 'asc' } } as const;
  const ids = (await tx.offer.findMany({ ...ofTrip, select: { jobId: true } })).map(({ jobId }) => jobId as JobId);
  const jobs = await lockJobs(tx, villageId, ids);
  invariant(jobs, 'an offer without its job');
  const rows = await tx.offer.findMany(ofTrip); // read again, under the lock
  const asked = rows.flatMap((row, i) => (jobs[i] ? [{ offer: parseOffer(row), job: jobs[i] }] : []));
  const offer = asked.find((each) => each.offer.id === offerId)?.offer;
  invariant(offer, 'a trip without the offer that led to it');
  return { offer, asked, stops: (rows[0]?.stops ?? []) as unknown as TripStop[] };
}

export const openOffersOf = async (tx: Tx, jobIds: readonly JobId[]): Promise<Offer[]> =>
  (await tx.offer.findMany({ where: { jobId: { in: [...jobIds] }, status: 'OPEN' }, orderBy: [{ jobId: 'asc' }, { seat: 'asc' }] })).map(parseOffer);

/** How many jobs a question asks for still. */
export const openInTrip = (tx: Tx, tripId: string): Promise<number> => tx.offer.count({ where: { tripId, status: 'OPEN' } });

export const acceptedOfferOf = async (tx: Tx, jobId: JobId): Promise<OfferId | undefined> =>
  (await tx.offer.findFirst({ where: { jobId, status: 'ACCEPTED' }, select: { id: true } }))?.id as OfferId | undefined;

export const openOfferTo = async (tx: Tx, courierId: CourierId): Promise<boolean> => (await tx.offer.count({ where: { courierId, status: 'OPEN' } })) > 0;

export interface NewTrip {
  villageId: VillageId;
  courierId: CourierId;
  tripId: string;
  offers: { id: OfferId; jobId: JobId }[];
  seat: number;
  wave: number;
  by: 'planner' | 'dispatcher';
  now: number;
  expiresAt: number;
  candidates: Candidate[];
  stops: TripStop[];
  tripM: number;
}

export async function insertTrip(tx: Tx, { offers, candidates, stops, now, expiresAt, ...trip }: NewTrip): Promise<void> {
  const chosen = candidates.find(({ courierId }) => courierId === trip.courierId);
  await tx.offer.createMany({
    data: offers.map((offer, i) => ({
      ...trip,
      ...offer,
      rank: i + 1,
      status: 'OPEN',
      offeredAt: new Date(now),
      expiresAt: new Date(expiresAt),
      distanceM: chosen?.distanceM ?? null,
      travelS: chosen?.travelS ?? null,
      candidates,
      stops,
    })),
  });
}

export async function endOffers(tx: Tx, ids: readonly OfferId[], status: Exclude<Offer['status'], 'OPEN'>, now: number): Promise<void> {
  await tx.offer.updateMany({ where: { id: { in: [...ids] } }, data: { status, answeredAt: new Date(now) } });
}

export async function fixesOf(tx: Tx, jobIds: readonly JobId[]): Promise<Map<JobId, JobFixes>> {
  const select = { id: true, pinnedTo: true, excluded: true, held: true, together: true, alone: true } as const;
  const rows = await tx.job.findMany({ where: { id: { in: [...jobIds] } }, select });
  return new Map(rows.map(({ id, ...fixes }) => [id as JobId, fixes as JobFixes]));
}

export async function saveFixes(tx: Tx, jobId: JobId, fixes: JobFixes): Promise<void> {
  await tx.job.update({ where: { id: jobId }, data: { ...fixes, version: { increment: 1 } } });
}

/** Where the stops of jobs are. */
export async function pinsOf(tx: Tx, jobIds: readonly JobId[]) {
  const place = { lat: true, lng: true } as const;
  const rows = await tx.job.findMany({
    where: { id: { in: [...jobIds] } },
    select: { id: true, order: { select: { ...place, merchant: { select: place } } } },
  });
  return new Map(rows.map(({ id, order: { merchant, ...drop } }) => [id as JobId, { pickup: merchant, drop }]));
}
