// Ranked couriers in the words of the contract: the terms of the price, or the obstacle.
import type { CourierId } from '@pitulungan/contracts/ids';
import type { Candidate, CandidateReason } from '@pitulungan/contracts/jobs';
import { rupiahToJson } from '@pitulungan/contracts/money';
import { toInstant } from '@pitulungan/contracts/time';
import type { Obstacle, PlanCourier, RankedCourier, TripPlan, ZoneState } from './zone-state.ts';

const MS_PER_MIN = 60_000;

/** `onBreak`: who is away only for a while. */
export function toCandidates(ranked: readonly RankedCourier[], couriers: ZoneState['couriers'], onBreak: ReadonlySet<string> = new Set()): Candidate[] {
  const byId = new Map(couriers.map((courier) => [courier.id, courier]));
  return ranked.flatMap((row, rank) => {
    const courier = byId.get(row.courierId);
    return courier ? [candidateOf(row, courier, reasonOf(row.obstacle, rank, onBreak.has(row.courierId)))] : [];
  });
}

/** Additions and tentative trips are not ranked: only the courier of the trip is looked at. */
export const rankedOf = ({ candidates, courierId, cost, total, pickupAt }: TripPlan): readonly RankedCourier[] =>
  candidates.length > 0 ? candidates : [{ courierId, obstacle: null, cost, total, distanceM: null, travelMin: null, pickupAt }];

const rounded = (value: number | null, factor: number): number | null => (value === null ? null : Math.round(value * factor));

function candidateOf(row: RankedCourier, courier: PlanCourier, reason: CandidateReason): Candidate {
  return {
    courierId: row.courierId as CourierId,
    courierName: courier.name,
    reason,
    suitable: row.obstacle === null,
    distanceM: rounded(row.distanceM, 1),
    travelS: rounded(row.travelMin, 60),
    positionAgeMs: rounded(courier.positionAgeMin, MS_PER_MIN),
    activeJobs: courier.carried.jobs,
    cashInHand: rupiahToJson(courier.cashInHand),
    terms: {
      cost: row.cost && { ...row.cost },
      totalMin: row.total,
      pickupAt: row.pickupAt === null ? null : toInstant(row.pickupAt * MS_PER_MIN),
      jobsToday: courier.recent.jobs,
      dutyMinToday: courier.recent.dutyMin,
      lent: courier.lent,
    },
  };
}

function reasonOf(obstacle: Obstacle | null, rank: number, onBreak: boolean): CandidateReason {
  if (obstacle === null) return rank === 0 ? 'CHOSEN' : 'FARTHER';
  if (obstacle === 'TOO_MANY_JOBS') return 'AT_CAPACITY';
  return obstacle === 'OFF_DUTY' && onBreak ? 'ON_BREAK' : obstacle;
}
