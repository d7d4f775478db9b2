// Travel times behind one interface: straight line × detour by default, an OSRM server's /table when ROUTING_URL is set.
// When that server is silent, the straight line answers, and the answer says so.
import { z } from 'zod';
import { distanceM, type LatLng } from '@pitulungan/contracts/place';
import type { Log } from './log.ts';

export interface Leg {
  distanceM: number;
  travelS: number;
}
export interface Routing {
  /** From each place to one, in the order given; `speedMps` belongs to the vehicle at that place. */
  legsTo(from: readonly { pin: LatLng; speedMps: number }[], to: LatLng, detourFactor: number): Promise<Leg[]>;
}

const TIMEOUT_MS = 1_500;
const MAX_SOURCES = 80;
const PAUSE_AFTER_FAILURE_MS = 30_000;
const OsrmTable = z.object({ code: z.literal('Ok'), distances: z.array(z.array(z.number().nullable())) });

export const straightLeg = (from: { pin: LatLng; speedMps: number }, to: LatLng, detourFactor: number): Leg => {
  const metres = distanceM(from.pin, to) * detourFactor;
  return { distanceM: Math.round(metres), travelS: Math.round(metres / from.speedMps) };
};

export const straightLines: Routing = {
  legsTo: (from, to, detourFactor) => Promise.resolve(from.map((place) => straightLeg(place, to, detourFactor))),
};

export function openRouting(routingUrl: string | undefined, log: Log): Routing {
  if (routingUrl === undefined) return straightLines;
  let silentUntil = 0;
  return {
    async legsTo(from, to, detourFactor) {
      if (from.length === 0 || from.length > MAX_SOURCES || Date.now() < silentUntil) return straightLines.legsTo(from, to, detourFactor);
      try {
        const metres = await osrmDistances(
          routingUrl,
          from.map(({ pin }) => pin),
          to,
        );
        return from.map((place, i) => {
          const road = metres[i];
          return road === null || road === undefined
            ? straightLeg(place, to, detourFactor)
            : { distanceM: Math.round(road), travelS: Math.round(road / place.speedMps) };
        });
      } catch (error) {
        silentUntil = Date.now() + PAUSE_AFTER_FAILURE_MS;
        log.warn({ err: error }, 'routing server is silent: straight lines until it answers again');
        return straightLines.legsTo(from, to, detourFactor);
      }
    },
  };
}

/** Road metres from each place to the last, by OSRM's table service. */
async function osrmDistances(url: string, from: LatLng[], to: LatLng): Promise<(number | null | undefined)[]> {
  const points = [...from, to].map(({ lat, lng }) => `${lng},${lat}`).join(';');
  const sources = from.map((_, i) => i).join(';');
  const response = await fetch(`${url.replace(/\/$/, '')}/table/v1/driving/${points}?sources=${sources}&destinations=${from.length}&annotations=distance`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const table = OsrmTable.parse(await response.json());
  return table.distances.map(([metres]) => metres);
}
