// An invented outline of the size of the real village. It is ours: real boundaries are imported by the operator.
import { at, type Chance } from './chance.ts';
import { area, type Point } from './plane.ts';

const AREA_M2 = 806_000;
const CORNERS = 56;
const WAVES = [2, 3, 4, 5, 7] as const;
const WAVE_HEIGHT = 0.28;
const STRETCH = 1.09; // a little taller than wide: 1.1 × 1.2 km

/** Anticlockwise around the centre, seen from which every corner is in sight. */
export function drawOutline(chance: Chance): Point[] {
  const waves = WAVES.map((times) => ({ times, height: (WAVE_HEIGHT / times) * chance.between(0.4, 1), phase: chance.between(0, 2 * Math.PI) }));
  const raw = Array.from({ length: CORNERS }, (_, corner): Point => {
    const angle = (corner / CORNERS) * 2 * Math.PI;
    const radius = waves.reduce((sum, wave) => sum + wave.height * Math.cos(wave.times * angle + wave.phase), 1) * chance.between(0.985, 1.015);
    return [radius * Math.cos(angle), radius * Math.sin(angle) * STRETCH];
  });
  const scale = Math.sqrt(AREA_M2 / area(raw));
  return raw.map(([x, y]): Point => [x * scale, y * scale]);
}

/** A point outside, `metres` beyond the outline in a chosen direction. */
export function pointBeyond(outline: readonly Point[], chance: Chance, metres: number): Point {
  const corner = at(outline, chance.int(0, outline.length - 1));
  const share = 1 + metres / Math.hypot(...corner);
  return [corner[0] * share, corner[1] * share];
}
