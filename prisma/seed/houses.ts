// A house beside a street, with the address as people here say it: gang and number, RT/RW, and a landmark (patokan).
import { at, type Chance } from './chance.ts';
import { type Geography, nearestLandmark, neighbourhoodOf } from './geography.ts';
import { along, beside, distanceToLoop, isInside, type Point } from './plane.ts';
import type { Kind } from './street-lattice.ts';

export interface House {
  place: Point;
  line: string;
  rt: number | null;
  rw: number | null;
  patokan: string;
}

const OFF_STREET_M = [6, 15] as const;
const TRIES = 50;
const COLORS = ['hijau', 'biru', 'cokelat', 'putih', 'kuning', 'abu-abu', 'merah bata'];
const SIGNS = ['pagar', 'cat rumah', 'gerbang', 'pintu'];
const NEAR = ['sebelah', 'depan', 'belakang', 'selatan', 'utara', '30 m dari', 'seberang'];
const PLACES = [
  'toko kelontong Bu Contoh',
  'pohon mangga besar',
  'tiang listrik',
  'penjahit Pak Contoh',
  'pos ronda',
  'bengkel sepeda Contoh',
  'tempat cuci motor Contoh',
  'rumah tingkat',
];

/** Beside any street, or beside one of a kind. */
export function drawHouse(geography: Geography, chance: Chance, kind?: Kind): House {
  const wanted = geography.streets.filter((street) => kind === undefined || street.kind === kind);
  const sides = wanted.flatMap(({ name, line }) => line.slice(1).map((end, index) => ({ name, ends: [at(line, index), end] as const }))); // long streets have more houses
  for (let tries = 0; tries < TRIES; tries++) {
    const { name, ends } = chance.pick(sides);
    const [a, b] = ends;
    const place = beside(along(a, b, chance.between(0.1, 0.9)), b, chance.pick([-1, 1]) * chance.between(...OFF_STREET_M));
    if (!isInside(place, geography.outline) || distanceToLoop(place, geography.outline) < 3) continue;
    const line = `${name.replace('Gang', 'Gg.').replace('Jalan', 'Jl.')} no. ${chance.int(1, 64)}`;
    return { place, line, ...neighbourhoodOf(place, geography), patokan: patokanOf(geography, place, chance) };
  }
  throw new Error('No house fits beside the streets');
}

function patokanOf(geography: Geography, place: Point, chance: Chance): string {
  const look = `${chance.pick(SIGNS)} ${chance.pick(COLORS)}`;
  const near = chance.happens(0.4) ? nearestLandmark(geography, place).name : chance.pick(PLACES);
  return `${look}, ${chance.pick(NEAR)} ${near}`;
}
