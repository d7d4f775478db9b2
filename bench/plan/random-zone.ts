// A made-up zone of open jobs: stalls in a market, doors around it, a courier for every two jobs, some of them still riding.
import type { PlanCourier, PlanJob, ZoneState } from '../../server/src/dispatch/zone-state.ts';

const SIDE_M = 2_000;
const STALLS_PER_JOB = 0.3;
const VEHICLES = [
  { speedMpm: 330, capacityG: 40_000, capacityL: 80, maxJobs: 3, coldBox: false, maxLegM: null },
  { speedMpm: 200, capacityG: 20_000, capacityL: 40, maxJobs: 2, coldBox: false, maxLegM: 3_000 },
];

export function randomZone(seed: number, jobs: number, now: number): ZoneState {
  const random = mulberry(seed + 1);
  const place = (key: string, side: number) => ({ key, x: random() * side, y: random() * side });
  const stalls = Array.from({ length: Math.max(1, Math.round(jobs * STALLS_PER_JOB)) }, (_, i) => place(`stall ${i}`, SIDE_M / 3));
  return {
    jobs: Array.from({ length: jobs }, (_, i): PlanJob => {
      const stall = stalls[Math.floor(random() * stalls.length)] ?? place('stall', SIDE_M);
      const readyAt = now - 10 + random() * 20;
      return {
        id: `j${i}`,
        pickups: [{ ...stall, readyAt }],
        drop: place(`door ${i}`, SIDE_M),
        load: { weightG: 1_000 + Math.floor(random() * 9_000), volumeL: 10, cold: false },
        cashDue: 40_000n,
        queuedAt: readyAt,
        promisedAt: readyAt + 40,
        releaseAt: 0,
        refusals: [],
        openOffers: [],
        fixes: { pinnedTo: null, excluded: [], held: false, together: null, alone: false },
      };
    }),
    couriers: Array.from({ length: Math.ceil(jobs / 2) }, (_, i): PlanCourier => {
      const at = place(`courier ${i}`, SIDE_M);
      const riding = random() < 0.4;
      return {
        id: `c${i}`,
        name: `c${i}`,
        status: riding ? 'route' : 'idle',
        at,
        positionAgeMin: 0,
        free: { at: riding ? now + random() * 20 : now - random() * 20, spot: at },
        route: [],
        vehicle: VEHICLES[i % VEHICLES.length] ?? (VEHICLES[0] as PlanCourier['vehicle']),
        carried: { weightG: 0, volumeL: 0, cold: false, jobs: 0 },
        cashInHand: 0n,
        shiftEnd: now + 240,
        recent: { jobs: Math.floor(random() * 6), incomeRp: 0n, dutyMin: 120 },
        asked: { yes: 4, total: 5 },
        lent: false,
      };
    }),
    travel: { detour: 1.35, wholeMinutes: false, metres: null },
    demand: stalls.map((stall) => ({ ...stall, perMin: jobs / stalls.length / 40 })),
    mode: 'auto',
  };
}

/** mulberry32: a small seeded generator. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
