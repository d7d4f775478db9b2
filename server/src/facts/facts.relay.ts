// Publishes committed facts: numbers them, tells the rooms, sets the alarms, marks them published. One holder of the advisory
// lock at a time in the whole installation; at least once, so consumers drop what they have seen.
import pg from 'pg';
import type { Fact } from '@pitulungan/contracts/facts';
import type { VillageId } from '@pitulungan/contracts/ids';
import type { Settings } from '@pitulungan/contracts/settings';
import type { Context } from '../context.ts';
import { wakeZonesOf } from '../dispatch/planning.actions.ts';
import type { Task } from '../platform/tasks.ts';
import { settingsOf } from '../villages/villages.actions.ts';
import { followUps, wakesPlanner } from './facts.followups.ts';
import { hearings, orderRoom, type StoredFact } from './facts.rooms.ts';
import { markPublished, takeUnpublished } from './facts.store.ts';

const LOCK = 712_003;
const BATCH = 300;
const LOOK_EVERY_MS = 1_000; // a notice wakes it at once; this is for a notice that got lost
const RECONNECT_MS = 1_000;

export interface Relay {
  stop(): Promise<void>;
  /** Publishes everything that is committed now, if this node holds the lock. Returns how many. */
  drain(): Promise<number>;
}

export function startRelay(ctx: Context): Relay {
  const line = new RelayLine(ctx);
  const nap = new Nap();
  let stopped = false;
  let round: Promise<number> = Promise.resolve(0);
  const drain = () => (round = round.catch(() => 0).then(() => publishAll(ctx, line)));
  line.onNotice = () => nap.wake();
  const loop = async () => {
    while (!stopped) {
      try {
        await drain();
        await nap.for(LOOK_EVERY_MS);
      } catch (error) {
        if (stopped) break;
        ctx.log.warn({ err: error }, 'relay: the database does not answer, trying again');
        await line.drop();
        await nap.for(RECONNECT_MS);
      }
    }
  };
  const running = loop();
  return {
    drain,
    async stop() {
      stopped = true;
      nap.wake();
      await running;
      await round.catch(() => 0);
      await line.drop();
    },
  };
}

/** The relay's own connection: it listens, and it holds the lock as long as it lives. */
class RelayLine {
  onNotice: () => void = () => {};
  #ctx: Context;
  #client: pg.Client | undefined;
  #holdsLock = false;

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  /** The connection if this node is the relay now. */
  async held(): Promise<pg.Client | undefined> {
    this.#client ??= await this.#connect();
    this.#holdsLock ||= (await this.#client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [LOCK])).rows[0]?.held ?? false;
    return this.#holdsLock ? this.#client : undefined;
  }

  async drop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#holdsLock = false;
    await client?.end().catch(() => {}); // it may be dead already: the lock falls either way
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#ctx.databaseUrl, keepAlive: true });
    client.on('error', () => void this.drop());
    client.on('notification', () => this.onNotice());
    await client.connect();
    await client.query('listen fact');
    return client;
  }
}

/** A pause that can be cut short. */
class Nap {
  #resume: (() => void) | undefined;

  wake(): void {
    this.#resume?.();
  }

  for(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function publishAll(ctx: Context, line: RelayLine): Promise<number> {
  const client = await line.held();
  if (!client) return 0;
  let published = 0;
  for (;;) {
    const facts = await takeUnpublished(client, BATCH);
    if (facts.length === 0) return published;
    await publish(ctx, facts);
    await markPublished(client, facts);
    published += facts.length;
  }
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
  await ctx.queue.add(await tasksAfter(ctx, facts));
}

/** The alarms of each fact, and one wake-up per zone of the villages that have something to plan, however many facts say so. */
async function tasksAfter(ctx: Context, facts: StoredFact[]): Promise<Task[]> {
  const known = new Map<VillageId, Settings>();
  const wakes = new Map<VillageId, boolean>();
  const tasks: Task[] = [];
  for (const stored of facts) {
    const { villageId } = stored;
    const settings = known.get(villageId) ?? (await settingsOf(ctx, villageId));
    known.set(villageId, settings);
    tasks.push(...followUps(stored, settings, ctx.clock.now()));
    const wake = wakesPlanner(stored);
    if (wake !== 'no') wakes.set(villageId, wakes.get(villageId) === true || wake === 'at once');
  }
  for (const [villageId, urgent] of wakes)
    for (const { zoneId, wanted } of await wakeZonesOf(ctx, villageId))
      tasks.push({ name: 'plan-zone', id: `plan-zone-${zoneId}-${wanted}`, delayMs: 0, villageId, zoneId, urgent });
  return tasks;
}
