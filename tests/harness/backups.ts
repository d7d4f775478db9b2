// Backups and what they are restored into: files that go with the test, databases without a single table.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Archive, openArchive } from '../../server/src/backup/archive.store.ts';
import { backUp, type BackupOptions } from '../../server/src/backup/backup.actions.ts';
import { checkArchive, restore, type Restored } from '../../server/src/backup/restore.actions.ts';
import { NotDone } from '../../server/src/backup/sentences.rules.ts';
import type { FreshDatabase } from '../setup/database.ts';

/** A folder of its own; removed by the caller. */
export function backupFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hub backups ')); // with a space, as people name things
  fs.chmodSync(folder, 0o755);
  return folder;
}

export const backUpInto = (file: string, url: string, more: Partial<BackupOptions> = {}) =>
  backUp({ url, file, appVersion: '0.1.0', now: Date.now(), ...more });

const keep = (what: string): Promise<void> => Promise.reject(new NotDone({ id: what, en: `not empty: ${what}` }));

/** As the command does it. What is there already stays, unless `onFound` agrees. */
export async function restoreFrom(
  file: string,
  url: string,
  { onFound = keep, onTable }: { onFound?: (what: string) => Promise<void>; onTable?: (archive: Archive) => Promise<void> } = {},
): Promise<Restored> {
  await using archive = await openArchive(file);
  await checkArchive(archive);
  return await restore({ archive, url, onFound, ...(onTable ? { onTable: () => onTable(archive) } : {}) });
}

/** Without a table. `owner`: it belongs to a user who is no superuser, as on somebody else's PostgreSQL. */
export async function emptyDatabase({ owner = false } = {}): Promise<FreshDatabase> {
  const name = `restore_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${name}`;
  await ask(inject('serverUrl'), owner ? `create role ${name} login password '${name}' nosuperuser` : 'select 1');
  await ask(inject('serverUrl'), `create database ${name} ${owner ? `owner ${name}` : ''}`);
  if (owner) [url.username, url.password] = [name, name];
  return {
    url: url.toString(),
    async drop() {
      await ask(inject('serverUrl'), `drop database ${name}`);
      if (owner) await ask(inject('serverUrl'), `drop role ${name}`);
    },
  };
}

export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return (await db.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await db.end();
  }
}

/** Every account and sub-account with its balance. */
export const trialBalance = (url: string) =>
  ask(
    url,
    `select v.code as village, a.code, a.sub, sum(e.amount)::text as balance from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id)
       join village v on v.id = a.village_id group by 1, 2, 3 order by 1, 2, 3`,
  );

/** Every journal as it was sealed, its number left out. */
export const sealedJournals = (url: string) =>
  ask(url, `select idem_key, fact_type, occurred_at, business_date::text, encode(payload_hash, 'hex') as seal from journal order by idem_key`);
