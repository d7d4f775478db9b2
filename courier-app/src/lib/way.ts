// The courier's way as they walk it: stops in order, orders of one stall fetched together; and questions about whole trips.
import type { Board } from '@pitulungan/contracts/board';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import { keepStops } from '@pitulungan/contracts/stops';
import type { TripStop } from '@pitulungan/contracts/trips';
import { activeJobsOf } from './projection.ts';
import { inOrderOfUrgency, stopInSight } from './next-step.ts';

/** One place to stop at, and the orders fetched or handed over there. */
export interface Stop {
  kind: TripStop['kind'];
  jobs: readonly [JobView, ...JobView[]];
}

export const keyOfStop = ({ kind, jobs }: Stop): string => `${kind} ${jobs[0].id}`;

/** Orders of the same stall that follow each other are one stop; each door is its own. */
export function stopsOf(order: readonly TripStop[], jobOf: (id: string) => JobView | undefined): Stop[] {
  const stops: Stop[] = [];
  for (const { jobId, kind } of order) {
    const job = jobOf(jobId);
    const last = stops.at(-1);
    if (!job) continue;
    if (last?.kind === 'pickup' && kind === 'pickup' && last.jobs[0].merchantId === job.merchantId)
      stops[stops.length - 1] = { kind, jobs: [...last.jobs, job] };
    else stops.push({ kind, jobs: [job] });
  }
  return stops;
}

/** What is left of the way on the projected board, and after it what waits for the desk or goes back. */
export function wayOf(board: Board, courierId: string): Stop[] {
  const jobs = inOrderOfUrgency(activeJobsOf(board, courierId));
  const order = keepStops(board.couriers[courierId]?.stops ?? [], jobs);
  const named = new Set(order.map(({ jobId }) => jobId));
  const rest = jobs.filter(({ id }) => !named.has(id)).map((job): Stop => ({ kind: stopInSight(job.status), jobs: [job] }));
  return [...stopsOf(order, (id) => board.jobs[id]), ...rest];
}

/** One question: several offers that are answered together. */
export interface Trip {
  id: string;
  /** Open ones, in their rank */
  offers: readonly [OfferView, ...OfferView[]];
  stops: Stop[];
  jobs: JobView[];
  /** Rupiah to collect at all doors; null when nowhere */
  cashDue: string | null;
}

export function tripsOf(board: Board, courierId: string): Trip[] {
  const open = Object.values(board.offers)
    .filter((offer) => offer.status === 'OPEN' && offer.courierId === courierId)
    .toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt) || a.rank - b.rank);
  const trips = new Map<string, [OfferView, ...OfferView[]]>();
  for (const offer of open) trips.set(offer.tripId, [...(trips.get(offer.tripId) ?? []), offer] as [OfferView, ...OfferView[]]);
  return [...trips].map(([id, offers]) => {
    const asked = new Set(offers.map(({ jobId }) => jobId));
    const jobs = offers.flatMap(({ jobId }) => board.jobs[jobId] ?? []);
    const cash = jobs.flatMap(({ cashDue }) => (cashDue === null ? [] : [BigInt(cashDue)]));
    const cashDue = cash.length === 0 ? null : cash.reduce((sum, amount) => sum + amount, 0n).toString();
    return { id, offers, jobs, cashDue, stops: stopsOf(offers[0].stops, (jobId) => (asked.has(jobId as never) ? board.jobs[jobId] : undefined)) };
  });
}
