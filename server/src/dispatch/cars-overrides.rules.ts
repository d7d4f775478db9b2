// What staff decided, applied before anything is matched: cars out of service, calls held, cars that must leave their call.
import { compare } from './cars-network.rules.ts';
import type { CarCall, CarOverrides, CarsState, HealthCar } from './cars-types.rules.ts';

export const NO_OVERRIDES: CarOverrides = { pins: [], exclusions: [], heldCalls: [], outOfService: [], fixedPosts: [], noRelocation: [] };

export interface Allowed {
  /** In service, sorted; a car that must leave its call appears as free to go */
  cars: HealthCar[];
  /** Not held, sorted */
  calls: CarCall[];
  held: CarCall[];
  /** Cars called back from the call they were on the way to */
  released: { carId: string; callId: string }[];
  /** Call to car */
  pinned: ReadonlyMap<string, string>;
}

export function applyOverrides({ cars, calls, overrides }: CarsState): Allowed {
  const sorted = [...calls].sort((a, b) => compare(a.id, b.id));
  const held = new Set(overrides.heldCalls);
  const out = new Set(overrides.outOfService);
  const pinned = new Map([...overrides.pins].sort((a, b) => compare(b.carId, a.carId)).map(({ callId, carId }) => [callId, carId]));
  const unclaimed = new Set(sorted.map(({ id }) => id));
  const released: Allowed['released'] = [];
  const fleet = [...cars]
    .sort((a, b) => compare(a.id, b.id))
    .map((car): HealthCar => {
      const { id: carId, callId } = car;
      if (car.phase !== 'TO_SCENE' || callId === null) return car;
      if (!unclaimed.delete(callId)) return { ...car, phase: 'BUSY', free: null }; // a picture that does not fit: leave it alone
      const excluded = overrides.exclusions.some((one) => one.callId === callId && one.carId === carId);
      if (!excluded && !out.has(carId) && !held.has(callId) && isPinnedTo(pinned.get(callId), carId)) return car;
      released.push({ carId, callId });
      return { ...car, phase: 'RELOCATING', callId: null, postId: null };
    });
  return {
    cars: fleet.filter(({ id }) => !out.has(id)),
    calls: sorted.filter(({ id }) => !held.has(id)),
    held: sorted.filter(({ id }) => held.has(id)),
    released,
    pinned,
  };
}

const isPinnedTo = (pin: string | undefined, carId: string): boolean => pin === undefined || pin === carId;
