// What is left of a courier's way, and in which order: the server keeps it, and the courier's phone goes on with it without
// signal. Total: whatever was arranged before, the answer names each stop that is left exactly once, and no drop before its pickup.
import type { JobId } from './ids.ts';
import type { JobStatus } from './lifecycles/job.ts';
import type { TripStop } from './trips.ts';

export interface HeldStops {
  id: JobId;
  status: JobStatus;
}

const BEFORE_PICKUP: readonly JobStatus[] = ['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP'];
const BEFORE_DROP: readonly JobStatus[] = [...BEFORE_PICKUP, 'PICKED_UP', 'TO_DROP', 'AT_DROP'];
/** Goods that wait for the desk or go back to the stall have no stop of their own. */
export function remainingStops({ id: jobId, status }: HeldStops): TripStop[] {
  if (BEFORE_PICKUP.includes(status))
    return [
      { jobId, kind: 'pickup' },
      { jobId, kind: 'drop' },
    ];
  return BEFORE_DROP.includes(status) ? [{ jobId, kind: 'drop' }] : [];
}

const keyOf = ({ jobId, kind }: TripStop): string => `${kind} ${jobId}`;
export const without = (stops: readonly TripStop[], others: readonly TripStop[]): TripStop[] => {
  const known = new Set(others.map(keyOf));
  return stops.filter((stop) => !known.has(keyOf(stop)));
};
export const once = (stops: readonly TripStop[]): TripStop[] => [...new Map(stops.map((stop) => [keyOf(stop), stop])).values()];

export const isEarly = (stop: TripStop, at: number, stops: readonly TripStop[]): boolean =>
  stop.kind === 'drop' && stops.some((other, i) => i > at && other.kind === 'pickup' && other.jobId === stop.jobId);

/** A drop that stands before its pickup goes to the end. */
export function pickupsFirst(stops: readonly TripStop[]): TripStop[] {
  const early = stops.filter(isEarly);
  return [...without(stops, early), ...early];
}

/** `arranged` as far as it is left of the way; what is not arranged comes last. */
export function tidyStops(arranged: readonly TripStop[], jobs: readonly HeldStops[]): TripStop[] {
  const left = jobs.flatMap(remainingStops);
  const kept = once(without(arranged, without(arranged, left)));
  return pickupsFirst([...kept, ...without(left, kept)]);
}

/** As tidyStops, and a stop that came back (a step was taken back) comes first: the courier stands there. */
export function keepStops(arranged: readonly TripStop[], jobs: readonly HeldStops[]): TripStop[] {
  const begun = jobs.flatMap((job) => (BEGUN[job.status] ? [{ jobId: job.id, kind: BEGUN[job.status] } as TripStop] : []));
  return tidyStops([...without(begun, arranged), ...arranged], jobs);
}
const BEGUN: Partial<Record<JobStatus, TripStop['kind']>> = { AT_PICKUP: 'pickup', AT_DROP: 'drop' };
