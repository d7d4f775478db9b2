// A dispatcher's wishes for a job as calls of the contract: each says what it did, and can be taken back.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId, JobId } from '@pitulungan/contracts/ids';
import type { JobView } from '@pitulungan/contracts/jobs';
import type { PlannedTrip } from '@pitulungan/contracts/plans';
import type { JobFixes } from '@pitulungan/contracts/trips';
import { callEndpoint, type Answer } from '@pitulungan/ui/api';
import type { Act } from './acts.svelte.ts';

type Courier = { id: CourierId; name: string };

export type Wish = { kind: 'hold' | 'release' | 'alone' | 'notAlone' | 'unpin' | 'split' } | { kind: 'pin' | 'exclude' | 'include'; courier: Courier };

/** What the undo bar says. */
export type WishSaid = {
  kind: 'held' | 'released' | 'pinned' | 'unpinned' | 'excluded' | 'included' | 'alone' | 'notAlone' | 'split';
  code: string;
  courier: string;
};

const SEND = { attempts: 3 } as const;
type Sent = Omit<JobFixes, 'together'> & { keepTogether: boolean };
const sentOf = ({ pinnedTo, excluded, held, alone }: JobFixes): Sent => ({ pinnedTo, excluded, held, alone, keepTogether: true });
const SAID = {
  ...{ hold: 'held', release: 'released', pin: 'pinned', unpin: 'unpinned', exclude: 'excluded', include: 'included' },
  ...{ alone: 'alone', notAlone: 'notAlone', split: 'split' },
} as const satisfies Record<Wish['kind'], WishSaid['kind']>;

/** The fixes of a job after a wish: who is pinned is not excluded, who goes alone leaves the others. */
export function fixesAfter(fixes: JobFixes, wish: Wish): Sent {
  const now = sentOf(fixes);
  switch (wish.kind) {
    case 'hold':
    case 'release':
      return { ...now, held: wish.kind === 'hold' };
    case 'alone':
      return { ...now, alone: true, keepTogether: false };
    case 'notAlone':
      return { ...now, alone: false };
    case 'split':
      return { ...now, keepTogether: false };
    case 'unpin':
      return { ...now, pinnedTo: null };
    case 'pin':
      return { ...now, pinnedTo: wish.courier.id, excluded: now.excluded.filter((id) => id !== wish.courier.id) };
    case 'exclude':
      return { ...now, excluded: [...now.excluded, wish.courier.id], pinnedTo: now.pinnedTo === wish.courier.id ? null : now.pinnedTo };
    case 'include':
      return { ...now, excluded: now.excluded.filter((id) => id !== wish.courier.id) };
  }
}

/** `latest` is the job as the board has it when the wish is taken back: a wish is refused when the job has changed since it was seen. */
export function actOnWish(job: JobView, wish: Wish, latest: () => JobView | undefined): Act {
  const fix = (fixes: Sent, version: number, key: string) =>
    callEndpoint(endpoints.fixJob, { params: { jobId: job.id }, body: { ...fixes, version } }, { key, ...SEND });
  const back = (key: string): Promise<Answer<unknown>> => fix(sentOf(job.fixes), latest()?.version ?? job.version, key);
  const said = { kind: SAID[wish.kind], code: job.code, courier: 'courier' in wish ? wish.courier.name : '' };
  return {
    orderId: job.orderId,
    name: nameOf(wish),
    call: (key) => fix(fixesAfter(job.fixes, wish), job.version, key),
    // the group that a job has left can only be made anew
    ...(job.fixes.together !== null && (wish.kind === 'split' || wish.kind === 'alone') ? {} : { undo: { said, back } }),
  };
}

/** Which button is busy. */
export const nameOf = (wish: Wish): string => ('courier' in wish ? `${wish.kind}:${wish.courier.id}` : wish.kind);

export const mergeAct = (job: JobView, others: readonly JobId[]): Act => ({
  orderId: job.orderId,
  name: 'merge',
  call: (key) => callEndpoint(endpoints.mergeJobs, { body: { jobIds: [job.id, ...others] } }, { key, ...SEND }),
});

/** What the plan would do with the job, done now. */
export const planAct = (job: JobView, { courierId, jobIds, stops }: PlannedTrip): Act => ({
  orderId: job.orderId,
  name: 'plan',
  call: (key) => callEndpoint(endpoints.offerTrip, { body: { courierId, jobIds, stops } }, { key, ...SEND }),
});

export const releaseAct = (job: JobView, slotAt: string): Act => ({
  orderId: job.orderId,
  name: 'release',
  call: (key) => callEndpoint(endpoints.releaseSlot, { params: { slotAt }, body: { jobIds: [job.id] } }, { key, ...SEND }),
});
