// The words of the health-car solver: what it is told and what it answers. Instants are epoch milliseconds, durations minutes.
import type { LatLng } from '@pitulungan/contracts/place';

/** 1 MERAH, 2 KUNING, 3 HIJAU */
export type CarLevel = 1 | 2 | 3;

/** Driving minutes from one place to another, urgently (siren, clear way) or not. Pure: a formula, or a table that was looked up before. */
export type TravelMin = (from: LatLng, to: LatLng, urgent: boolean) => number;

export interface CarCall {
  id: string;
  level: CarLevel;
  place: LatLng;
  calledAt: number;
  /** Wants a car with health worker and equipment; any car is better than none */
  advanced: boolean;
}

/** IDLE and RELOCATING cars may be sent; TO_SCENE may be diverted to a more urgent call; BUSY (at the patient or later) never. */
export type CarPhase = 'IDLE' | 'RELOCATING' | 'TO_SCENE' | 'BUSY';

export interface HealthCar {
  id: string;
  advanced: boolean;
  phase: CarPhase;
  place: LatLng;
  /** The post it stands at or drives to */
  postId: string | null;
  /** Of a car TO_SCENE */
  callId: string | null;
  /** Of a BUSY car: when and where it is expected to be free; null: nobody knows */
  free: { at: number; place: LatLng } | null;
}

export interface CarPost {
  id: string;
  place: LatLng;
}

/** Where calls come from; weight: people, or calls a year */
export interface CarDemand {
  place: LatLng;
  weight: number;
}

/** What staff decided: hard limits for the solver. */
export interface CarOverrides {
  pins: readonly { callId: string; carId: string }[];
  exclusions: readonly { callId: string; carId: string }[];
  heldCalls: readonly string[];
  outOfService: readonly string[];
  fixedPosts: readonly { carId: string; postId: string }[];
  noRelocation: readonly string[];
}

export interface CarsState {
  cars: readonly HealthCar[];
  /** Calls that no car has reached yet: open ones and those with a car on its way */
  calls: readonly CarCall[];
  network: CarNetwork;
  overrides: CarOverrides;
}

/** Posts and people with the worth of each post for each place, laid once per map by `layCarNetwork`. */
export interface CarNetwork {
  posts: readonly CarPost[];
  /** Places sorted, weights summing to 1 */
  demand: readonly CarDemand[];
  travelMin: TravelMin;
  /** Per post (in the order of `posts`): worth of a car there for each place of demand, see `worthOfResponse` */
  postWorth: readonly Float64Array[];
}
