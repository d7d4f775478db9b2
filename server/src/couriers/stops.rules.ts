// How a courier's stops are arranged: by a new trip, and by a dispatcher.
import type { JobId } from '@pitulungan/contracts/ids';
import { refusal, type Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import { isEarly, once, pickupsFirst, remainingStops, without, type HeldStops } from '@pitulungan/contracts/stops';
import type { TripStop } from '@pitulungan/contracts/trips';

/** A new trip comes after what is arranged; stops that it names itself stand where it has them. */
export const addStops = (arranged: readonly TripStop[], added: readonly TripStop[]): TripStop[] => [...without(arranged, added), ...added];

/** The stops of a trip with both of each job in it: what is missing comes last, pickups before drops. */
export function completeStops(stops: readonly TripStop[], jobs: readonly JobId[]): TripStop[] {
  const all = (['pickup', 'drop'] as const).flatMap((kind) => jobs.map((jobId) => ({ jobId, kind })));
  const given = once(stops);
  return pickupsFirst([...given, ...without(all, given)]);
}

/** A dispatcher's order, if it is one: the same stops, each pickup before its drop. */
export function reorderStops(wanted: readonly TripStop[], jobs: readonly HeldStops[]): { ok: true; next: TripStop[] } | { ok: false; refusal: Refusal } {
  const no = (code: RefusalCode) => ({ ok: false as const, refusal: refusal(code) });
  const left = jobs.flatMap(remainingStops);
  const foreign = without(wanted, left);
  if (foreign.some(({ jobId }) => !jobs.some(({ id }) => id === jobId))) return no('STOP_UNKNOWN');
  if (foreign.length > 0) return no('STOP_DONE');
  if (without(left, wanted).length > 0 || once(wanted).length !== wanted.length) return no('STOPS_CHANGED');
  return wanted.some(isEarly) ? no('DROP_BEFORE_PICKUP') : { ok: true, next: [...wanted] };
}
