// The real hub on a database of its own, with a clock that tests move. After every act it comes to rest and is checked.
import { endpoints } from '@pitulungan/contracts/endpoints';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import { sweep } from '../../server/src/alarms.ts';
import { startHub, type Hub } from '../../server/src/main.ts';
import { type Config, readConfig } from '../../server/src/platform/config.ts';
import type { FreshDatabase } from '../setup/database.ts';
import { checkBoard, checkDatabase } from './checks.ts';
import { FakeClock } from './clock.ts';
import { type HubSocket, Listener, openSocket } from './listener.ts';
import { Person } from './person.ts';
import { quietDatabase } from './quiet-database.ts';
import { ResidentPage } from './resident-page.ts';
import { emptyRedis, type Store } from './stores.ts';
import { until } from './until.ts';

const FIRST_OF = { courier: 101, merchant: 201, dispatcher: 2, cashier: 5, neighbour: 901 } as const;
const ONLY = { admin: 1, manager: 7, pengawas: 8, 'kepala desa': 9, nurse: 10, crew: 13 } as const;
type Several = keyof typeof FIRST_OF;
/** 'courier' is the first of them, 'courier 2' the next; 'neighbour' is the admin of the other village, 'neighbour 2' its dispatcher. */
export type Who = Several | `${Several} ${number}` | keyof typeof ONLY;

const OWNER_CONNECTIONS = 4;

export interface TestHubOptions {
  store?: Store;
  /** Time passes by itself, and only the queue's own alarms ring: for tests that never come to rest */
  running?: boolean;
  /** Dropped at the end; without it a village in which nothing has happened yet */
  database?: () => Promise<FreshDatabase>;
}

export class TestHub {
  clock = new FakeClock();
  readonly #options: TestHubOptions;
  #hub: Hub | undefined;
  #database: FreshDatabase | undefined;
  #owner: pg.Pool | undefined;
  #people = new Map<string, Promise<Person>>();
  #listeners: Listener[] = [];
  #pages: ResidentPage[] = [];
  #sockets: HubSocket[] = [];

  constructor(options: TestHubOptions = {}) {
    this.#options = options;
  }

  get hub(): Hub {
    if (!this.#hub) throw new Error('The hub has not been started');
    return this.#hub;
  }
  get url(): string {
    return this.hub.url;
  }
  /** As the owner of the tables: tests prepare and ask what the hub itself may not. */
  get pool(): pg.Pool {
    if (!this.#owner) throw new Error('The hub has not been started');
    return this.#owner;
  }
  /** Of the owner, see `pool`. */
  get databaseUrl(): string {
    return this.#database?.url ?? '';
  }

  async start(): Promise<void> {
    const { store = 'postgres', running = false, database = quietDatabase } = this.#options;
    this.clock = new FakeClock(running);
    this.#database = await database();
    this.#owner = new pg.Pool({ connectionString: this.#database.url, max: OWNER_CONNECTIONS });
    const redisUrl = store === 'redis' ? await emptyRedis() : undefined;
    const config: Config = { ...readConfig({}, [], '/nonexistent'), port: 0, redisUrl };
    this.#hub = await startHub({
      config,
      databaseUrl: this.#database.url,
      logLevel: 'error',
      sweeps: false,
      apps: false,
      clock: this.clock,
      ...(running ? {} : { pace: { leastMs: 0, mostMs: 0 } }),
    });
  }

  async stop(): Promise<void> {
    const screens = [...this.#listeners.splice(0), ...this.#pages.splice(0)].map(({ socket }) => socket);
    for (const socket of [...screens, ...this.#sockets.splice(0)]) socket.disconnect();
    this.#people.clear();
    await this.#hub?.stop();
    await this.#owner?.end();
    await this.#database?.drop();
  }

  /** Somebody nobody knows: the shop, the tracking page. */
  get visitor(): Person {
    return this.newcomer('a visitor');
  }

  newcomer(name: string): Person {
    return new Person(name, this.url, () => this.comeToRest());
  }

  /** The same person each time. */
  signIn(who: Who): Promise<Person> {
    const known = this.#people.get(who);
    if (known) return known;
    const coming = this.#arrive(who);
    this.#people.set(who, coming);
    return coming;
  }

  /** On another device: roles are read anew. */
  signInAgain(who: Who): Promise<Person> {
    return this.#arrive(who);
  }

  async #arrive(who: Who): Promise<Person> {
    const person = this.newcomer(who);
    const answer = await person.ask(endpoints.signIn, { body: { phone: phoneOf(numberOf(who)), secret: DEMO_PIN } });
    if (!answer.ok) throw new Error(`${who} cannot sign in: ${answer.refusal.code}`);
    person.session = answer.value;
    return person;
  }

  /** A screen of theirs with a board, kept up to date and checked after every act. */
  async listen(person: Person, auth: Record<string, string> = {}): Promise<Listener> {
    const listener = new Listener(person.name, { url: this.url, headers: person.cookies, auth });
    this.#listeners.push(listener);
    await listener.open();
    return listener;
  }

  /** A bare socket, not connected yet. */
  socket(headers: Record<string, string> = {}): HubSocket {
    const socket = openSocket({ url: this.url, headers });
    this.#sockets.push(socket);
    return socket;
  }

  resident(trackingToken: string): ResidentPage {
    const page = new ResidentPage(this.url, trackingToken);
    this.#pages.push(page);
    return page;
  }

  /** Time passes; alarms that are due ring, and everything comes to rest. */
  async advance(ms: number): Promise<void> {
    this.clock.move(ms);
    await this.comeToRest();
  }

  async comeToRest(): Promise<void> {
    await this.settle();
    await checkDatabase(this.pool);
    for (const listener of this.#listeners) if (listener.socket.connected) await checkBoard(listener);
  }

  /** Facts are published, due alarms have rung, zones are planned, the queue is idle, and all that changes nothing any more. */
  async settle(): Promise<void> {
    const { ctx, relay, planner } = this.hub;
    if (!planner) throw new Error('This node does not work');
    await until('the hub comes to rest', async () => {
      const before = await this.#facts();
      await relay.drain();
      const due = await sweep(ctx, planner);
      await relay.drain();
      const after = await this.#facts();
      return due === 0 && after.count === before.count && after.waiting === 0 && (await ctx.queue.busy()) === 0;
    });
  }

  async factCount(): Promise<number> {
    return (await this.#facts()).count;
  }

  async #facts(): Promise<{ count: number; waiting: number }> {
    const { rows } = await this.pool.query<{ count: number; waiting: number }>(
      'select count(*)::int as count, count(*) filter (where not published)::int as waiting from fact',
    );
    return rows[0] ?? { count: 0, waiting: 0 };
  }
}

function numberOf(who: Who): number {
  if (who in ONLY) return ONLY[who as keyof typeof ONLY];
  const [kind, nth = '1'] = who.split(' ') as [Several, string?];
  return FIRST_OF[kind] + Number(nth) - 1;
}

/** A fresh hub for each test of a file (or of one describe). */
export function useHub(options: TestHubOptions = {}): TestHub {
  const hub = new TestHub(options);
  beforeEach(() => hub.start());
  afterEach(() => hub.stop());
  return hub;
}

/** One hub for all tests of a file, which leave nothing behind that another would mind. */
export function useSharedHub(options: TestHubOptions = {}): TestHub {
  const hub = new TestHub(options);
  beforeAll(() => hub.start());
  afterAll(() => hub.stop());
  return hub;
}
