// Once per run: an embedded PostgreSQL with two templates to copy databases from, and a Redis when one is installed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import bullmq from 'bullmq';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../prisma/migrate.ts';
import { seed } from '../../prisma/seed.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../server/src/platform/embedded.ts';
import { startRedis } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's maintenance database, see database.ts. */
    serverUrl: string;
    /** Undefined where redis-server is not installed; with CI=true that is an error. */
    redisUrl: string | undefined;
  }
}

const FIRST_PORT = 55_400;

export default async function startServices(project: TestProject): Promise<() => Promise<void>> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hub-test-'));
  fs.chmodSync(dir, 0o755); // as root, PostgreSQL runs as another user and must pass through
  const database = await startEmbedded({ dir: path.join(dir, 'postgres'), port: FIRST_PORT, database: 'template_hub', durable: false });
  const serverUrl = at(database.url, 'postgres');
  await makeTemplates(database, serverUrl);
  const redis = await startRedis(dir);
  project.provide('serverUrl', serverUrl);
  project.provide('redisUrl', redis?.url);
  return async () => {
    await redis?.stop();
    await database.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  };
}

/** `template_hub` is migrated and empty; `template_village` holds the demo village as well. */
async function makeTemplates(database: EmbeddedDatabase, serverUrl: string): Promise<void> {
  await migrate(database.url);
  await makeQueueSchema(database.url);
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await admin.query('create database template_village template template_hub strategy wal_log');
    await seed(at(serverUrl, 'template_village'), { days: 14 });
    for (const name of ['template_hub', 'template_village']) await admin.query(`alter database ${name} with is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
}

/** BullMQ makes its own schema at the first start; here it is made once instead of once per file. */
async function makeQueueSchema(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, options: '-c search_path=bullmq' });
  const client = await pool.connect();
  try {
    await bullmq.runMigrations(client);
  } finally {
    client.release();
    await pool.end();
  }
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
