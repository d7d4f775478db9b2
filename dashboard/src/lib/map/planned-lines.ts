// Trips that are only planned, as the map draws them: dotted, with numbered stops when somebody looks. Pure.
import type { Board } from '@pitulungan/contracts/board';
import type { PlanDetail, PlannedTrip } from '@pitulungan/contracts/plans';
import type { MapTrip } from '@pitulungan/ui/map/trips';
import { stopsAt, type TripsOf } from './trip-lines.ts';

/** Trips of several jobs, and the one of whoever is looked at. A job that is asked for or taken by now is no plan any more. */
export function plannedLines(plans: readonly PlanDetail[], { board, placeOf, looked }: Omit<TripsOf, 'extra'>): MapTrip[] {
  return plans
    .flatMap(({ trips }) => trips)
    .filter(({ kind, jobIds }) => kind === 'tentative' && jobIds.every((id) => board.jobs[id]?.status === 'QUEUED'))
    .flatMap((trip): MapTrip[] => {
      const lit = looked.some((each) => each !== null && isOf(board, trip, each));
      if (!lit && trip.jobIds.length < 2) return [];
      const stops = stopsAt(trip.stops, board.jobs);
      const from = placeOf(trip.courierId);
      const points = [...(from ? [from] : []), ...stops.map(({ pin }) => pin)];
      const label = board.couriers[trip.courierId]?.name ?? '';
      return [{ id: `plan ${trip.jobIds.join(' ')}`, kind: 'tentative', points, label, lit, ...(lit ? { stops } : {}) }];
    });
}

const isOf = (board: Board, { jobIds, courierId }: PlannedTrip, { kind, id }: { kind: 'order' | 'courier'; id: string }): boolean =>
  kind === 'courier' ? courierId === id : jobIds.some((jobId) => board.jobs[jobId]?.orderId === id);
