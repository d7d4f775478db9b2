// hello → replay or snapshot.
import { businessDate, startOfBusinessDate } from '@pitulungan/contracts/time';
import { PROTOCOL_VERSION, type Hello, type HelloAnswer } from '@pitulungan/contracts/sockets';
import type { PositionView } from '@pitulungan/contracts/couriers';
import type { Board } from '@pitulungan/contracts/board';
import type { Context } from '../context.ts';
import { hearingOf, project, type Listener } from '../facts/facts.rooms.ts';
import { factsAfter, isKnown } from '../facts/facts.store.ts';
import { positionView } from '../tracking/tracking.actions.ts';
import { boardOf, readBoard } from './board.store.ts';

const MAX_REPLAY = 500;
/** After a restart everybody asks at once: waiting is better than no answer, after which they would all ask again. */
const SNAPSHOT = { isolationLevel: 'RepeatableRead', timeout: 15_000, maxWait: 15_000 } as const;

/** Whoever was here a moment ago gets what they missed; whoever is new, or away too long, begins again. */
export async function answerHello(ctx: Context, listener: Listener, hello: Hello): Promise<HelloAnswer> {
  if (hello.version !== PROTOCOL_VERSION) return { refused: 'VERSION_TOO_OLD' };
  const serverTime = new Date(ctx.clock.now()).toISOString();
  const positions = await positionsFor(ctx, listener);
  if (hello.lastSequence > 0) {
    const missed = await factsAfter(ctx, listener.villageId, hello.lastSequence, MAX_REPLAY);
    const last = missed.at(-1);
    if (missed.length <= MAX_REPLAY && (last || (await isKnown(ctx, listener.villageId, hello.lastSequence)))) {
      const replay = missed.flatMap((stored) => hearingOf(stored, listener) ?? []);
      return { replay, upTo: last?.fact.sequence ?? hello.lastSequence, positions, serverTime };
    }
  }
  return { snapshot: await snapshotFor(ctx, listener), positions, serverTime };
}

/** One consistent read of what a listener may see. */
export async function snapshotFor(ctx: Context, listener: Listener): Promise<Board> {
  const since = new Date(startOfBusinessDate(businessDate(ctx.clock.now())));
  const { changes, sequence } = await ctx.db.$transaction((tx) => readBoard(tx, listener.villageId, since), SNAPSHOT);
  return boardOf(project(changes, listener), sequence, since);
}

async function positionsFor(ctx: Context, listener: Listener): Promise<PositionView[]> {
  if (listener.kind !== 'staff' || !listener.sight.operations) return [];
  const now = ctx.clock.now();
  return (await ctx.presence.list(listener.villageId)).map((position) => positionView(position, now));
}
