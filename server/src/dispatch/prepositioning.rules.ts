// Prepositioning (an option of Reyes et al. 2018): a courier without work waits where the next orders are expected, when that brings
// them nearer than the place where the last trip happened to end. In calm hours only, and nobody whom the plan needs.
import { AHEAD_MIN, COVERS_MIN, insertNear, nearestOf, RANKS, shareOf, type Near } from './coverage.rules.ts';
import type { Runner } from './cost.rules.ts';
import type { Field } from './matching.rules.ts';
import { minutesBetween } from './travel.rules.ts';
import type { Demand, ZonePlan, ZoneState } from './zone-state.ts';

/** Fewer than this share of those on duty without work: everybody is needed soon, wherever he is */
const CALM_SHARE = 0.3;
/** Whoever is alone without work stays: on the way he could be asked nothing */
const LEAST_IDLE = 2;
/** Stalls looked at, the busiest first */
const TARGETS = 20;

type Move = ZonePlan['moves'][number];

interface Place {
  stall: Demand;
  near: readonly Near[];
  /** Minutes until an order of this stall is reached */
  reachedIn: number;
}

/** At most one move, the one that brings the expected orders nearest; `engaged` are whom the plan has something for. */
export function movesOf(state: ZoneState, field: Field, engaged: ReadonlySet<string>): Move[] {
  const { policy, now } = field.scene;
  if (policy.moveMaxMin === 0 || state.mode !== 'auto' || !isCalm(state)) return [];
  const free = [...field.runners.entries()].filter(([, runner]) => mayBeSent(runner, now) && !engaged.has(runner.courier.id));
  if (free.length < LEAST_IDLE) return [];
  const places = placesOf(state.demand, field);
  const targets = [...places].sort((a, b) => b.stall.perMin - a.stall.perMin).slice(0, TARGETS);
  const moves = free.flatMap(([i]) => targets.flatMap(({ stall }) => moveTo(stall, i, { places, field })));
  const best = moves.reduce((most, { gainMin }) => Math.max(most, gainMin), policy.moveGainMin);
  return moves.filter(({ gainMin }) => gainMin === best).slice(0, 1);
}

const placesOf = (demand: readonly Demand[], field: Field): Place[] =>
  demand.map((stall) => {
    const near = nearestOf(stall, field.runners, field.scene);
    return { stall, near, reachedIn: reachedIn(near, field.scene.policy.coverageBusy) };
  });

/** Nothing where he stands there already, or where it is too far. */
function moveTo(there: Demand, i: number, { places, field }: { places: readonly Place[]; field: Field }): Move[] {
  const { travel, policy } = field.scene;
  const { courier, spot, pace } = field.runners[i] as Runner;
  const travelMin = minutesBetween(travel, spot, there, pace.speedMpm);
  if (travelMin === 0 || travelMin > policy.moveMaxMin) return [];
  const sooner = places.map(({ stall, near, reachedIn: before }) => {
    const min = minutesBetween(travel, there, stall, policy.boundSpeedMpm);
    return stall.perMin * AHEAD_MIN * (before - reachedIn(standing(near, { runner: i, min }), policy.coverageBusy));
  });
  const gainMin = sooner.reduce((sum, minutes) => sum + minutes, 0) - policy.distancePrice * travelMin;
  return [{ courierId: courier.id, spot: { key: there.key, x: there.x, y: there.y }, travelMin, gainMin }];
}

function isCalm({ couriers }: ZoneState): boolean {
  const onDuty = couriers.filter(({ status }) => status !== 'away');
  return onDuty.filter(({ status }) => status === 'idle').length >= CALM_SHARE * onDuty.length;
}

const mayBeSent = ({ courier }: Runner, now: number): boolean =>
  courier.status === 'idle' && !courier.lent && (courier.shiftEnd ?? Infinity) - now > COVERS_MIN;

/** The same couriers, with one of them somewhere else. */
function standing(near: readonly Near[], moved: Near): Near[] {
  const order = near.filter(({ runner }) => runner !== moved.runner);
  insertNear(order, moved);
  return order;
}

/** Minutes until an order is reached: the k-th nearest serves the share that finds all nearer ones busy. */
function reachedIn(near: readonly Near[], busy: number): number {
  let sum = 0;
  for (let rank = 0; rank < Math.min(RANKS, near.length); rank++) sum += shareOf(rank, busy) * (near[rank] as Near).min;
  return sum;
}
