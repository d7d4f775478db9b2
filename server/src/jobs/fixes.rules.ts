// What a dispatcher decides about who gets a job, and how. It holds until somebody changes it; the planner works around it.
import type { CourierId } from '@pitulungan/contracts/ids';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import type { JobFixes } from '@pitulungan/contracts/trips';
import type { Job, Offer } from './job.ts';
import { mayJob } from './offers.rules.ts';
import { forbids } from './trips.rules.ts';

type Fixed = { ok: true; next: JobFixes } | { ok: false; refusal: Refusal };
const no = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: refusal(code) });

export interface FixedJob {
  job: Job;
  fixes: JobFixes;
}

export interface FixWish {
  pinnedTo: CourierId | null;
  excluded: CourierId[];
  held: boolean;
  alone: boolean;
  keepTogether: boolean;
  version: number;
}

/** Until the goods are in somebody's hands. `before`: what holds now. */
export function fixJob(job: Job, before: JobFixes, wish: FixWish): Fixed {
  if (!mayJob(job, 'cancel')) return no(mayJob(job, 'startReturn') ? 'GOODS_WITH_COURIER' : 'JOB_MOVED_ON');
  if (job.version !== wish.version) return no('JOB_MOVED_ON');
  const { pinnedTo, held, alone, keepTogether } = wish;
  const excluded = [...new Set(wish.excluded)].toSorted();
  if (pinnedTo !== null && excluded.includes(pinnedTo)) return no('PIN_IS_EXCLUDED');
  return { ok: true, next: { pinnedTo, excluded, held, alone, together: keepTogether && !alone ? before.together : null } };
}

/** Jobs that wait for a courier go in one trip, unless they are pinned to different ones. `group`: the name of the new group. */
export function mergeJobs(jobs: readonly FixedJob[], group: string): { ok: true; next: FixedJob[] } | { ok: false; refusal: Refusal } {
  if (jobs.some(({ job }) => !mayJob(job, 'assign'))) return no('JOB_MOVED_ON');
  const pins = new Set(jobs.flatMap(({ fixes }) => fixes.pinnedTo ?? []));
  const left = jobs.flatMap(({ fixes }) => fixes.excluded);
  if (pins.size > 1 || left.some((courierId) => pins.has(courierId))) return no('JOB_FIXED');
  return { ok: true, next: jobs.map(({ job, fixes }) => ({ job, fixes: { ...fixes, alone: false, together: group } })) };
}

/** Open offers that stand against it now. `size`: how many jobs the offer's trip asks for at once. */
export const contradicted = (fixes: JobFixes, offers: readonly (Offer & { size: number })[]): Offer[] =>
  offers.filter((offer) => forbids(fixes, offer.courierId, offer.size));
