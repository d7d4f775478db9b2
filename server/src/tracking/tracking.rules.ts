// Positions: which reports move the live mark, and what a resident may see of it. Pure.
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import type { PositionReport } from '@pitulungan/contracts/couriers';

export type PositionVerdict = 'live' | 'history' | 'off-duty' | 'no-place' | 'inaccurate' | 'far-away' | 'from-the-future' | 'jump';

export interface PositionFrame {
  onDuty: boolean;
  center: LatLng;
  last: { pin: LatLng; happenedAtMs: number } | undefined;
  now: number;
}

const MAX_ACCURACY_M = 250;
const MAX_FROM_CENTER_M = 12_000; // the kecamatan and about 5 km: another Janti is farther away
const MAX_SPEED_MPS = 45;
const MAX_AHEAD_MS = 2 * 60_000;
const JITTER_M = 300; // a jump shorter than this is noise, not a teleport

/** Older than the last known goes to history only; what cannot be true is ignored; off duty nothing is taken at all. */
export function judgePosition(report: PositionReport, frame: PositionFrame): PositionVerdict {
  const at = Date.parse(report.happenedAt);
  const obstacles: [boolean, PositionVerdict][] = [
    [!frame.onDuty, 'off-duty'],
    [report.pin.lat === 0 && report.pin.lng === 0, 'no-place'],
    [distanceM(report.pin, frame.center) > MAX_FROM_CENTER_M, 'far-away'],
    [at > frame.now + MAX_AHEAD_MS, 'from-the-future'],
    [report.accuracyM !== null && report.accuracyM > MAX_ACCURACY_M, 'inaccurate'],
    [frame.last !== undefined && at <= frame.last.happenedAtMs, 'history'],
    [isJump(report, at, frame.last), 'jump'],
  ];
  return obstacles.find(([broken]) => broken)?.[1] ?? 'live';
}

function isJump(report: PositionReport, at: number, last: PositionFrame['last']): boolean {
  if (!last) return false;
  const metres = distanceM(report.pin, last.pin);
  return metres > JITTER_M && metres / ((at - last.happenedAtMs) / 1000) > MAX_SPEED_MPS;
}

const NEAR_M = 300;
const GRID_M = 30;
const METRES_PER_DEGREE = 111_320;

/** What a resident sees: rounded to about 30 m while the courier is more than 300 m away (product.md pain 5). */
export function blurForResident(courier: LatLng, door: LatLng): LatLng {
  if (distanceM(courier, door) <= NEAR_M) return courier;
  const lngStep = GRID_M / (METRES_PER_DEGREE * Math.cos((courier.lat * Math.PI) / 180));
  const snap = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(6));
  return { lat: snap(courier.lat, GRID_M / METRES_PER_DEGREE), lng: snap(courier.lng, lngStep) };
}

/** Minutes to the door as a range people can plan with. */
export function etaMinutes(travelS: number): [number, number] {
  const minutes = travelS / 60;
  return [Math.max(1, Math.floor(minutes * 0.9)), Math.max(2, Math.ceil(minutes * 1.3 + 1))];
}
