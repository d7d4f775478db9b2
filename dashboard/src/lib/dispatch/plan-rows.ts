// A plan in rows: whose order each job is, and which parts of the price are worth a column.
import type { Board } from '@pitulungan/contracts/board';
import type { JobId } from '@pitulungan/contracts/ids';
import type { PlannedTrip } from '@pitulungan/contracts/plans';
import type { Instant } from '@pitulungan/contracts/time';
import { formatTime } from '@pitulungan/ui/format';
import type { Language } from '@pitulungan/ui/language.svelte.ts';

const SHORT = 8;

export interface JobName {
  jobId: JobId;
  /** null: not on the board any more */
  order: { id: string; code: string } | null;
  short: string;
}

export function nameOf(jobId: JobId, board: Board | null): JobName {
  const job = board?.jobs[jobId];
  return { jobId, order: job ? { id: job.orderId, code: job.code } : null, short: jobId.slice(0, SHORT) };
}

export const TRIP_KINDS = ['offer', 'addition', 'tentative'] as const satisfies readonly PlannedTrip['kind'][];

/** Of one kind, the first to leave first. */
export const tripsOfKind = (trips: readonly PlannedTrip[], kind: PlannedTrip['kind']): PlannedTrip[] =>
  trips.filter((trip) => trip.kind === kind).sort((a, b) => Date.parse(a.departAt) - Date.parse(b.departAt) || a.wave - b.wave);

/** "07.30.05" (id), "07:30:05" (en): plans follow each other within seconds. */
export function formatSeconds(at: Instant, language: Language): string {
  const time = formatTime(at, language);
  return `${time}${language === 'id' ? '.' : ':'}${at.slice(17, 19)}`;
}
