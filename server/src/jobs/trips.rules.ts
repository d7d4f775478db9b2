// One question about one or several jobs. Exactly one courier gets a job, whatever the race; a job that has left the trip blocks
// nothing of the rest.
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import { MAX_TRIP_JOBS, type JobFixes, type TripStop } from '@pitulungan/contracts/trips';
import type { Asked, Job, JobIn, Offer } from './job.ts';
import { frameOf, mayJob } from './offers.rules.ts';

type No = { ok: false; refusal: Refusal };
const no = (code: RefusalCode): No => ({ ok: false, refusal: refusal(code) });

export interface Question {
  courierId: CourierId;
  seat: number;
  wave: number;
  /** Open offers of the same jobs */
  open: readonly Offer[];
  fixes: ReadonlyMap<JobId, JobFixes>;
}

/** The jobs that become OFFERED; those that others are asked for already stay as they are. */
export function offerTrip(jobs: readonly Job[], question: Question, now: number): { ok: true; next: JobIn<'OFFERED'>[] } | No {
  if (jobs.length > MAX_TRIP_JOBS) return no('COURIER_FULL');
  for (const job of jobs) {
    const fixes = question.fixes.get(job.id);
    if (fixes && forbids(fixes, question.courierId, jobs.length)) return no('JOB_FIXED');
    if (!mayAsk(job, question)) return no('JOB_MOVED_ON');
  }
  const fresh = jobs.filter(({ status }) => status !== 'OFFERED');
  return { ok: true, next: fresh.map((job) => ({ ...frameOf(job), status: 'OFFERED', statusAt: now })) };
}

/** One more is asked at once only where several are. */
function mayAsk(job: Job, { seat, wave, courierId, open }: Question): boolean {
  if (!mayJob(job, 'offer') || (job.status === 'OFFERED' && wave === 1)) return false;
  return !open.some((other) => other.jobId === job.id && (other.seat === seat || other.courierId === courierId));
}

/** Does what a human decided about a job stand against this courier, in a trip of so many? */
export const forbids = (fixes: JobFixes, courierId: CourierId, jobs: number): boolean =>
  fixes.held || fixes.excluded.includes(courierId) || (fixes.pinnedTo !== null && fixes.pinnedTo !== courierId) || (fixes.alone && jobs > 1);

const ENDED: Record<Exclude<Offer['status'], 'OPEN'>, RefusalCode> = {
  ACCEPTED: 'JOB_TAKEN',
  DECLINED: 'JOB_TAKEN',
  TAKEN: 'JOB_TAKEN',
  EXPIRED: 'OFFER_EXPIRED',
  WITHDRAWN: 'OFFER_WITHDRAWN',
};

/** What is left to answer of a trip. The server's deadline decides; who answers too late, or for somebody else, is refused by name. */
export function answerable(trip: { offer: Offer; asked: readonly Asked[] }, courierId: CourierId, now: number): { ok: true; open: Asked[] } | No {
  const { offer } = trip;
  if (offer.courierId !== courierId) return no('NOT_FOUND');
  const open = stillOpen(trip.asked);
  if (open.length === 0) return no(offer.status === 'OPEN' ? 'JOB_TAKEN' : ENDED[offer.status]);
  return now > offer.expiresAt ? no('OFFER_EXPIRED') : { ok: true, open };
}

const stillOpen = (asked: readonly Asked[]): Asked[] => asked.filter(({ offer, job }) => offer.status === 'OPEN' && job.status === 'OFFERED');

/** Rings at the deadline, perhaps late or twice: what is still open and over. */
export const expired = (asked: readonly Asked[], now: number): Asked[] => stillOpen(asked).filter(({ offer }) => now >= offer.expiresAt);

export const acceptJob = (job: Job, courierId: CourierId, now: number): JobIn<'ACCEPTED'> => ({
  ...frameOf(job),
  status: 'ACCEPTED',
  courierId,
  acceptedAt: now,
  statusAt: now,
  undoUntil: null,
});

/** Jobs that nobody else is being asked for: they are queued again. `open`: the offers that stay. */
export const queueAgain = (jobs: readonly Job[], open: readonly Offer[], now: number): JobIn<'QUEUED'>[] =>
  jobs.filter((job) => !open.some(({ jobId }) => jobId === job.id)).map((job) => ({ ...frameOf(job), status: 'QUEUED', statusAt: now }));

/** Metres along the stops: straight lines times the detour. */
export function tripLength(stops: readonly TripStop[], pins: ReadonlyMap<JobId, Record<TripStop['kind'], LatLng>>, detourFactor: number): number {
  const way = stops.flatMap(({ jobId, kind }) => pins.get(jobId)?.[kind] ?? []);
  const legs = way.slice(1).map((pin, i) => distanceM(way[i] ?? pin, pin));
  return Math.round(legs.reduce((sum, leg) => sum + leg, 0) * detourFactor);
}
