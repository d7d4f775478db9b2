// A hub on an embedded PostgreSQL of its own, durable as in a village, with the demo village in it. Nothing listens and nothing sweeps.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../prisma/migrate.ts';
import { seed } from '../../prisma/seed.ts';
import type { Context } from '../../server/src/context.ts';
import { startHub } from '../../server/src/main.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { startEmbedded } from '../../server/src/platform/embedded.ts';

export const MORNING = Date.parse('2026-11-24T01:00:00.000Z');
/** All that happens in the bench happens now. */
export const NOW = MORNING + 6 * 3_600_000;
const FIRST_PORT = 56_300;

export async function withHub(work: (ctx: Context) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-ledger-'));
  fs.chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user and must pass through
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  process.once('SIGINT', () => process.exit(1)); // takes the PostgreSQL along
  const database = await startEmbedded({ dir: path.join(folder, 'postgres'), port: FIRST_PORT, database: 'hub' });
  try {
    await migrate(database.url);
    await seed(database.url, { now: MORNING });
    const config = { ...readConfig({}, [], '/nonexistent'), port: 0, roles: new Set<never>() };
    const hub = await startHub({ config, databaseUrl: database.url, logLevel: 'error', clock: { now: () => NOW }, sweeps: false, apps: false });
    const pool = new pg.Pool({ connectionString: database.url }); // of the owner: the bench makes tables and analyzes them
    await work({ ...hub.ctx, pool }).finally(async () => {
      await pool.end();
      await hub.stop();
    });
  } finally {
    await database.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
