// Where idle cars wait: one move after another to the post where marginal coverage gains most over its price, until none is worth it.
import { coverageOf, gainOf, without, type Coverage, type Standing } from './cars-coverage.rules.ts';
import type { Decided } from './cars-decisions.rules.ts';
import type { CarsPolicy } from './cars-policy.rules.ts';
import { compare } from './cars-network.rules.ts';
import type { CarsPlan } from './cars-reasons.rules.ts';
import { isStanding } from './cars-standing.rules.ts';
import type { CarNetwork, HealthCar } from './cars-types.rules.ts';

/** Where the cars that stay idle go: fixed ones to their post, the others by coverage; cars that staff want to stay, stay. */
export function relocationsOf({ allowed, context }: Decided, standing: Standing, leaving: ReadonlySet<string>): CarsPlan['relocate'] {
  const { network, overrides } = context.state;
  const { policy, asPct } = context;
  const idle = allowed.cars.filter((car) => isStanding(car) && !leaving.has(car.id));
  const fixedTo = new Map([...overrides.fixedPosts].sort((a, b) => compare(b.postId, a.postId)).map(({ carId, postId }) => [carId, postId]));
  const rest = new Map([...standing].filter(([carId]) => !leaving.has(carId)));
  const fixed = idle.flatMap(
    (car) => moveTo(car, fixedTo.get(car.id), { network, policy, coverage: coverageOf(network, rest), stays: rest.get(car.id) }) ?? [],
  );
  for (const { post, move } of fixed) rest.set(move.carId, network.postWorth[post] as Float64Array);
  const staying = new Set([...overrides.noRelocation, ...fixedTo.keys()]);
  const free = planMoves(
    network,
    policy,
    idle.filter(({ id }) => !staying.has(id)),
    rest,
  );
  const say = (code: 'FIXED' | 'COVERAGE', { carId, toPostId, travelMin, coverGain }: CarMove): CarsPlan['relocate'][number] => ({
    carId,
    postId: toPostId,
    reason: { code, travelMin, coverGainPct: asPct(coverGain) },
  });
  return [...fixed.map(({ move }) => say('FIXED', move)), ...free.map((move) => say('COVERAGE', move))];
}

export interface CarMove {
  carId: string;
  toPostId: string;
  travelMin: number;
  /** Coverage gained, share of the people, before the price of the way */
  coverGain: number;
}

/**
 * The best moves, at most `movesAtMost`. `standing` has the worth of every car that counts, movable or not;
 * `movable` are the cars that may be sent, sorted.
 */
export function planMoves(network: CarNetwork, policy: CarsPolicy, movable: readonly HealthCar[], standing: Standing): CarMove[] {
  const moves: CarMove[] = [];
  const now = new Map(standing);
  let rest = movable;
  while (moves.length < policy.movesAtMost && rest.length) {
    const coverage = coverageOf(network, now);
    let best: Option | null = null;
    for (const car of rest) {
      const option = bestMove(car, { network, policy, coverage, stays: now.get(car.id) });
      if (option && (!best || option.net > best.net + 1e-12)) best = option;
    }
    if (!best) break;
    const { move, post } = best;
    moves.push(move);
    now.set(move.carId, network.postWorth[post] as Float64Array);
    rest = rest.filter(({ id }) => id !== move.carId);
  }
  return moves;
}

export interface MoveContext {
  network: CarNetwork;
  policy: CarsPolicy;
  coverage: Coverage;
  stays: Float64Array | undefined;
}

interface Option {
  move: CarMove;
  post: number;
  /** Gain less the price of the way */
  net: number;
}

/** The move to one post, or null when the car is there already (or drives there), or there is no such post. */
function moveTo(car: HealthCar, postId: string | undefined, { network, policy, coverage, stays }: MoveContext): Option | null {
  const post = network.posts.findIndex(({ id }) => id === postId);
  const target = network.posts[post];
  if (!target || car.postId === target.id) return null;
  const others = without(coverage, car.id, policy.busyShare);
  const gain = (values: Float64Array): number => gainOf(values, others, coverage.weights, policy.busyShare);
  const travelMin = network.travelMin(car.place, target.place, false);
  const coverGain = gain(network.postWorth[post] as Float64Array) - (stays ? gain(stays) : 0);
  return { move: { carId: car.id, toPostId: target.id, travelMin, coverGain }, post, net: 0 };
}

/** The post where this car gains most, or null when staying (or going on where it goes) is as good. A car at no post goes to one in any case. */
export function bestMove(car: HealthCar, { network, policy, coverage, stays }: MoveContext): Option | null {
  const others = without(coverage, car.id, policy.busyShare);
  const gain = (values: Float64Array): number => gainOf(values, others, coverage.weights, policy.busyShare);
  const before = stays ? gain(stays) : 0;
  const leastNet = car.postId === null ? -Infinity : 1e-9;
  let best: Option | null = null;
  for (const [post, { id, place }] of network.posts.entries()) {
    if (id === car.postId) continue;
    const travelMin = network.travelMin(car.place, place, false);
    const coverGain = gain(network.postWorth[post] as Float64Array) - before;
    const net = coverGain - policy.movePrice - policy.moveMinutePrice * travelMin;
    if (net > leastNet && (!best || net > best.net + 1e-12)) best = { move: { carId: car.id, toPostId: id, travelMin, coverGain }, post, net };
  }
  return best;
}
