// Publishes committed facts: numbers them, tells the rooms, sets the alarms, marks them published. One holder of the advisory
// lock at a time in the whole installation; at least once, so consumers drop what they have seen.
import pg from 'pg';
import type { Fact } from '@pitulungan/contracts/facts';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Context } from '../context.ts';
import { settingsOf } from '../villages/villages.actions.ts';
import { followUps } from './facts.followups.ts';
import { hearings, orderRoom, type StoredFact } from './facts.rooms.ts';
import { markPublished, takeUnpublished } from './facts.store.ts';

const LOCK = 712_002;
const BATCH = 300;
const LOOK_EVERY_MS = 250;
const RECONNECT_MS = 1_000;

export interface Relay {
  stop(): Promise<void>;
  /** Publishes everything that is committed now, if this node holds the lock. Returns how many. */
  drain(): Promise<number>;
}

export function startRelay(ctx: Context): Relay {
  let client: pg.Client | undefined;
  let holds = false;
  let stopped = false;
  let wake: (() => void) | undefined;
  let round: Promise<number> = Promise.resolve(0);

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: ctx.databaseUrl, keepAlive: true });
    fresh.on('error', () => {
      client = undefined;
      holds = false;
    });
    fresh.on('notification', () => wake?.());
    await fresh.connect();
    await fresh.query('listen fact');
    client = fresh;
  };

  const publishAll = async (): Promise<number> => {
    if (!client) await connect();
    if (!client) return 0;
    if (!holds) holds = (await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK])).rows[0]?.held ?? false;
    if (!holds) return 0;
    let published = 0;
    for (;;) {
      const facts = await takeUnpublished(client, BATCH);
      if (facts.length === 0) return published;
      await publish(ctx, facts);
      await markPublished(client, facts);
      published += facts.length;
    }
  };
  const drain = () => (round = round.catch(() => 0).then(publishAll));

  const loop = async () => {
    while (!stopped) {
      try {
        await drain();
        await pause(LOOK_EVERY_MS, (resume) => (wake = resume));
      } catch (error) {
        if (stopped) break;
        ctx.log.warn({ err: error }, 'relay: the database does not answer, trying again');
        await client?.end().catch(() => {});
        client = undefined;
        holds = false;
        await pause(RECONNECT_MS, () => {});
      }
    }
  };
  const running = loop();
  return {
    drain,
    async stop() {
      stopped = true;
      wake?.();
      await running;
      await round.catch(() => 0);
      await client?.end().catch(() => {});
    },
  };
}

function pause(ms: number, giveResume: (resume: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    giveResume(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function publish(ctx: Context, facts: StoredFact[]): Promise<void> {
  const rooms = new Map<string, Fact[]>();
  const orders = new Map<string, number>();
  for (const stored of facts) {
    for (const { room, fact } of hearings(stored)) rooms.set(room, [...(rooms.get(room) ?? []), fact]);
    const room = orderRoom(stored);
    if (room !== undefined) orders.set(room, stored.fact.sequence);
  }
  for (const [room, batch] of rooms) ctx.bus.to(room).emit('facts', batch);
  for (const [room, sequence] of orders) ctx.bus.to(room).emit('trackingChanged', { sequence });
  const waiting = new Map<VillageId, Awaited<ReturnType<typeof settingsOf>>['waiting']>();
  for (const { villageId } of facts) if (!waiting.has(villageId)) waiting.set(villageId, (await settingsOf(ctx, villageId)).waiting);
  const tasks = facts.flatMap((stored) => followUps(stored, waiting.get(stored.villageId), ctx.clock.now()));
  const once = new Map(tasks.map((task) => [task.id, task]));
  await ctx.queue.add([...once.values()]);
}
