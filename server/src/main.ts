// Starts the roles of a node, api and worker or both, and stops them in reverse order.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Redis } from 'ioredis';
import { startSweep, startWork } from './alarms.ts';
import { buildApp } from './app.ts';
import { openSockets } from './board/board.sockets.ts';
import { readTouched } from './board/board.store.ts';
import type { Context } from './context.ts';
import { startRelay, type Relay } from './facts/facts.relay.ts';
import { createAuth, installationSecret } from './platform/auth.ts';
import { openBus } from './platform/bus.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/database.ts';
import { faultHandler } from './platform/faults.ts';
import { createLog } from './platform/log.ts';
import { memoryPresence, redisPresence } from './platform/presence.ts';
import { openQueue } from './platform/queue.ts';
import { openRateLimits } from './platform/rate-limits.ts';
import { openColumnSolver } from './platform/column-solver.ts';
import { openRouting } from './platform/routing.ts';
import { sessionCache } from './platform/session.ts';
import type { Pace, Planner } from './planner.ts';
import { applicationUrl } from './prepare-database.ts';
import { startBroadcast, type Broadcast } from './tracking/broadcast.actions.ts';
import { recentPositions } from './tracking/tracking.store.ts';
import { webApps } from './web-apps.ts';

export interface Hub {
  url: string;
  ctx: Context;
  relay: Relay;
  broadcast: Broadcast | undefined;
  /** undefined on a node that does not work */
  planner: Planner | undefined;
  stop(): Promise<void>;
}
export interface HubOptions {
  config: Config;
  /** As the owner of the tables; the hub itself works as the application's role */
  databaseUrl: string;
  clock?: Clock;
  logLevel?: string;
  /** Tests that move the clock by hand drive the sweep themselves */
  sweeps?: boolean;
  /** How often a zone is planned; tests plan whenever they come to rest */
  pace?: Pace;
  /** false: the API and the sockets only */
  apps?: boolean;
}

type Stop = () => Promise<unknown>;
const PORT_TRIES = 50;
const VERSION = (JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }).version;

const NOT_LIMITED =
  'The user of DATABASE_URL may not make the role pitulungan_app: the hub works with all rights of the owner, and only triggers keep the books. How to make it: docs/operating.md, "Its own role".';

export async function startHub(options: HubOptions): Promise<Hub> {
  const { config } = options;
  const stops: Stop[] = [];
  const server = config.roles.has('api') ? http.createServer() : undefined;
  const ctx = await openContext(options, server, stops);
  try {
    for (const position of await recentPositions(ctx)) await ctx.presence.put(position.villageId, position);
    const relay = startRelay(ctx);
    stops.push(() => relay.stop());
    const planner = config.roles.has('worker') ? await startWorking(ctx, options, stops) : undefined;
    const { url, broadcast } = server ? await serve(ctx, server, { stops, apps: options.apps !== false }) : { url: '', broadcast: undefined };
    return { url, ctx, relay, broadcast, planner, stop: () => stopAll(stops) };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function stopAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

async function openContext(options: HubOptions, server: http.Server | undefined, stops: Stop[]): Promise<Context> {
  const { config } = options;
  const { redisUrl, publicUrl } = config;
  const log = createLog(options.logLevel ?? 'info');
  const { url: databaseUrl, limited } = await applicationUrl(options.databaseUrl);
  if (!limited) log.warn(NOT_LIMITED);
  const { db, pool, close } = openDatabase(databaseUrl);
  stops.push(close);
  const queue = await openQueue({ databaseUrl, ownerUrl: options.databaseUrl, redisUrl, log });
  stops.push(() => queue.close());
  const redis = redisUrl === undefined ? undefined : new Redis(redisUrl);
  if (redis) stops.push(() => redis.quit());
  const bus = openBus(server, redisUrl);
  stops.push(() => bus.close());
  const solver = openColumnSolver(log);
  stops.push(() => solver.close());
  return {
    config,
    databaseUrl,
    db,
    pool,
    log,
    queue,
    clock: options.clock ?? systemClock,
    auth: createAuth({ db, secret: await installationSecret(db), publicUrl }),
    sessions: sessionCache(),
    limits: openRateLimits(pool),
    presence: redis ? redisPresence(redis) : memoryPresence(),
    routing: openRouting(config.routingUrl, log),
    solver,
    bus: bus.io,
    views: readTouched,
  };
}

async function startWorking(ctx: Context, options: HubOptions, stops: Stop[]): Promise<Planner> {
  const planner = await startWork(ctx, options.pace);
  if (options.sweeps !== false) {
    const sweeping = startSweep(ctx, planner);
    stops.push(() => sweeping.stop());
  }
  return planner;
}

async function serve(ctx: Context, server: http.Server, { stops, apps }: { stops: Stop[]; apps: boolean }): Promise<{ url: string; broadcast: Broadcast }> {
  const broadcast = startBroadcast(ctx);
  stops.push(() => broadcast.stop());
  openSockets(ctx, broadcast);
  const app = buildApp(ctx, VERSION);
  const port = await listen(server, ctx.config);
  const url = `http://127.0.0.1:${port}`;
  if (apps) await webApps(app, url);
  app.use(faultHandler(ctx.log));
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/socket.io/')) app(request, response); // socket.io answers its own path
  });
  return { url: ctx.config.publicUrl ?? url, broadcast };
}

/** The wanted port or the next free one; 0 takes any. */
async function listen(server: http.Server, { port: wanted, host }: Config): Promise<number> {
  for (let port = wanted; port < wanted + PORT_TRIES; port++) {
    const free = await new Promise<boolean>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
      server.once('error', failed);
      server.listen(port, host, () => {
        server.off('error', failed);
        resolve(true);
      });
    });
    const address = server.address();
    if (free && address !== null && typeof address === 'object') return address.port;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + PORT_TRIES - 1}. Set PORT to another one.`);
}
