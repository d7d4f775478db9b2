// Which fixes of the phone are worth sending: at most one a second, newest first, and nothing that is nonsense.
import type { PositionReport } from '@pitulungan/contracts/couriers';
import { distanceM } from '@pitulungan/contracts/place';

export const MIN_GAP_MS = 1_000;
/** Standing still: a sign of life now and then is enough. */
export const STILL_GAP_MS = 15_000;
const STILL_M = 5;
/** The contract takes 60 in a batch; older ones are of little worth to a live map. */
export const MAX_KEPT = 60;

/** Is this fix news, compared with the last one kept? */
export function isNews(last: PositionReport | undefined, next: PositionReport): boolean {
  if (next.pin.lat === 0 && next.pin.lng === 0) return false; // a missing place, not the sea off Ghana
  if (!last) return true;
  const gapMs = Date.parse(next.happenedAt) - Date.parse(last.happenedAt);
  if (gapMs < MIN_GAP_MS) return false;
  return gapMs >= STILL_GAP_MS || distanceM(last.pin, next.pin) >= STILL_M;
}

/** Newest first, bounded. */
export const withFix = (kept: readonly PositionReport[], fix: PositionReport): PositionReport[] => [fix, ...kept].slice(0, MAX_KEPT);

/** What could not be sent goes behind what came meanwhile. */
export const putBack = (kept: readonly PositionReport[], failed: readonly PositionReport[]): PositionReport[] => [...kept, ...failed].slice(0, MAX_KEPT);

interface Coordinates {
  latitude: number;
  longitude: number;
  accuracy: number;
  heading: number | null;
}

export function reportOf(coords: Coordinates, timestamp: number): PositionReport {
  const heading = coords.heading;
  return {
    pin: { lat: coords.latitude, lng: coords.longitude },
    accuracyM: Number.isFinite(coords.accuracy) ? Math.min(Math.max(coords.accuracy, 0), 100_000) : null,
    headingDeg: heading !== null && Number.isFinite(heading) ? ((heading % 360) + 360) % 360 : null,
    happenedAt: new Date(timestamp).toISOString(),
  };
}
