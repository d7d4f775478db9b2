// Translates the judge's picture for the rules of the hub and their plan back for the judge. It keeps since when each car has been
// in its state, for the expectation of when it is free; nothing else is remembered, and nothing outlives an instance.
import type { LatLng } from '@pitulungan/contracts/place';
import { expectFree, type CarWork } from '../../server/src/dispatch/cars-free.rules.ts';
import { layCarNetwork } from '../../server/src/dispatch/cars-network.rules.ts';
import { NO_OVERRIDES } from '../../server/src/dispatch/cars-overrides.rules.ts';
import { planHealthCars } from '../../server/src/dispatch/cars-plan.rules.ts';
import type { CarsPolicy } from '../../server/src/dispatch/cars-policy.rules.ts';
import type { CarCall, CarPhase, HealthCar, TravelMin } from '../../server/src/dispatch/cars-types.rules.ts';
import type { Init, Reply, Spot, State, WireCall, WireState, WireVehicle } from './wire.ts';

const MINUTE_MS = 60_000;
const SAME_PLACE_KM = 1e-6;
const PHASES: Record<WireState, CarPhase> = {
  idle: 'IDLE',
  relocating: 'RELOCATING',
  to_scene: 'TO_SCENE',
  scene: 'BUSY',
  transport: 'BUSY',
  handover: 'BUSY',
};

const STEPS: Partial<Record<WireState, CarWork['step']>> = { scene: 'SCENE', transport: 'TRANSPORT', handover: 'HANDOVER' };

/** The judge's plane in the words of the hub: the rules never look into a place, they ask how long the way is. */
const placeOf = ({ x, y }: Spot): LatLng => ({ lat: y, lng: x });

const travelOn =
  ({ speed, detour }: Init): TravelMin =>
  (from, to, urgent) =>
    (Math.hypot(from.lng - to.lng, from.lat - to.lat) * detour) / (urgent ? speed.emergency : speed.normal);

interface Place {
  id: string;
  place: LatLng;
}

/** One instance: `decide` for each state in turn. */
export function playInstance(init: Init, policy: CarsPolicy): { decide: (state: State) => Reply } {
  const named = (spots: readonly (Spot & { id: string })[]): Place[] => spots.map((spot) => ({ id: spot.id, place: placeOf(spot) }));
  const hospitals = named(init.hospitals);
  const fleet = new Fleet({ posts: [...named(init.bases), ...hospitals], hospitals, travelMin: travelOn(init), policy });
  const demand = init.villages.map((village) => ({ place: placeOf(village), weight: village.pop }));
  const network = layCarNetwork({ posts: fleet.map.posts, demand, travelMin: fleet.map.travelMin }, policy);
  return {
    decide({ t, vehicles, calls }) {
      const state = { cars: fleet.read(vehicles, t), calls: calls.map(callOf), network, overrides: NO_OVERRIDES };
      const plan = planHealthCars(state, policy, t * MINUTE_MS);
      return {
        dispatch: plan.dispatch.map(({ carId, callId }) => ({ vehicle: carId, call: callId })),
        relocate: plan.relocate.map(({ carId, postId }) => ({ vehicle: carId, to: postId })),
      };
    },
  };
}

const callOf = (call: WireCall): CarCall => ({
  id: call.id,
  level: call.priority,
  place: placeOf(call),
  calledAt: call.t * MINUTE_MS,
  advanced: call.advanced,
});

/** The cars as the rules see them. */
class Fleet {
  readonly map: { posts: Place[]; hospitals: Place[]; travelMin: TravelMin; policy: CarsPolicy };
  readonly #entered = new Map<string, { state: WireState; at: number }>();

  constructor(map: Fleet['map']) {
    this.map = map;
  }

  read(vehicles: readonly WireVehicle[], t: number): HealthCar[] {
    for (const { id, state } of vehicles) if (this.#entered.get(id)?.state !== state) this.#entered.set(id, { state, at: t });
    return vehicles.map((vehicle) => ({
      id: vehicle.id,
      advanced: vehicle.kind === 1,
      phase: PHASES[vehicle.state],
      place: placeOf(vehicle),
      postId: this.#postOf(vehicle),
      callId: vehicle.state === 'to_scene' ? vehicle.call : null,
      free: this.#freeOf(vehicle, t),
    }));
  }

  #postOf(vehicle: WireVehicle): string | null {
    if (vehicle.state === 'relocating') return vehicle.heading;
    if (vehicle.state !== 'idle') return null;
    const { lat, lng } = placeOf(vehicle);
    return this.map.posts.find(({ place }) => Math.abs(place.lat - lat) + Math.abs(place.lng - lng) < SAME_PLACE_KM)?.id ?? null;
  }

  /** As the judge drives: to the nearest hospital, urgently with a red patient. */
  #freeOf(vehicle: WireVehicle, t: number): HealthCar['free'] {
    const { hospitals, travelMin, policy } = this.map;
    const step = STEPS[vehicle.state];
    if (!step) return null;
    const place = placeOf(vehicle);
    const nearest = hospitals.reduce((a, b) => (travelMin(place, a.place, false) <= travelMin(place, b.place, false) ? a : b));
    const { place: facility } = hospitals.find(({ id }) => id === vehicle.heading) ?? nearest;
    const since = (this.#entered.get(vehicle.id)?.at ?? t) * MINUTE_MS;
    return expectFree({ step, since, wayMin: travelMin(place, facility, vehicle.priority === 1), facility }, policy, t * MINUTE_MS);
  }
}
