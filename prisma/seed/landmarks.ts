// Places people name when they say where they live. All invented; "(contoh)" where a real one of that name could be meant.
import { at } from './chance.ts';
import { beside, distance, type Point } from './plane.ts';
import type { Street } from './streets.ts';

export const MARKET = 'Pasar Contoh Janti';

/** Where each would like to be, in metres from the centre, or in which RW. */
const WISHES: readonly { name: string; near?: Point; rw?: number }[] = [
  { name: 'Pos BUMDes Madani', near: [40, -30] },
  { name: MARKET, near: [-60, -160] },
  { name: 'Balai Desa Janti (contoh)', near: [90, 60] },
  { name: 'Lapangan Contoh', near: [-140, 90] },
  { name: 'Pustu Janti (contoh)', near: [160, -120] },
  { name: 'Masjid Al-Contoh', near: [-40, 190] },
  { name: 'Musala Al-Contoh', near: [230, 220] },
  { name: 'TK Contoh Ceria', near: [-240, -120] },
  { name: 'SD Contoh Janti', near: [-220, 240] },
  { name: 'Balai RW 03 (contoh)', rw: 3 },
  { name: 'Balai RW 05 (contoh)', rw: 5 },
  { name: 'Pos kamling RT 04 RW 02', rw: 2 },
  { name: 'Pos kamling RT 02 RW 06', rw: 6 },
  { name: 'Pos titip RT 01 RW 07', rw: 7 },
  { name: 'Pos kamling RT 03 RW 01', rw: 1 },
];
const OFF_STREET_M = 12;
const APART_M = 40;

/** Each beside a street corner of its own, at least 40 m from the others. */
export function placeLandmarks(streets: readonly Street[], rwOf: (place: Point) => number | null): { name: string; place: Point }[] {
  const spots = streets.filter((street) => street.kind !== 'path').map((street) => beside(at(street.line, 1), at(street.line, 0), OFF_STREET_M));
  const placed: { name: string; place: Point }[] = [];
  for (const wish of WISHES) {
    const free = spots.filter((spot) => placed.every((other) => distance(spot, other.place) >= APART_M) && (wish.rw === undefined || rwOf(spot) === wish.rw));
    const place = nearest(free, wish.near ?? [0, 0]) ?? nearest(spots, wish.near ?? [0, 0]);
    if (place) placed.push({ name: wish.name, place });
  }
  return placed;
}

const nearest = (spots: readonly Point[], wanted: Point): Point | undefined => [...spots].sort((a, b) => distance(a, wanted) - distance(b, wanted))[0];
