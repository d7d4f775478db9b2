// A courier's mark glides between two fixes instead of jumping: it explains which mark is which. Jumps stay jumps.
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import type { MapPoint } from './points.ts';

const GLIDE_MS = 900; // fixes come once a second
const STEP_MS = 90;
const JUMP_M = 250; // farther than this in one step is a lost signal that came back, not a way

/** The place at `share` (0…1) of the way; far jumps arrive at once. */
export function between(from: LatLng, to: LatLng, share: number): LatLng {
  if (share >= 1 || distanceM(from, to) > JUMP_M) return to;
  return { lat: from.lat + (to.lat - from.lat) * share, lng: from.lng + (to.lng - from.lng) * share };
}

/** Wraps `show` so that moved points arrive over GLIDE_MS. At once under prefers-reduced-motion and on hidden pages. */
export function gliding(show: (points: readonly MapPoint[]) => void): { show: (points: readonly MapPoint[]) => void; stop: () => void } {
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  let shown = new Map<string, LatLng>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const stop = (): void => clearInterval(timer);
  const draw = (points: readonly MapPoint[]): void => {
    shown = new Map(points.map(({ id, pin }) => [id, pin]));
    show(points);
  };
  return {
    stop,
    show(points) {
      stop();
      const from = shown;
      const moved = points.some(({ id, pin }) => isElsewhere(from.get(id), pin));
      if (!moved || reduced.matches || document.hidden) return draw(points);
      const startedAt = performance.now();
      timer = setInterval(() => {
        const share = (performance.now() - startedAt) / GLIDE_MS;
        draw(points.map((point) => ({ ...point, pin: between(from.get(point.id) ?? point.pin, point.pin, share) })));
        if (share >= 1) stop();
      }, STEP_MS);
    },
  };
}

const isElsewhere = (from: LatLng | undefined, to: LatLng): boolean => from === undefined || from.lat !== to.lat || from.lng !== to.lng;
