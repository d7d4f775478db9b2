// The demo village goes out and comes in: into an empty database, over another one, from an older schema, by a user who may little.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { migrate, readMigrations } from '../../prisma/migrate.ts';
import { openArchive } from '../../server/src/backup/archive.store.ts';
import { ask, backupFolder, backUpInto, emptyDatabase, restoreFrom, sealedJournals, trialBalance } from '../harness/backups.ts';
import { type FreshDatabase, freshDatabase } from '../setup/database.ts';

const LANDED_BEFORE = '20261124120300_shift_end';
/** The month in which the seeded weeks begin: its journals must come back although it is locked. */
const FIRST = '(select min(starts) from period)';
const LOCK_FIRST_MONTH = `
  update period set computed_at = now(), computed_by = 'a', computed_by_name = 'A', journals = 0, merkle_root = repeat('0', 64), balance_hash = repeat('0', 64)
   where starts = ${FIRST};
  insert into month_balance select village_id, id, account_id, opening, debit, credit from period, balances_between(village_id, starts, ends) where starts = ${FIRST};
  update period set status = 'locked', locked_at = now(), locked_by = 'b', locked_by_name = 'B' where starts = ${FIRST}`;
let folder: string;
let village: FreshDatabase;
const targets: FreshDatabase[] = [];
const file = () => path.join(folder, 'village.backup');

async function target(options?: { owner?: boolean }): Promise<FreshDatabase> {
  const made = await emptyDatabase(options);
  targets.push(made);
  return made;
}

beforeAll(async () => {
  folder = backupFolder();
  village = await freshDatabase();
  await ask(village.url, LOCK_FIRST_MONTH);
  await ask(
    village.url,
    `update orders set note = E'tab\\t, baris\\n, \\\\N, “kutip”, 🛵' where id = (select id from orders limit 1); update village set settings = settings || '{"kosong": null}'`,
  );
  await backUpInto(file(), village.url, { now: 0 });
});
afterEach(async () => {
  for (const made of targets.splice(0)) await made.drop();
});
afterAll(async () => {
  await village.drop();
  fs.rmSync(folder, { recursive: true });
});

/** Everything of a schema that is not a row. */
const shapeOf = (url: string) =>
  ask(
    url,
    `select tgname::text as thing, tgrelid::regclass::text as of, tgenabled::text as state from pg_trigger where not tgisinternal
     union all select conname, conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
     union all select proname, prokind::text, md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
     union all select indexname, tablename, indexdef from pg_indexes where schemaname = 'public'
     union all select sequencename, last_value::text, start_value::text from pg_sequences where schemaname = 'public'
     union all select migration_name, checksum, applied_steps_count::text from _prisma_migrations
     order by 1, 2, 3`,
  );

/** What a file holds, without where in it: the same rows may be packed into some bytes more. */
async function rowsIn(name: string) {
  await using archive = await openArchive(name);
  const { parts, ...rest } = archive.contents;
  return { ...rest, parts: parts.map(({ table, columns, rows, sha256 }) => ({ table, columns, rows, sha256 })) };
}

test('what comes back is what went out: rows, books, triggers, sequences, closed periods', async () => {
  const { url } = await target();
  const { books, migrated } = await restoreFrom(file(), url);
  expect(migrated).toEqual([]);
  expect(books).toMatchObject({ unbalanced: [] });
  expect(await trialBalance(url)).toEqual(await trialBalance(village.url));
  expect(await sealedJournals(url)).toEqual(await sealedJournals(village.url));
  expect(await shapeOf(url)).toEqual(await shapeOf(village.url));
  await backUpInto(path.join(folder, 'again.backup'), url, { now: 0 });
  expect(await rowsIn(path.join(folder, 'again.backup'))).toEqual(await rowsIn(file()));
});

test('the restored books are guarded as before', async () => {
  const { url } = await target();
  await restoreFrom(file(), url);
  await expect(ask(url, 'delete from entry')).rejects.toThrow('append-only');
  const line = `(select village_id, id, 9, (select min(id) from account), 5 from journal limit 1)`;
  await expect(ask(url, `insert into entry (village_id, journal_id, line, account_id, amount) ${line}`)).rejects.toThrow('transaction of their journal');
  const post = (starts: string) =>
    ask(
      url,
      `select post_journal(village_id, 'test', 't', 'late', starts::timestamptz, '[{"code":"1.1.01.01","amount":"1"},{"code":"4.1.11.01","amount":"-1"}]')
         from period where starts = ${starts}`,
    );
  expect(await ask(url, `select status, (select count(*) > 0 from journal where business_date <= ends) as used from period where starts = ${FIRST}`)).toEqual([
    { status: 'locked', used: true },
  ]);
  await expect(post(FIRST)).rejects.toThrow('is not open');
  await expect(post(`(select min(starts) from period where status = 'open')`)).resolves.toHaveLength(1);
});

test('nobody is signed in afterwards, and PINs are the same', async () => {
  await ask(
    village.url,
    `insert into session (id, token, user_id, expires_at) select 's', 'secret-of-a-session', id, now() + interval '1 day' from "user" limit 1 on conflict do nothing`,
  );
  const held = path.join(folder, 'sessions.backup');
  await backUpInto(held, village.url);
  const { url } = await target();
  await restoreFrom(held, url);
  expect(await ask(url, 'select * from session')).toEqual([]);
  expect(await ask(url, 'select id, password from login order by id')).toEqual(await ask(village.url, 'select id, password from login order by id'));
});

test('a user who is no superuser restores into their own database, and makes backups of it', async () => {
  const { url } = await target({ owner: true });
  await restoreFrom(file(), url);
  expect(await trialBalance(url)).toEqual(await trialBalance(village.url));
  await backUpInto(path.join(folder, 'by-owner.backup'), url);
  await restoreFrom(path.join(folder, 'by-owner.backup'), url, { onFound: () => Promise.resolve() });
  expect(await trialBalance(url)).toEqual(await trialBalance(village.url));
});

test('a database that holds something is replaced only when that was agreed to, and then whole', async () => {
  const other = await freshDatabase({ seeded: false });
  targets.push(other);
  await restoreFrom(file(), other.url); // migrated, and not a row in it: nothing to lose
  await ask(other.url, `update village set name = 'Lain'; create schema extra; create table extra.kept (id int)`);
  const asked: string[] = [];
  await expect(restoreFrom(file(), other.url)).rejects.toThrow('Lain (35.15.18.2014)');
  expect(await ask(other.url, 'select name from village')).toEqual([{ name: 'Lain' }]);
  await restoreFrom(file(), other.url, { onFound: (what) => Promise.resolve(void asked.push(what)) });
  const [held] = await ask(village.url, 'select count(*)::text as orders from orders');
  expect(asked).toEqual([expect.stringMatching(new RegExp(`Lain.* ${String(held?.['orders'])} pesanan.*jurnal`))]);
  expect(await ask(other.url, 'select name from village')).toEqual([{ name: 'Janti' }]);
  expect(await ask(other.url, 'select * from extra.kept')).toEqual([]); // what is not the hub's stays
});

test('a backup of an older schema gets its own tables first, and is then brought up to date', async () => {
  const old = await target();
  const names = readMigrations().map(({ name }) => name);
  const [{ settings } = {}] = await ask(village.url, 'select settings from village');
  await migrate(old.url, undefined, new Set(names.filter((name) => name < LANDED_BEFORE)));
  await ask(
    old.url,
    `insert into village (code, name, district, enterprise, center_lat, center_lng, map, settings) values ('35.15.18.2014', 'Janti', 'Waru', 'BUMDes', 0, 0, '{}', '${JSON.stringify(settings)}');
     insert into account (village_id, code, normal, name, name_en) values (1, '1.1.01.01', 'D', 'Kas', 'Cash'), (1, '4.1.11.01', 'K', 'Komisi', 'Commission');
     insert into period (village_id, id, starts, ends) values (1, '2026-11', '2026-11-01', '2026-11-30');
     select post_journal(1, 'test', 't', 'k1', '2026-11-05', '[{"code":"1.1.01.01","amount":"500"},{"code":"4.1.11.01","amount":"-500"}]');
     update zone set mode = 'manual'`,
  );
  const older = path.join(folder, 'older.backup');
  await backUpInto(older, old.url);
  const { url } = await target();
  const { migrated } = await restoreFrom(older, url);
  expect(migrated).toEqual(names.filter((name) => name >= LANDED_BEFORE));
  expect(await trialBalance(url)).toEqual(await trialBalance(old.url));
  expect(await ask(url, 'select mode from zone')).toEqual([{ mode: 'manual' }]); // the village's own, not the one that a trigger makes
  expect(await migrate(url)).toEqual([]);
});
