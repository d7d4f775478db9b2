// Applies prisma/migrations at start, without Prisma's engine: same table, same checksums, same lock number, so either may follow the other.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { grantToApplication } from './application-role.ts';

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}
interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

const HERE = path.join(import.meta.dirname, 'migrations');
const ENGINE_LOCK = 72707369; // the advisory lock that Prisma's engine takes
const LOCK_WAIT_MS = 120_000;
const LOCK_PAUSE_MS = 250;
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Brings the database up to date and gives the names of the migrations that it applied. Several nodes may call it at once.
 * Refuses (throws) when a migration was edited, has failed before, or is unknown to this version of the program.
 * With `names` it applies no others: a backup is loaded into the tables that it came from.
 */
export async function migrate(url: string, dir: string = HERE, names?: ReadonlySet<string>): Promise<string[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await takeLock(db); // freed with the connection, even when we are killed
    await db.query(TABLE);
    const migrations = readMigrations(dir);
    const due = (await findDue(db, migrations)).filter(({ name }) => names?.has(name) ?? true);
    for (const migration of due) await apply(db, migration);
    await grantToApplication(db); // also when nothing was due: the role may be new in this server
    return due.map((migration) => migration.name);
  } finally {
    await db.end();
  }
}

async function takeLock(db: pg.Client): Promise<void> {
  for (const deadline = Date.now() + LOCK_WAIT_MS; ;) {
    const { rows } = await db.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ENGINE_LOCK]);
    if (rows[0]?.taken) return;
    if (Date.now() > deadline) throw new Error(`Another program has been migrating this database for ${LOCK_WAIT_MS / 1000} s. Look for it and start again.`);
    await sleep(LOCK_PAUSE_MS);
  }
}

/** All that this version of the program knows, oldest first. */
export function readMigrations(dir: string = HERE): Migration[] {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = fs.readFileSync(path.join(dir, name, 'migration.sql'));
      return { name, sql: bytes.toString(), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}

async function findDue(db: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await db.query<AppliedRow>('select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null');
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown) throw new Error(`The database has migration ${unknown}, this version of the program does not: is it older than the data?`);
  for (const { name, checksum } of migrations) {
    const row = applied.get(name);
    if (row && !row.finished_at) throw new Error(`Migration ${name} failed before. Mend it, then mark it as rolled back.`);
    if (row && row.checksum !== checksum) throw new Error(`Migration ${name} was edited after it was applied.`);
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(db: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await db.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [id, checksum, name]);
  try {
    await db.query(sql); // ONE simple query = one transaction; $$ bodies stay whole; a failed file leaves nothing
  } catch (cause) {
    await db.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(cause)]);
    throw new Error(`Migration ${name} failed: ${String(cause)}`, { cause });
  }
  await db.query('update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1', [id]);
}
