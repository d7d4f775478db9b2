// 150 residents and 30 buyers from outside: invented names, and addresses with the traps that real ones hold.
import { at, type Chance } from './chance.ts';
import type { Geography } from './geography.ts';
import { drawHouse, type House } from './houses.ts';
import { pointBeyond } from './outline.ts';
import { toPin } from './plane.ts';
import { FIRST_RESIDENT, phoneOf } from './staff.ts';

export interface Resident {
  id: string;
  name: string;
  phone: string;
  outside: boolean;
  addressLine: string;
  rt: number | null;
  rw: number | null;
  patokan: string;
  lat: number;
  lng: number;
}

const INSIDE = 150;
const OUTSIDE = 30;
const BEYOND_M = [40, 700] as const; // well inside the service margin of 2.5 km

const FIRST_NAMES = [
  'Sulastri', 'Bambang', 'Siti', 'Agus', 'Endah', 'Wahyu', 'Nurul', 'Hadi', 'Ratna', 'Slamet', 'Dwi', 'Eko', 'Tri', 'Yuni', 'Arif', 'Lestari', 'Mulyono', 'Indah', 'Suparman',
  'Fitri', 'Gunawan', 'Heni', 'Imam', 'Kartini', 'Luluk', 'Mamik', 'Ningsih', 'Purwanto', 'Rohmah', 'Sutrisno',
]; // prettier-ignore
const LAST_NAMES = ['Contohwati', 'Contohadi', 'Misalsari', 'Umpamawan', 'Rekaningrum', 'Andaikan'];

export function settleResidents(geography: Geography, chance: Chance): Resident[] {
  const names = chance.shuffled(FIRST_NAMES.flatMap((first) => LAST_NAMES.map((last) => `${first} ${last}`)));
  const houses = withTraps(Array.from({ length: INSIDE }, () => drawHouse(geography, chance)));
  const outsiders = Array.from({ length: OUTSIDE }, (_, index) => houseOutside(geography, chance, index + 1));
  return [...houses, ...outsiders].map((house, index) => ({
    id: chance.uuid(),
    name: at(names, index),
    phone: phoneOf(FIRST_RESIDENT + index),
    outside: index >= INSIDE,
    addressLine: house.line,
    rt: house.rt,
    rw: house.rw,
    patokan: house.patokan,
    ...toPin(house.place),
  }));
}

/** The same number twice in one RT, and an address that is a landmark only: couriers meet both. */
function withTraps(houses: readonly House[]): House[] {
  const [first, ...rest] = houses;
  const twin = first && rest.find((house) => house.rt === first.rt && house.rw === first.rw);
  if (!first || !twin) return [...houses];
  const others = rest.filter((house) => house !== twin);
  const nameless = at(others, 0);
  return [
    { ...first, patokan: `${first.patokan} (ada dua rumah bernomor sama di RT ini)` },
    { ...twin, line: first.line },
    { ...nameless, line: '', patokan: `rumah tanpa nomor, ${nameless.patokan}` },
    ...others.slice(1),
  ];
}

/** No RT/RW of ours: those belong to another village. */
function houseOutside(geography: Geography, chance: Chance, number: number): House {
  const place = pointBeyond(geography.outline, chance, chance.between(...BEYOND_M));
  return {
    place,
    line: `Luar desa, Jl. Contoh Tetangga no. ${number}`,
    rt: null,
    rw: null,
    patokan: `pagar ${chance.pick(['hijau', 'biru', 'hitam'])}, dekat gapura perumahan (contoh)`,
  };
}
