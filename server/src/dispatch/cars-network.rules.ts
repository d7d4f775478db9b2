// The map of the health cars: posts, people, and what a car at a post is worth to each place. Laid once, used by every decision.
import type { LatLng } from '@pitulungan/contracts/place';
import type { CarDemand, CarNetwork, CarPost, TravelMin } from './cars-types.rules.ts';
import type { CarLevelPolicy, CarsPolicy } from './cars-policy.rules.ts';

/** Sorts posts and places (so that the order of the input is without effect), makes the weights sum to 1, and looks up all travel. */
export function layCarNetwork(input: { posts: readonly CarPost[]; demand: readonly CarDemand[]; travelMin: TravelMin }, policy: CarsPolicy): CarNetwork {
  const { travelMin } = input;
  const posts = [...input.posts].sort((a, b) => compare(a.id, b.id));
  const total = input.demand.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const demand = [...input.demand]
    .sort((a, b) => a.place.lat - b.place.lat || a.place.lng - b.place.lng || a.weight - b.weight)
    .map(({ place, weight }) => ({ place, weight: weight / total }));
  const network = { posts, demand, travelMin, postWorth: [] };
  return { ...network, postWorth: posts.map(({ place }) => worthFrom(network, policy, place, 0)) };
}

/** What a car that leaves `place` in `delayMin` minutes is worth to each place of demand. */
export function worthFrom(network: CarNetwork, policy: CarsPolicy, place: LatLng, delayMin: number): Float64Array {
  return Float64Array.from(network.demand, (spot) => worthOfResponse(delayMin + network.travelMin(place, spot.place, true), policy));
}

/** Worth of a response in `minutes`: in time for level 1 counts 1, for level 2 `coverSecond`, nearness up to `coverNear`. Falls with time. */
export function worthOfResponse(minutes: number, policy: CarsPolicy): number {
  const near = policy.coverNear * Math.max(0, 1 - minutes / policy.coverNearMin);
  return 1 - lateShare(minutes, policy.level[1]) + policy.coverSecond * (1 - lateShare(minutes, policy.level[2])) + near;
}

/** 0: surely in time, 1: surely late, straight in between. */
export function lateShare(minutes: number, level: CarLevelPolicy): number {
  return Math.min(1, Math.max(0, 0.5 + (minutes - level.targetMin) / (2 * level.lateBlurMin)));
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
