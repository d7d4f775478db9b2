// Road distances that were looked up: the least recently used go first, and none grows older than a day (roads are closed and
// opened). Times are milliseconds of a clock that only goes forward.
const MAX_PAIRS = 300_000;
const MAX_AGE_MS = 24 * 3_600_000;

export interface DistanceCache {
  /** Metres; null: looked up, and there is no way; undefined: not known. */
  get(from: string, to: string): number | null | undefined;
  put(from: string, to: string, metres: number | null): void;
  readonly size: number;
}

export function distanceCache(now: () => number, maxPairs: number = MAX_PAIRS): DistanceCache {
  const pairs = new Map<string, { metres: number | null; at: number }>(); // a Map keeps the order of insertion: the first is the oldest
  const keyOf = (from: string, to: string) => `${from}>${to}`;
  return {
    get(from, to) {
      const key = keyOf(from, to);
      const known = pairs.get(key);
      if (!known) return undefined;
      pairs.delete(key);
      if (now() - known.at > MAX_AGE_MS) return undefined;
      pairs.set(key, known);
      return known.metres;
    },
    put(from, to, metres) {
      const key = keyOf(from, to);
      pairs.delete(key);
      pairs.set(key, { metres, at: now() });
      for (const oldest of pairs.keys()) {
        if (pairs.size <= maxPairs) break;
        pairs.delete(oldest);
      }
    },
    get size() {
      return pairs.size;
    },
  };
}
