// The village before anything happens in it: places and people. What happens (days, morning) is drawn over this.
import { chanceOf } from './chance.ts';
import { type Courier, hireCouriers } from './couriers.ts';
import { drawGeography, type Geography } from './geography.ts';
import { openStalls, type Stall } from './stalls.ts';
import { type Resident, settleResidents } from './residents.ts';
import { STAFF } from './staff.ts';

export interface Person {
  id: string;
  number: number;
  name: string;
  role: (typeof STAFF)[number]['role'];
}

export interface World {
  seed: number;
  now: number;
  geography: Geography;
  staff: Person[];
  couriers: Courier[];
  stalls: Stall[];
  residents: Resident[];
}

const LAST_EVENING_MS = 14 * 3_600_000;

export function makeWorld(seed: number, now: number): World {
  const geography = drawGeography(seed);
  const staff = chanceOf(seed, 'staff');
  return {
    seed,
    now,
    geography,
    staff: STAFF.map((person) => ({ id: staff.uuid(), ...person })),
    couriers: hireCouriers(chanceOf(seed, 'couriers'), new Date(now - LAST_EVENING_MS)),
    stalls: openStalls(geography, chanceOf(seed, 'stalls')),
    residents: settleResidents(geography, chanceOf(seed, 'residents')),
  };
}

export function staffOf(world: World, role: Person['role']): Person[] {
  return world.staff.filter((person) => person.role === role);
}
