// Which couriers are looked at for a job: the nearest by where they will be free, found by a packed R-tree on the plane.
import Flatbush from 'flatbush';
import type { Runner } from './cost.rules.ts';
import type { Spot } from './zone-state.ts';

export type Nearby = (spot: Spot) => readonly number[];

/** Indices of the `count` nearest runners of a spot, in ascending order; all of them when there are no more. */
export function nearbyOf(runners: readonly Runner[], count: number): Nearby {
  const all = runners.map((_, i) => i);
  if (runners.length <= count) return () => all;
  const tree = new Flatbush(runners.length);
  for (const { spot } of runners) tree.add(spot.x, spot.y, spot.x, spot.y);
  tree.finish();
  const known = new Map<string, readonly number[]>();
  return (spot) => {
    const before = known.get(spot.key);
    if (before) return before;
    const found = tree.neighbors(spot.x, spot.y, count).sort((a, b) => a - b);
    known.set(spot.key, found);
    return found;
  };
}
