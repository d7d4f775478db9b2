// Which jobs ride together: on one courier's way, in one question to a courier, or because the desk put them together. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import { isActiveJob, isOpenJob } from '@pitulungan/contracts/lifecycles/job';

/** The other ones; none when it rides alone. */
export function ridesWith(board: Board, job: JobView | null): JobView[] {
  if (!job || job.closedAt !== null) return [];
  const ids = isActiveJob(job.status)
    ? onTheWay(board, job)
    : isOpenJob(job.status)
      ? [...askedWith(board, job), ...fixedWith(board, job).map(({ id }) => id)]
      : [];
  return [...new Set(ids)].filter((id) => id !== job.id).flatMap((id) => board.jobs[id] ?? []);
}

/** The open offers of one question, in the order of the trip. */
export const offersOfTrip = (offers: Board['offers'], tripId: string): OfferView[] =>
  Object.values(offers)
    .filter((offer) => offer.status === 'OPEN' && offer.tripId === tripId)
    .sort((a, b) => a.rank - b.rank);

function onTheWay(board: Board, job: JobView): string[] {
  const stops = board.couriers[job.courierId ?? '']?.stops ?? [];
  return stops.some(({ jobId }) => jobId === job.id) ? stops.map(({ jobId }) => jobId) : [];
}

function askedWith(board: Board, job: JobView): string[] {
  const offer = board.offers[job.offerId ?? ''];
  return offer ? offersOfTrip(board.offers, offer.tripId).map(({ jobId }) => jobId) : [];
}

/** The other jobs that the desk put together with this one and that wait for a courier still. */
export const fixedWith = ({ jobs }: Pick<Board, 'jobs'>, { id, fixes }: JobView): JobView[] =>
  fixes.together === null ? [] : Object.values(jobs).filter((other) => other.id !== id && other.fixes.together === fixes.together && isOpenJob(other.status));
