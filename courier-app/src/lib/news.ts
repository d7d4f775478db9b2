// What somebody else did to the courier's jobs between two boards of the server: it must be noticed, also after hours
// without signal, so it is read from the boards and not from the facts that happened to arrive.
import type { Board } from '@pitulungan/contracts/board';
import { activeJobsOf } from './projection.ts';

export interface News {
  jobId: string;
  code: string;
  kind: 'given' | 'takenAway' | 'tryAgain' | 'bringBack';
}

export function newsBetween(before: Board, after: Board, courierId: string): News[] {
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
  ];
}
