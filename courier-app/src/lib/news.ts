// What somebody else did to the courier's jobs between two boards of the server: it must be noticed, also after hours
// without signal, so it is read from the boards and not from the facts that happened to arrive.
import type { Board } from '@pitulungan/contracts/board';
import { activeJobsOf } from './projection.ts';

export interface News {
  jobId: string;
  code: string;
  kind: 'given' | 'takenAway' | 'tryAgain' | 'bringBack' | 'takenByAnother';
}

export interface Hearing {
  courierId: string;
  /** Epoch ms on the server's clock */
  now: number;
  /** Offers that this courier has answered */
  answered: ReadonlySet<string>;
}

export function newsBetween(before: Board, after: Board, hearing: Hearing): News[] {
  const { courierId } = hearing;
  const had = activeJobsOf(before, courierId);
  const has = activeJobsOf(after, courierId);
  const accepted = new Set(
    Object.values(after.offers).flatMap((offer) => (offer.courierId === courierId && offer.status === 'ACCEPTED' ? [offer.jobId as string] : [])),
  );
  const gone = had.filter(({ id }) => after.jobs[id]?.courierId !== courierId || after.jobs[id].status === 'CANCELLED');
  const given = has.filter(({ id }) => !had.some((job) => job.id === id) && before.jobs[id]?.courierId !== courierId && !accepted.has(id));
  const decided = has.flatMap((job): News[] => {
    const was = had.find(({ id }) => id === job.id)?.status;
    if (was === undefined || was === job.status) return [];
    if (job.status === 'RETURNING') return [{ jobId: job.id, code: job.code, kind: 'bringBack' }];
    return was === 'FAILED_ATTEMPT' && job.status === 'TO_DROP' ? [{ jobId: job.id, code: job.code, kind: 'tryAgain' }] : [];
  });
  return [
    ...gone.map(({ id, code }): News => ({ jobId: id, code, kind: 'takenAway' })),
    ...given.map(({ id, code }): News => ({ jobId: id, code, kind: 'given' })),
    ...decided,
    ...lost(before, after, hearing),
  ];
}

/** Several were asked, and a question is gone before its time and without an answer from here: somebody else was faster. */
function lost(before: Board, after: Board, { courierId, now, answered }: Hearing): News[] {
  const known = Object.values(before.offers);
  const trips = new Set(known.filter(({ id }) => answered.has(id)).map(({ tripId }) => tripId));
  return known.flatMap((offer): News[] => {
    const mine = offer.courierId === courierId && offer.status === 'OPEN' && offer.wave > 1;
    if (!mine || after.offers[offer.id] || trips.has(offer.tripId) || Date.parse(offer.expiresAt) <= now) return [];
    return [{ jobId: offer.jobId, code: before.jobs[offer.jobId]?.code ?? '', kind: 'takenByAnother' }];
  });
}
