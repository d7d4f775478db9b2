// What a human has to decide, and what a human's word takes back.
import { isLasting, tripObstacle } from './limits.rules.ts';
import type { Field } from './matching.rules.ts';
import { singleTrip } from './trips.rules.ts';
import { paceOf } from './cost.rules.ts';
import type { PlanJob, ZonePlan } from './zone-state.ts';

/** Jobs that nobody took for too long, and those that no courier on duty can ever take. `planned`: couriers are asked by the plan itself. */
export function forHumans(
  waiting: readonly PlanJob[],
  offered: ReadonlySet<string>,
  { field, planned }: { field: Field; planned: boolean },
): ZonePlan['human'] {
  const { now, policy } = field.scene;
  return waiting.flatMap((job): ZonePlan['human'][number][] => {
    if (offered.has(job.id) || job.fixes.held) return [];
    const sinceMin = now - Math.max(job.queuedAt, job.releaseAt);
    const patienceMin = planned && isBacklog(job, offered, field) ? policy.noCourierMin * policy.backlogFactor : policy.noCourierMin;
    if (sinceMin >= patienceMin) return [{ jobId: job.id, reason: 'NOBODY_TOOK_IT', sinceMin }];
    return sinceMin >= 0 && nobodyCan(job, field) ? [{ jobId: job.id, reason: 'NOBODY_CAN', sinceMin }] : [];
  });
}

/** Not yet refused by several who were asked at once, and couriers are at work or just now sent: sixty orders of one slot need more than one round, and no human. */
function isBacklog(job: PlanJob, offered: ReadonlySet<string>, { everyone, scene: { policy } }: Field): boolean {
  const atWork = offered.size > 0 || everyone.some(({ courier: { status } }) => status === 'route' || status === 'asked');
  return atWork && job.refusals.length <= policy.refusalsBeforeWave;
}

function nobodyCan(job: PlanJob, { everyone, scene }: Field): boolean {
  const onDuty = everyone.filter(({ obstacle }) => obstacle !== 'OFF_DUTY');
  const trip = singleTrip(job, paceOf(scene.travel, scene.policy, scene.policy.boundSpeedMpm));
  return onDuty.length > 0 && onDuty.every(({ courier }) => isLasting(tripObstacle(trip, courier, scene.policy, scene.now)));
}

/** Open offers that a human's wish has overtaken. */
export function withdrawalsOf(jobs: readonly PlanJob[]): ZonePlan['withdrawals'] {
  return jobs.flatMap(({ id, openOffers, fixes }) =>
    openOffers.flatMap(({ courierId }) => {
      const reason = fixes.held
        ? 'HELD'
        : fixes.excluded.includes(courierId)
          ? 'EXCLUDED'
          : fixes.pinnedTo && fixes.pinnedTo !== courierId
            ? 'PINNED_ELSEWHERE'
            : null;
      return reason ? [{ jobId: id, courierId, reason } as const] : [];
    }),
  );
}
