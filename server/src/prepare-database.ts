// From a configuration to a database that is ready: embedded or given, migrated, and seeded with the demo village when it is empty.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { APPLICATION_ROLE } from '../../prisma/application-role.ts';
import { migrate, readMigrations } from '../../prisma/migrate.ts';
import { seed } from '../../prisma/seed.ts';
import type { Config } from './platform/config.ts';
import { withSetting } from './platform/database.ts';
import { joinEmbedded, startEmbedded } from './platform/embedded.ts';

export interface ReadyDatabase {
  url: string;
  stop(): Promise<void>;
}

const FIRST_PORT = 54_320;
const SEED_LOCK = 712002;
const GIVEN_WAIT_MS = 30_000; // a PostgreSQL that boots beside us may need a moment
const NO_ROLE = new Set(['22023', '42501']); // there is none; not ours, or without rights here
const NOT_YET = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03']);

/** Where the embedded cluster lies below the data directory. */
export function embeddedDir(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'postgres');
}

/** The database of a hub that starts: an embedded one belongs to it alone. */
export async function openDatabase(config: Config): Promise<ReadyDatabase> {
  return config.databaseUrl === undefined ? startEmbedded(embeddedOptions(config)) : given(config.databaseUrl);
}

/** The database for a command that may run beside a hub. */
export async function joinDatabase(config: Config): Promise<ReadyDatabase> {
  return config.databaseUrl === undefined ? joinEmbedded(embeddedOptions(config)) : given(config.databaseUrl);
}

const embeddedOptions = (config: Config) => ({ dir: embeddedDir(config), port: FIRST_PORT, database: 'hub' });

async function given(url: string): Promise<ReadyDatabase> {
  await waitFor(url);
  return { url, stop: () => Promise.resolve() };
}

/** Applies what is missing and seeds an empty database once, whoever starts at the same time. */
export async function fillDatabase(url: string): Promise<void> {
  const applied = await migrate(url);
  if (applied.length > 0) console.log(`Database brought up to date: ${applied.join(', ')}.`);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query('select pg_advisory_lock($1)', [SEED_LOCK]);
    const { rows } = await db.query('select 1 from village limit 1');
    if (rows.length > 0) return;
    console.log('Seeding the demo village …');
    await seed(url);
  } finally {
    await db.end();
  }
}

/** Name and checksum of every migration of this program, oldest first. */
export const knownMigrations = (): { name: string; checksum: string }[] => readMigrations();

/** Migrates the tables of another schema of the database: all migrations, or only those named. Gives what it applied. */
export async function migrateSchema(url: string, schema: string, names?: ReadonlySet<string>): Promise<string[]> {
  return migrate(withSetting(url, 'search_path', schema), undefined, names);
}

/**
 * The database as the running hub uses it: with the rights of the application's role, not with those of the tables' owner.
 * `limited` is false where the owner may not make that role; then it is the owner's address again.
 */
export async function applicationUrl(url: string): Promise<{ url: string; limited: boolean }> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query(`set local role ${APPLICATION_ROLE}; select from journal limit 0`); // ONE simple query = one transaction
    return { url: withSetting(url, 'role', APPLICATION_ROLE), limited: true };
  } catch (error) {
    if (!NO_ROLE.has((error as { code?: string }).code ?? '')) throw error;
    return { url, limited: false };
  } finally {
    await db.end();
  }
}

async function waitFor(url: string): Promise<void> {
  for (const deadline = Date.now() + GIVEN_WAIT_MS; ; await sleep(500)) {
    const db = new pg.Client({ connectionString: url });
    db.on('error', () => {}); // the error of connect() says it
    try {
      await db.connect();
      await db.end();
      return;
    } catch (cause) {
      const { code = '', message } = cause as { code?: string; message: string };
      if (NOT_YET.has(code) && Date.now() < deadline) continue;
      throw new Error(`The PostgreSQL of DATABASE_URL cannot be used: ${message || code}`, { cause });
    }
  }
}
