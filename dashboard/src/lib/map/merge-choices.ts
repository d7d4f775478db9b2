// Which other orders could share a trip with this one, the most natural first: the same stall, then the nearest door. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { JobView } from '@pitulungan/contracts/jobs';
import { isOpenJob } from '@pitulungan/contracts/lifecycles/job';
import { distanceM } from '@pitulungan/contracts/place';
import { fixedWith } from './together.ts';

const LISTED = 12;

export interface MergeChoice {
  job: JobView;
  sameStall: boolean;
  doorsApartM: number;
}

export function mergeChoices(job: JobView, jobs: Board['jobs']): MergeChoice[] {
  return Object.values(jobs)
    .filter(({ id, status, fixes }) => id !== job.id && isOpenJob(status) && !fixes.alone && (fixes.together === null || fixes.together !== job.fixes.together))
    .map((other) => ({ job: other, sameStall: other.merchantId === job.merchantId, doorsApartM: distanceM(job.drop.pin, other.drop.pin) }))
    .sort((a, b) => Number(b.sameStall) - Number(a.sameStall) || a.doorsApartM - b.doorsApartM || a.job.code.localeCompare(b.job.code))
    .slice(0, LISTED);
}

/** How many jobs a trip would hold: what is together already comes along. */
export const tripSize = (job: JobView, chosen: readonly JobView[], jobs: Board['jobs']): number =>
  new Set([job, ...chosen].flatMap((each) => [each, ...fixedWith({ jobs }, each)].map(({ id }) => id))).size;
