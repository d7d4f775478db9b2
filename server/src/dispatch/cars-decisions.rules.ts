// The matching in the words of the desk: who goes, who is called back, who waits and for what, and what a person must look at.
import type { Matching } from './cars-dispatch.rules.ts';
import { compare } from './cars-network.rules.ts';
import type { Allowed } from './cars-overrides.rules.ts';
import type { CarPair, PairContext } from './cars-pairs.rules.ts';
import type { CarsPlan, DispatchReason, HoldReason, RunnerUp, SentTerms, StaffReason } from './cars-reasons.rules.ts';
import type { CarCall, CarLevel } from './cars-types.rules.ts';
import { urgencyOf, waitedMin } from './cars-urgency.rules.ts';

export interface Decided {
  allowed: Allowed;
  matching: Matching;
  context: PairContext;
}

/** Pairs to tell a car about: it can leave now and is not on its way there already. */
export function departures({ allowed, matching, context }: Decided): CarPair[] {
  const onWay = new Map(allowed.cars.map((car) => [car.id, car.callId]));
  const level = (pair: CarPair): number => context.callOf.get(pair.callId)?.level ?? 3;
  return matching.chosen
    .filter((pair) => pair.untilFreeMin === 0 && onWay.get(pair.carId) !== pair.callId)
    .sort((a, b) => level(a) - level(b) || compare(a.callId, b.callId));
}

export function dispatchOf(pair: CarPair, decided: Decided): CarsPlan['dispatch'][number] {
  const { callOf } = decided.context;
  const { callId, carId, leaves } = pair;
  const terms = termsOf(pair, decided);
  const left = leaves === null ? undefined : callOf.get(leaves);
  const reason: DispatchReason = left
    ? { code: 'DIVERTED', leftCallId: left.id, leftLevel: left.level, ...terms }
    : { code: decided.allowed.pinned.get(callId) === carId ? 'PINNED' : 'BEST', ...terms };
  return { carId, callId, reason };
}

function termsOf(pair: CarPair, { matching, context }: Decided): SentTerms {
  const call = context.callOf.get(pair.callId) as CarCall;
  const others = (matching.pairs.get(pair.callId) ?? []).filter(({ carId }) => carId !== pair.carId);
  const next = others.sort((a, b) => a.cost - b.cost || compare(a.carId, b.carId))[0];
  const runnerUp: RunnerUp | null = next ? { carId: next.carId, travelMin: next.untilFreeMin + next.travelMin, extraMin: next.cost - pair.cost } : null;
  return {
    level: call.level,
    waitedMin: waitedMin(call, context.now),
    travelMin: pair.travelMin,
    responseMin: pair.responseMin,
    latePct: 100 * pair.lateShare,
    coverLossPct: context.asPct(pair.coverLoss),
    costMin: pair.cost,
    suitable: !pair.unsuitable,
    runnerUp,
  };
}

export function requeuesOf(leaving: readonly CarPair[], { allowed, context }: Decided, calls: readonly CarCall[]): CarsPlan['requeue'] {
  const callOf = new Map(calls.map((call) => [call.id, call]));
  const about = (callId: string): { level: CarLevel; waitedMin: number } => {
    const call = callOf.get(callId) as CarCall;
    return { level: call.level, waitedMin: waitedMin(call, context.now) };
  };
  const diverted = leaving.flatMap(({ leaves, carId, callId }) =>
    leaves === null
      ? []
      : [{ callId: leaves, carId, reason: { code: 'MORE_URGENT' as const, forCallId: callId, forLevel: about(callId).level, ...about(leaves) } }],
  );
  const released = allowed.released.map(({ callId, carId }) => ({ callId, carId, reason: { code: 'STAFF' as const, ...about(callId) } }));
  return [...released, ...diverted];
}

/** Every call that nobody is sent to and nobody drives to, the most urgent first, with what it waits for. */
export function holdsOf(decided: Decided): CarsPlan['hold'] {
  const { allowed, matching, context } = decided;
  const going = new Map(matching.chosen.map((pair) => [pair.callId, pair]));
  const used = new Set(matching.chosen.map(({ carId }) => carId));
  const waiting = allowed.calls
    .filter(({ id }) => going.get(id)?.untilFreeMin !== 0)
    .map((call) => ({ call, urgency: urgencyOf(call, context.policy, context.now) }))
    .sort((a, b) => b.urgency - a.urgency || compare(a.call.id, b.call.id));
  return [
    ...waiting.map(({ call, urgency }, ahead) => ({ callId: call.id, reason: whyHeld(call, { decided, foreseen: going.get(call.id), used, urgency, ahead }) })),
    ...allowed.held.map((call) => ({ callId: call.id, reason: { code: 'STAFF' as const, waitedMin: waitedMin(call, context.now) } })),
  ];
}

interface Waiting {
  decided: Decided;
  foreseen: CarPair | undefined;
  used: ReadonlySet<string>;
  urgency: number;
  ahead: number;
}

function whyHeld(call: CarCall, { decided, foreseen, used, urgency, ahead }: Waiting): HoldReason {
  const { allowed, matching, context } = decided;
  const waited = waitedMin(call, context.now);
  const pinnedTo = allowed.pinned.get(call.id);
  if (foreseen) return { code: 'AWAITS_CAR', carId: foreseen.carId, untilFreeMin: foreseen.untilFreeMin, travelMin: foreseen.travelMin, waitedMin: waited };
  if (pinnedTo !== undefined) return { code: 'PINNED_CAR_BUSY', carId: pinnedTo, waitedMin: waited };
  if (!allowed.cars.some(({ id }) => !context.isExcluded(call.id, id))) return { code: 'NO_CAR_ALLOWED', waitedMin: waited };
  const free = (matching.pairs.get(call.id) ?? []).filter(({ carId, untilFreeMin }) => untilFreeMin === 0 && !used.has(carId));
  const best = free.sort((a, b) => a.cost - b.cost || compare(a.carId, b.carId))[0];
  if (best)
    return { code: 'RESERVE', carId: best.carId, costMin: best.cost, worthMin: urgency, coverLossPct: context.asPct(best.coverLoss), waitedMin: waited };
  return ahead > 0 ? { code: 'OTHERS_FIRST', ahead, waitedMin: waited } : { code: 'ALL_BUSY', cars: allowed.cars.length, waitedMin: waited };
}

/** Level 1 without a car at once; others from their alarm on; and what staff made impossible. */
export function staffQueueOf(holds: CarsPlan['hold'], { allowed, context }: Decided): CarsPlan['staffQueue'] {
  const inService = new Set(allowed.cars.map(({ id }) => id));
  const callOf = new Map([...allowed.calls, ...allowed.held].map((call) => [call.id, call]));
  return holds
    .flatMap(({ callId, reason }) => {
      const call = callOf.get(callId) as CarCall;
      const alarm = alarmOf(call, reason, { inService, context });
      return alarm ? [{ callId, reason: alarm, level: call.level }] : [];
    })
    .sort((a, b) => a.level - b.level)
    .map(({ callId, reason }) => ({ callId, reason }));
}

function alarmOf(call: CarCall, hold: HoldReason, { inService, context }: { inService: ReadonlySet<string>; context: PairContext }): StaffReason | null {
  const { waitedMin: waited } = hold;
  const { alarmMin } = context.policy.level[call.level];
  if (call.level === 1) return { code: 'CALL_119', waitedMin: waited };
  if (hold.code === 'NO_CAR_ALLOWED') return hold;
  if (hold.code === 'PINNED_CAR_BUSY' && !inService.has(hold.carId)) return { code: 'PIN_IMPOSSIBLE', carId: hold.carId, waitedMin: waited };
  return waited >= alarmMin ? { code: 'WAITS_LONG', level: call.level, waitedMin: waited, alarmMin } : null;
}
