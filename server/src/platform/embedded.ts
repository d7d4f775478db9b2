// The PostgreSQL that comes with the hub: started, adopted and stopped by us through pg_ctl, so that it survives kill -9 of
// the hub, Ctrl-C (it lives in its own process group), taken ports, double starts and half-made clusters.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { CLUSTER_USER, clusterPassword, hasCluster, makeCluster } from './embedded-cluster.ts';
import { freePort, logTail, postmasterPid, runAs, runningPort, type SystemUser, turnLog } from './embedded-process.ts';
import { systemUser } from './embedded-user.ts';

export interface EmbeddedDatabase {
  url: string;
  port: number;
  /** Shuts the server down: open transactions are rolled back, committed ones are safe. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Data directory of the cluster; made when it is missing. */
  dir: string;
  port: number;
  database: string;
  /** false for tests only: no fsync, a power cut may lose the cluster. */
  durable?: boolean;
}

interface Cluster {
  dir: string;
  bin: Binaries;
  as: SystemUser;
}

const START_TRIES = 20;
const START_PAUSE_MS = 500;
const REFUSE_AFTER_TRIES = 4; // the lock of an owner that was just killed needs a moment to fall
const MAX_CONNECTIONS = 200; // each hub takes about 40: Prisma, node-postgres, BullMQ's listeners, the relay
const OWNER_LOCK = 712001;

class InUse extends Error {
  override name = 'InUse';
  override message = 'Another running hub owns this data directory. Stop it first, or give this one its own DATA_DIR.';
}

/** Starts or adopts the cluster in `dir` and makes sure that `database` exists. Refuses while another live hub owns it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { durable = true } = options;
  const cluster = await openCluster(path.resolve(options.dir), durable);
  for (let tries = 1; ; tries++) {
    const running = runningPort(cluster.dir);
    if (running !== undefined) {
      const owner = await tryOwn(urlOf(cluster.dir, running, 'postgres'), tries);
      if (owner) return adopt(cluster, owner, { port: running, database: options.database });
    } else if (await launch(cluster, await freePort(options.port), durable)) {
      continue;
    }
    // children of a killed postmaster hold its memory for a second or two, or a port was lost in a race: again
    if (tries >= START_TRIES) throw new Error(`PostgreSQL does not start in ${cluster.dir}:\n${logTail(cluster.dir)}`);
    await sleep(START_PAUSE_MS);
  }
}

/** For commands that work beside a running hub: its server when it has one, else a server of our own for as long as we need it. */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    return await startEmbedded(options);
  } catch (error) {
    const dir = path.resolve(options.dir);
    const port = runningPort(dir);
    if (!(error instanceof InUse) || port === undefined) throw error;
    return { url: urlOf(dir, port, options.database), port, stop: () => Promise.resolve() };
  }
}

function urlOf(dir: string, port: number, database: string): string {
  return `postgres://${CLUSTER_USER}:${clusterPassword(dir)}@127.0.0.1:${port}/${database}`;
}

async function openCluster(dir: string, durable: boolean): Promise<Cluster> {
  const bin = await findBinaries();
  const as = systemUser([path.dirname(bin.postgres), path.dirname(dir)]);
  if (!hasCluster(dir)) await makeCluster(bin, as, { dir, durable });
  return { dir, bin, as };
}

/** True when the server is up. `-l` is needed: without it the server keeps our pipes and pg_ctl would never return. */
async function launch(cluster: Cluster, port: number, durable: boolean): Promise<boolean> {
  turnLog(cluster.dir);
  const flags = [`-p ${port}`, '-c listen_addresses=127.0.0.1', '-c unix_socket_directories=', `-c max_connections=${MAX_CONNECTIONS}`];
  if (!durable) flags.push('-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off');
  const log = path.join(cluster.dir, 'server.log');
  return pgCtl(cluster, 'start', '-w', '-t', '60', '-l', log, '-o', flags.join(' ')).then(
    () => true,
    () => false,
  );
}

function pgCtl(cluster: Cluster, ...args: string[]): Promise<string> {
  return runAs(cluster.as, [cluster.bin.pg_ctl, '-D', cluster.dir, ...args], cluster.dir);
}

/** Undefined when the server does not accept connections yet, or not any more. */
async function tryOwn(url: string, tries: number): Promise<pg.Client | undefined> {
  try {
    return await takeOwnership(url);
  } catch (error) {
    if (error instanceof InUse && tries >= REFUSE_AFTER_TRIES) throw error;
    return undefined;
  }
}

/** One connection holds this lock as long as we live; it ends with our process, even with kill -9. */
async function takeOwnership(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', () => {}); // the server went away: whoever uses the pool hears it too
  await client.connect();
  const { rows } = await client.query<{ owned: boolean }>('select pg_try_advisory_lock($1) as owned', [OWNER_LOCK]);
  if (rows[0]?.owned) return client;
  await client.end();
  throw new InUse();
}

async function adopt(cluster: Cluster, owner: pg.Client, at: { port: number; database: string }): Promise<EmbeddedDatabase> {
  const found = await owner.query('select 1 from pg_database where datname = $1', [at.database]);
  if (found.rows.length === 0) await owner.query(`create database ${owner.escapeIdentifier(at.database)}`);
  const pid = postmasterPid(cluster.dir);
  const lastResort = () => interrupt(pid); // a crash of ours still shuts the server down
  process.once('exit', lastResort);
  return {
    url: urlOf(cluster.dir, at.port, at.database),
    port: at.port,
    async stop() {
      process.off('exit', lastResort);
      await owner.end().catch(() => {}); // the server may have died before us
      await pgCtl(cluster, 'stop', '-m', 'fast', '-w', '-t', '60').catch((error: unknown) => {
        if (runningPort(cluster.dir) !== undefined) throw error;
      });
    },
  };
}

function interrupt(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGINT');
  } catch {
    // gone already
  }
}
