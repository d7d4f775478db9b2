// The offers that this morning's couriers took, with the ranked candidates: "why this courier" has an answer from the start.
import { VEHICLES } from '@pitulungan/contracts/couriers';
import type { Candidate } from '@pitulungan/contracts/jobs';
import type { CourierId } from '@pitulungan/contracts/ids';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import { chanceOf } from './chance.ts';
import type { Courier } from './couriers.ts';
import { hasInHand, placeOf, type PositionRow } from './duty.ts';
import { OFFER_MS } from './morning.ts';
import { distance } from './plane.ts';
import type { Sale } from './sale.ts';
import type { World } from './world.ts';

const DETOUR = DEFAULT_SETTINGS.dispatch.detourFactor;
const CONSIDERED = 12; // the couriers of the seeded weeks
const POSITION_AGE_MS = 9_000;

export function takenOffers(world: World, sales: readonly Sale[], positions: readonly PositionRow[]) {
  const chance = chanceOf(world.seed, 'offers');
  return sales.flatMap((sale) => {
    const { job } = sale;
    const accepted = job?.accepted_at;
    if (!job || !accepted) return [];
    const offered = new Date(accepted.getTime() - OFFER_MS);
    const candidates = rank(world, sale, { sales, positions });
    const chosen = candidates.find(({ courierId }) => courierId === job.courier_id);
    return {
      ...idAndTrip(chance.uuid()),
      job_id: job.id,
      courier_id: job.courier_id,
      status: 'ACCEPTED',
      by: 'planner',
      offered_at: offered,
      expires_at: new Date(offered.getTime() + DEFAULT_SETTINGS.waiting.offerTtlMs),
      answered_at: accepted,
      distance_m: chosen?.distanceM ?? null,
      travel_s: chosen?.travelS ?? null,
      candidates,
    };
  });
}

/** Each was a question of its own. */
const idAndTrip = (id: string) => ({ id, trip_id: id });

/** The chosen one first, then those who could have gone by distance, then those who could not. */
function rank(world: World, sale: Sale, seen: { sales: readonly Sale[]; positions: readonly PositionRow[] }): Candidate[] {
  const all = world.couriers.slice(0, CONSIDERED).map((courier) => candidateOf(courier, sale, seen));
  const order = ({ reason, suitable, travelS }: Candidate) => (reason === 'CHOSEN' ? -1 : suitable ? (travelS ?? 0) : Infinity);
  const farthest = Math.max(0, ...all.filter(({ reason }) => reason === 'FARTHER').map(({ travelS }) => travelS ?? 0));
  return all
    .map((candidate) => (candidate.reason === 'CHOSEN' ? nearerThan(candidate, all, farthest) : candidate))
    .sort((a, b) => order(a) - order(b) || a.courierName.localeCompare(b.courierName, 'id'));
}

/** At the time of the offer the chosen one stood nearer to the stall than everybody else who could go. */
function nearerThan(chosen: Candidate, all: readonly Candidate[], farthest: number): Candidate {
  const others = all.filter(({ reason }) => reason === 'FARTHER');
  const travelS = Math.min(chosen.travelS ?? farthest, ...others.map(({ travelS: seconds }) => Math.round((seconds ?? farthest) * 0.8)));
  const share = chosen.travelS ? travelS / chosen.travelS : 1;
  return { ...chosen, travelS, distanceM: chosen.distanceM === null ? null : Math.round(chosen.distanceM * share) };
}

function candidateOf(courier: Courier, sale: Sale, { sales, positions }: { sales: readonly Sale[]; positions: readonly PositionRow[] }): Candidate {
  const place = placeOf(positions, courier);
  const metres = place ? Math.round(distance(place, sale.stall.at) * DETOUR) : null;
  const reason = reasonFor(courier, sale, sales);
  return {
    courierId: courier.id as CourierId,
    courierName: courier.name,
    reason,
    suitable: reason === 'CHOSEN' || reason === 'FARTHER',
    distanceM: metres,
    travelS: metres === null ? null : Math.round(metres / VEHICLES[courier.vehicle].speedMps),
    positionAgeMs: place ? POSITION_AGE_MS : null,
    activeJobs: otherJobs(courier, sale, sales),
    cashInHand: '0',
  };
}

function reasonFor(courier: Courier, sale: Sale, sales: readonly Sale[]): Candidate['reason'] {
  if (courier.id === sale.job?.courier_id) return 'CHOSEN';
  if (courier.duty === 'OFF') return 'OFF_DUTY';
  if (courier.duty === 'BREAK') return 'ON_BREAK';
  if (sale.order.weight_g > VEHICLES[courier.vehicle].capacityG) return 'TOO_HEAVY';
  return otherJobs(courier, sale, sales) >= DEFAULT_SETTINGS.dispatch.maxActiveJobs ? 'AT_CAPACITY' : 'FARTHER';
}

const otherJobs = (courier: Courier, sale: Sale, sales: readonly Sale[]): number => sales.filter((other) => other !== sale && hasInHand(courier, other)).length;
