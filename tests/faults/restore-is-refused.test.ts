// A restore that may not happen, or dies half-way, changes nothing.
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, backupFolder, backUpInto, emptyDatabase, restoreFrom } from '../harness/backups.ts';
import { Program } from '../harness/processes.ts';
import { useHub } from '../harness/test-hub.ts';
import { until } from '../harness/until.ts';
import { type FreshDatabase, freshDatabase } from '../setup/database.ts';

const agreed = () => Promise.resolve();
let folder: string;
let file: string;
let target: FreshDatabase;

beforeAll(async () => {
  folder = backupFolder();
  file = path.join(folder, 'village.backup');
  const village = await freshDatabase();
  await backUpInto(file, village.url);
  await village.drop();
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

beforeEach(async () => {
  target = await freshDatabase();
  await ask(target.url, `update village set name = 'Lama'`);
});
afterEach(() => target.drop());

/** The old village, whole, and nothing beside it. */
async function nothingHasChanged(): Promise<void> {
  expect(await ask(target.url, 'select name from village')).toEqual([{ name: 'Lama' }]);
  expect(await ask(target.url, `select nspname from pg_namespace where nspname ~ 'restore'`)).toEqual([]);
  expect(await ask(target.url, 'select sum(amount)::text as sum, count(*) > 0 as some from entry')).toEqual([{ sum: '0', some: true }]);
}

test('somebody is still connected as the hub’s user', async () => {
  const other = new pg.Client({ connectionString: target.url });
  await other.connect();
  await expect(restoreFrom(file, target.url, { onFound: agreed })).rejects.toThrow('still has 1 other connections');
  await other.end();
  await nothingHasChanged();
});

test('somebody connects while rows are loaded', async () => {
  const other = new pg.Client({ connectionString: target.url });
  const onTable = async () => void (await other.connect().catch(() => {})); // once; afterwards it is connected
  await expect(restoreFrom(file, target.url, { onFound: agreed, onTable })).rejects.toThrow('other connections');
  await other.end();
  await nothingHasChanged();
});

test('the database breaks in the middle of loading', async () => {
  const onTable = async () =>
    void (await ask(
      target.url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hub backup' and datname = current_database()`,
    ));
  await expect(restoreFrom(file, target.url, { onFound: agreed, onTable })).rejects.toThrow();
  expect(await ask(target.url, 'select name from village')).toEqual([{ name: 'Lama' }]);
  await restoreFrom(file, target.url, { onFound: agreed }); // sweeps what the first left behind
  expect(await ask(target.url, 'select name from village')).toEqual([{ name: 'Janti' }]);
});

test('the tables that are there are not the hub’s', async () => {
  const other = await emptyDatabase();
  await ask(other.url, 'create table arisan (id int primary key)');
  await expect(restoreFrom(file, other.url, { onFound: agreed })).rejects.toThrow('not the hub’s (arisan)');
  expect(await ask(other.url, 'select * from arisan')).toEqual([]);
  await other.drop();
  await nothingHasChanged();
});

test('the command is killed while it loads; the next one does it', async () => {
  const restore = (...flags: string[]) => new Program(['server/src/backup/restore-command.ts', file, ...flags], { DATABASE_URL: target.url });
  const killed = restore('--replace', '--yes');
  await until('it loads', () => killed.output.includes('journal:') || !killed.running);
  await killed.kill();
  expect(killed.output).not.toContain('Restored');
  expect(await ask(target.url, 'select name from village')).toEqual([{ name: 'Lama' }]);

  const unasked = restore();
  expect(await unasked.end()).toBe(1);
  expect(unasked.output).toContain('to replace all of it add --replace');
  const silent = restore('--replace'); // nobody is there to be asked
  expect(await silent.end()).toBe(1);
  expect(silent.output).toContain('Not agreed');
  expect(await ask(target.url, 'select name from village')).toEqual([{ name: 'Lama' }]);
  const done = restore('--replace', '--yes');
  expect(await done.end()).toBe(0);
  expect(done.output).toContain('Restored and checked');
  const balance = /Trial balance: .*/g;
  const lines = done.output.match(balance);
  expect(lines).toHaveLength(2); // as the file says, and as the database now holds it
  expect(lines?.[1]).toBe(lines?.[0]);
  expect(await ask(target.url, `select name, (select count(*) from pg_namespace where nspname ~ 'restore')::int as left from village`)).toEqual([
    { name: 'Janti', left: 0 },
  ]);
});

test('checking a file needs no database', async () => {
  const check = new Program(['server/src/backup/restore-command.ts', file, '--check'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  expect(await check.end()).toBe(0);
  expect(check.output).toContain('The file is whole');
  await nothingHasChanged();
});

const hub = useHub();

test('a hub is running', async () => {
  await expect(restoreFrom(file, hub.databaseUrl, { onFound: agreed })).rejects.toThrow('A hub is still running');
  await hub.comeToRest();
});
