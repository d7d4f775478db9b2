// A database of its own for each test file, copied from a template in a tenth of a second.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface FreshDatabase {
  url: string;
  /** After every pool on it has ended. */
  drop(): Promise<void>;
}

export interface FreshOptions {
  /** true (default): holds the demo village; false: migrated and empty. */
  seeded?: boolean;
}

export async function freshDatabase({ seeded = true }: FreshOptions = {}): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const serverUrl = inject('serverUrl');
  await asAdmin(serverUrl, `create database ${name} template ${seeded ? 'template_village' : 'template_hub'} strategy wal_log`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  // without "force": that would kill connections which are still closing, and pg then throws in the void
  return { url: url.toString(), drop: () => asAdmin(serverUrl, `drop database ${name}`) };
}

async function asAdmin(connectionString: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
