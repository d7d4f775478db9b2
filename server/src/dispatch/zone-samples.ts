// Zones for the engine's tests: a plane of two kilometres, stalls in the middle, minutes from 0.
import type { Fixes, PlanCourier, PlanJob, ZoneState } from './zone-state.ts';

export const NOW = 1_000;
export const NO_FIXES: Fixes = { pinnedTo: null, excluded: [], held: false, together: null, alone: false };

export const aJob = (id: string, more: Partial<PlanJob> & { stall?: number; x?: number; y?: number; readyAt?: number } = {}): PlanJob => {
  const { stall = 1, x = 400, y = 0, readyAt = NOW - 2, ...rest } = more;
  return {
    id,
    pickups: [{ key: `stall ${stall}`, x: stall * 60, y: 0, readyAt }],
    drop: { key: `door ${id}`, x, y },
    load: { weightG: 3_000, volumeL: 10, cold: false },
    cashDue: null,
    queuedAt: readyAt,
    promisedAt: null,
    releaseAt: 0,
    refusals: [],
    openOffers: [],
    fixes: NO_FIXES,
    ...rest,
  };
};

export const aCourier = (id: string, more: Partial<PlanCourier> & { x?: number; y?: number } = {}): PlanCourier => {
  const { x = 0, y = 0, ...rest } = more;
  const at = { key: `courier ${id}`, x, y };
  return {
    id,
    name: id,
    status: 'idle',
    at,
    positionAgeMin: 0,
    free: { at: NOW, spot: at },
    route: [],
    vehicle: { speedMpm: 330, capacityG: 40_000, capacityL: 80, maxJobs: 3, coldBox: false, maxLegM: null },
    carried: { weightG: 0, volumeL: 0, cold: false, jobs: 0 },
    cashInHand: 0n,
    shiftEnd: null,
    recent: { jobs: 0, incomeRp: 0n, dutyMin: 120 },
    asked: { yes: 0, total: 0 },
    lent: false,
    ...rest,
  };
};

export const aZone = (jobs: PlanJob[], couriers: PlanCourier[], more: Partial<ZoneState> = {}): ZoneState => ({
  jobs,
  couriers,
  travel: { detour: 1.35, wholeMinutes: false, metres: null },
  demand: [],
  mode: 'auto',
  ...more,
});
