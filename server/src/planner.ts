// When a zone is planned: at once when nobody has planned it for a while, otherwise as soon as the pace allows; again when
// somebody asked meanwhile. Wake-ups are noted in the database, so a task that is lost is found by the sweep.
import type { VillageId, ZoneId } from '@pitulungan/contracts/ids';
import type { Context } from './context.ts';
import { planRound } from './dispatch/planning.actions.ts';
import type { Task } from './platform/tasks.ts';

export interface Pace {
  /** Between two rounds of one zone at least */
  leastMs: number;
  /** Between two rounds of a zone in which a job waits at most; the sweep sees to it */
  mostMs: number;
}
export const PACE: Pace = { leastMs: 2_000, mostMs: 15_000 };

export interface WakeUp {
  villageId: VillageId;
  zoneId: ZoneId;
  /** Does not wait for the pace: a courier has just come on duty */
  urgent: boolean;
}
export interface Planner {
  plan(wake: WakeUp): Promise<void>;
  mostMs: number;
}

const MAX_ROUNDS = 20; // in one go: whoever still asks then is served by the sweep
const SAME_MOMENT_MS = 250;
const GRACE_MS = 30;

export function openPlanner(ctx: Context, { leastMs, mostMs }: Pace): Planner {
  return {
    mostMs,
    async plan({ villageId, zoneId, urgent }) {
      for (let rounds = 0; rounds < MAX_ROUNDS; rounds++) {
        const round = await planRound(ctx, zoneId, urgent && rounds === 0 ? 0 : leastMs);
        if (round.kind === 'early') return ctx.queue.add([later(ctx, { villageId, zoneId, waitMs: round.waitMs })]);
        if (!round.again) return;
      }
    },
  };
}

/**
 * One per zone and moment, however many ask for it. It rings at the moment itself, a little after the pace allows: one that rang
 * too early would ask for its own moment again, under an id that is still at work, and be lost.
 */
function later(ctx: Context, { waitMs, ...zone }: { villageId: VillageId; zoneId: ZoneId; waitMs: number }): Task {
  const now = ctx.clock.now();
  const moment = Math.ceil((now + waitMs + GRACE_MS) / SAME_MOMENT_MS);
  return { name: 'plan-zone', id: `plan-zone-${zone.zoneId}-at-${moment}`, delayMs: moment * SAME_MOMENT_MS - now, urgent: false, ...zone };
}
