// What each car is worth to each place as it stands: idle at its post, on its way and still divertible, or busy and soon free.
import { worthFrom } from './cars-network.rules.ts';
import type { CarsPolicy } from './cars-policy.rules.ts';
import type { CarCall, CarNetwork, CarsState, HealthCar } from './cars-types.rules.ts';
import { untilFreeMin } from './cars-urgency.rules.ts';

export const isStanding = ({ phase }: HealthCar): boolean => phase === 'IDLE' || phase === 'RELOCATING';

/** By car id, in the order of `cars`; cars that count for nothing are left out. */
export function standingWorth({ network, calls }: CarsState, policy: CarsPolicy, cars: readonly HealthCar[], now: number): Map<string, Float64Array> {
  const levelOf = new Map(calls.map(({ id, level }) => [id, level]));
  const standing = new Map<string, Float64Array>();
  for (const car of cars) {
    const worth = isStanding(car) ? worthAtPost(car, network, policy) : worthOnDuty(car, { network, policy, now, levelOf });
    if (worth) standing.set(car.id, worth);
  }
  return standing;
}

/** A car that drives to a post counts as if it stood there. */
function worthAtPost(car: HealthCar, network: CarNetwork, policy: CarsPolicy): Float64Array {
  const post = car.postId === null ? -1 : network.posts.findIndex(({ id }) => id === car.postId);
  return network.postWorth[post] ?? worthFrom(network, policy, car.place, 0);
}

interface OnDuty {
  network: CarNetwork;
  policy: CarsPolicy;
  now: number;
  levelOf: ReadonlyMap<string, CarCall['level']>;
}

function worthOnDuty(car: HealthCar, { network, policy, now, levelOf }: OnDuty): Float64Array | null {
  if (car.phase === 'TO_SCENE') {
    const divertible = car.callId !== null && (levelOf.get(car.callId) ?? 1) > 1;
    return divertible ? worthFrom(network, policy, car.place, 0).map((worth) => worth * policy.onWayShare) : null;
  }
  const minutes = untilFreeMin(car.free, policy, now) ?? Infinity;
  return car.free && minutes <= policy.soonMin ? worthFrom(network, policy, car.free.place, minutes) : null;
}
