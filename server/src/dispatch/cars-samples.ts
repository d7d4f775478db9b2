// A small world for the tests of the health cars: three posts in a row, one unit is one minute of urgent driving.
import { layCarNetwork } from './cars-network.rules.ts';
import { NO_OVERRIDES } from './cars-overrides.rules.ts';
import { planHealthCars } from './cars-plan.rules.ts';
import { CARS_POLICY } from './cars-policy.rules.ts';
import type { CarsPlan } from './cars-reasons.rules.ts';
import type { CarCall, CarLevel, CarOverrides, HealthCar, TravelMin } from './cars-types.rules.ts';

export const NOW = 1_000_000_000;
export const MINUTE = 60_000;
export const policy = CARS_POLICY.benchmark;

/** A plane on which one unit is one minute of urgent driving. */
const travelMin: TravelMin = (from, to, urgent) => Math.hypot(from.lat - to.lat, from.lng - to.lng) * (urgent ? 1 : 1.4);
const at = (lat: number, lng = 0) => ({ lat, lng });
export const network = layCarNetwork(
  {
    travelMin,
    posts: [
      { id: 'p-west', place: at(0) },
      { id: 'p-mid', place: at(20) },
      { id: 'p-east', place: at(40) },
    ],
    demand: [0, 5, 20, 22, 40, 41].map((lat) => ({ place: at(lat), weight: lat === 20 ? 300 : 100 })),
  },
  policy,
);
export const car = (id: string, lat: number, more: Partial<HealthCar> = {}): HealthCar => ({
  id,
  advanced: false,
  phase: 'IDLE',
  place: at(lat),
  postId: lat === 0 ? 'p-west' : lat === 20 ? 'p-mid' : lat === 40 ? 'p-east' : null,
  callId: null,
  free: null,
  ...more,
});
export const call = (id: string, level: CarLevel, lat: number, more: Partial<CarCall> = {}): CarCall => ({
  id,
  level,
  place: at(lat),
  calledAt: NOW,
  advanced: false,
  ...more,
});
export const onWay = (id: string, lat: number, callId: string): HealthCar => car(id, lat, { phase: 'TO_SCENE', callId, postId: null });
export const busy = (id: string, lat: number, freeInMin: number | null): HealthCar =>
  car(id, lat, { phase: 'BUSY', postId: null, free: freeInMin === null ? null : { at: NOW + freeInMin * MINUTE, place: at(lat) } });
export const plan = (cars: HealthCar[], calls: CarCall[], overrides: Partial<CarOverrides> = {}, now = NOW): CarsPlan =>
  planHealthCars({ cars, calls, network, overrides: { ...NO_OVERRIDES, ...overrides } }, policy, now);
export const sent = (result: CarsPlan) => result.dispatch.map(({ carId, callId }) => `${carId}→${callId}`);
export const whyHeld = (result: CarsPlan, callId: string) => result.hold.find((one) => one.callId === callId)?.reason.code;
