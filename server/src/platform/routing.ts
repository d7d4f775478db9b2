// Road distances behind one interface: an OSRM server's table when ROUTING_URL is set, else the village's own streets when it
// has any, else nothing, and the engine takes the straight line times the detour. A server that is silent is left alone for a
// while: straight lines are used meanwhile, and the answer says so.
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import type { TravelSource } from '@pitulungan/contracts/zones';
import type { Log } from './log.ts';
import { distanceCache, type DistanceCache } from './distance-cache.ts';
import { blocksOf, osrmTable, type Place } from './osrm.ts';
import { roadGraph, type RoadGraph, type Street } from './road-graph.ts';

export type { Place } from './osrm.ts';

export interface TravelTable {
  /** metres[from][to] by the places' keys, where a way is known; null: none at all */
  metres: Record<string, Record<string, number>> | null;
  travel: TravelSource;
}
export interface TableAsk {
  villageId: number;
  sources: readonly Place[];
  targets: readonly Place[];
  /** The village's own streets; asked for only when they are needed. Empty: none, or only drawn as an example */
  streets: () => Promise<readonly Street[]>;
}
export interface Routing {
  table(ask: TableAsk): Promise<TravelTable>;
  /** `none`: no server is set up */
  server(): 'none' | 'answers' | 'silent';
}

/** For a guess that needs no table: whole metres and seconds. */
export const straightLeg = (from: { pin: LatLng; speedMps: number }, to: LatLng, detourFactor: number): { distanceM: number; travelS: number } => {
  const metres = distanceM(from.pin, to) * detourFactor;
  return { distanceM: Math.round(metres), travelS: Math.round(metres / from.speedMps) };
};

const TIMEOUT_MS = 1_500; // for a whole table
const MAX_BLOCKS = 24; // about 150,000 pairs at once; the rest is looked up the next time
const AT_ONCE = 4;
const PAUSE_AFTER_FAILURE_MS = 30_000;
const STREETS_FOR_MS = 10 * 60_000;

export function openRouting(routingUrl: string | undefined, log: Log, now: () => number = () => performance.now()): Routing {
  return routingUrl === undefined ? ownStreets(now) : roadServer(routingUrl, log, now);
}

function roadServer(url: string, log: Log, now: () => number): Routing {
  const cache = distanceCache(now);
  let silentUntil = -Infinity;
  return {
    server: () => (now() < silentUntil ? 'silent' : 'answers'),
    async table({ sources, targets }) {
      const blocks = blocksOf(sources, targets, (from, to) => cache.get(from.key, to.key) !== undefined).slice(0, MAX_BLOCKS);
      if (now() >= silentUntil && blocks.length > 0) {
        const failure = await lookUp(url, blocks, cache);
        if (failure !== undefined) {
          silentUntil = now() + PAUSE_AFTER_FAILURE_MS;
          log.warn({ err: failure }, 'the routing server is silent: straight lines until it answers again');
        }
      }
      return { metres: known(cache, sources, targets), travel: now() < silentUntil ? 'fallback' : 'server' };
    },
  };
}

/** Gives what went wrong, if anything did; what came before that is kept. */
async function lookUp(url: string, blocks: ReturnType<typeof blocksOf>, cache: DistanceCache): Promise<unknown> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const waiting = [...blocks];
  const one = async (): Promise<void> => {
    for (let block = waiting.shift(); block; block = waiting.shift()) {
      const { sources, targets } = block;
      for (const [i, row] of (await osrmTable(url, block, signal)).entries())
        for (const [j, metres] of row.entries()) cache.put(sources[i]?.key ?? '', targets[j]?.key ?? '', metres === null ? null : Math.round(metres));
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, blocks.length) }, one));
  return ends.find((end) => end.status === 'rejected')?.reason as unknown;
}

interface Village {
  graph: RoadGraph | undefined;
  cache: DistanceCache;
  readAt: number;
}

function ownStreets(now: () => number): Routing {
  const villages = new Map<number, Village>();
  const villageOf = async ({ villageId, streets }: TableAsk): Promise<Village> => {
    const read = villages.get(villageId);
    if (read && now() - read.readAt < STREETS_FOR_MS) return read;
    const village = { graph: roadGraph(await streets()), cache: distanceCache(now), readAt: now() };
    villages.set(villageId, village);
    return village;
  };
  return {
    server: () => 'none',
    async table(ask) {
      const { graph, cache } = await villageOf(ask);
      if (!graph) return { metres: null, travel: 'straight' };
      for (const from of ask.sources) {
        const targets = ask.targets.filter((to) => to.key !== from.key && cache.get(from.key, to.key) === undefined);
        if (targets.length === 0) continue;
        const metres = graph.metresFrom(
          from.pin,
          targets.map(({ pin }) => pin),
        );
        for (const [i, to] of targets.entries()) cache.put(from.key, to.key, rounded(metres[i]));
      }
      return { metres: known(cache, ask.sources, ask.targets), travel: 'streets' };
    },
  };
}

const rounded = (metres: number | null | undefined): number | null => (typeof metres === 'number' ? Math.round(metres) : null);

function known(cache: DistanceCache, sources: readonly Place[], targets: readonly Place[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const from of sources) {
    const row: Record<string, number> = {};
    for (const to of targets) {
      const metres = cache.get(from.key, to.key);
      if (typeof metres === 'number' && from.key !== to.key) row[to.key] = metres;
    }
    table[from.key] = row;
  }
  return table;
}
