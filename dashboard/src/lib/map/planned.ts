// A plan as one job sees it: the trip it would ride in, why it waits, and whether a human is asked. Pure.
import type { PlanDetail, PlannedTrip } from '@pitulungan/contracts/plans';

export interface PlannedJob {
  zoneId: PlanDetail['plan']['zoneId'];
  trip: PlannedTrip | null;
  hold: PlanDetail['holds'][number] | null;
  human: PlanDetail['human'][number] | null;
}

/** By job. Of several couriers asked for one trip at once, the first stands for it. */
export function plannedJobs(plans: readonly PlanDetail[]): Map<string, PlannedJob> {
  const jobs = new Map<string, PlannedJob>();
  for (const { plan, trips, holds, human } of plans) {
    const of = (jobId: string): PlannedJob => {
      const known = jobs.get(jobId) ?? { zoneId: plan.zoneId, trip: null, hold: null, human: null };
      jobs.set(jobId, known);
      return known;
    };
    for (const trip of trips) for (const jobId of trip.jobIds) of(jobId).trip ??= trip;
    for (const hold of holds) of(hold.jobId).hold = hold;
    for (const each of human) of(each.jobId).human = each;
  }
  return jobs;
}

/** A trip that is only suggested, or not due yet, can be offered by hand; a slot is sent off as a whole instead. */
export const canCarryOut = ({ trip, hold }: PlannedJob): boolean => trip?.kind === 'tentative' && hold?.reason !== 'SLOT';
