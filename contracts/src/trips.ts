// A trip is one question to a courier: one or several jobs and the stops in the order to be visited. And what a dispatcher may
// decide about a job, which the planner works around.
import { z } from 'zod';
import { CourierId, JobId } from './ids.ts';

/** No vehicle carries more orders than this at once. */
export const MAX_TRIP_JOBS = 6;
/** So many couriers are asked at once at most. */
export const MAX_SEATS = 3;

export const TripStop = z.strictObject({ jobId: JobId, kind: z.enum(['pickup', 'drop']) });
export type TripStop = z.infer<typeof TripStop>;

export const JobFixes = z.strictObject({
  /** Only this courier is asked */
  pinnedTo: CourierId.nullable(),
  /** These are never asked */
  excluded: z.array(CourierId),
  /** Nobody is asked until it is released */
  held: z.boolean(),
  /** Jobs that share this go in one trip */
  together: z.uuid().nullable(),
  /** Shares no trip */
  alone: z.boolean(),
});
export type JobFixes = z.infer<typeof JobFixes>;

export const NO_FIXES: JobFixes = { pinnedTo: null, excluded: [], held: false, together: null, alone: false };
