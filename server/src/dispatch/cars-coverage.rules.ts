// Coverage by DMEXCLP (Jagtenberg, Bhulai, van der Mei 2015): the k-th best car of a place counts (1-q) q^(k-1), for it is wanted
// only when the better ones are busy. Here each car counts with its worth for the place instead of 0 or 1.
import type { CarNetwork } from './cars-types.rules.ts';

/** Cars beyond the fifth would add less than q^5: not counted. */
const DEPTH = 5;
/** One more is kept, so that one may be left out. */
const WIDTH = DEPTH + 1;

/** The worth of each standing car for each place, by car id. */
export type Standing = ReadonlyMap<string, Float64Array>;

/** For each place its best cars, best first: WIDTH of them. */
export interface Coverage {
  cars: readonly string[];
  worth: Float64Array;
  /** Index in `cars`, -1: nobody */
  owner: Int16Array;
  weights: Float64Array;
}

export function coverageOf(network: CarNetwork, standing: Standing): Coverage {
  const places = network.demand.length;
  const cars = [...standing.keys()];
  const worth = new Float64Array(places * WIDTH);
  const owner = new Int16Array(places * WIDTH).fill(-1);
  let index = 0;
  for (const values of standing.values()) {
    for (let place = 0; place < places; place++) {
      const value = values[place] as number;
      const base = place * WIDTH;
      let at = base + WIDTH - 1;
      if (value <= (worth[at] as number)) continue;
      for (; at > base && (worth[at - 1] as number) < value; at--) {
        worth[at] = worth[at - 1] as number;
        owner[at] = owner[at - 1] as number;
      }
      worth[at] = value;
      owner[at] = index;
    }
    index++;
  }
  return { cars, worth, owner, weights: Float64Array.from(network.demand, ({ weight }) => weight) };
}

/** What the coverage loses when one of the standing cars leaves, for each of them. */
export function lossesOf({ cars, worth, owner, weights }: Coverage, busyShare: number): Map<string, number> {
  const loss = new Float64Array(cars.length);
  for (let place = 0; place < weights.length; place++) {
    const base = place * WIDTH;
    let behind = 0; // worth of those behind, each pushed one rank up
    for (let k = WIDTH - 1; k >= 0; k--) {
      const at = base + k;
      const value = worth[at] as number;
      const who = owner[at] as number;
      if (who >= 0) loss[who] = (loss[who] as number) + (weights[place] as number) * busyShare ** k * (value - (1 - busyShare) * behind);
      behind = value + busyShare * behind;
    }
  }
  return new Map(cars.map((car, index) => [car, (1 - busyShare) * (loss[index] as number)]));
}

/** Per place the ranked worths without one car, and what follows them: tail[k] = worth[k] + q tail[k + 1]. */
export interface Without {
  worth: Float64Array;
  tail: Float64Array;
}

export function without(coverage: Coverage, carId: string, busyShare: number): Without {
  const places = coverage.weights.length;
  const gone = coverage.cars.indexOf(carId);
  const worth = new Float64Array(places * WIDTH);
  const tail = new Float64Array(places * WIDTH);
  for (let place = 0; place < places; place++) {
    const base = place * WIDTH;
    let from = base;
    for (let k = 0; k < DEPTH; k++, from++) {
      if (gone >= 0 && coverage.owner[from] === gone) from++;
      worth[base + k] = coverage.worth[from] as number;
    }
    for (let k = DEPTH - 1; k >= 0; k--) tail[base + k] = (worth[base + k] as number) + busyShare * (tail[base + k + 1] as number);
  }
  return { worth, tail };
}

/** What one more car with these worths adds to the coverage of the others: pop (1-q) q^(k-1), less what it pushes back by one rank. */
export function gainOf(values: Float64Array, others: Without, weights: Float64Array, busyShare: number): number {
  let gain = 0;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number;
    if (value === 0) continue;
    const base = place * WIDTH;
    let rank = 0;
    let share = weights[place] as number;
    while (rank < DEPTH && (others.worth[base + rank] as number) >= value) {
      rank++;
      share *= busyShare;
    }
    gain += share * (value - (1 - busyShare) * (others.tail[base + rank] as number));
  }
  return gain * (1 - busyShare);
}
