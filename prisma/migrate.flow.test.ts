import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../tests/setup/database.ts';
import { migrate } from './migrate.ts';

let database: FreshDatabase;
let dir = '';

beforeEach(async () => {
  database = await freshDatabase({ seeded: false });
  await ask('drop table _prisma_migrations'); // starts as a database that was never migrated, beside the hub's own tables
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  write('1_stall', 'create table stall (id int primary key);');
  write('2_names', 'alter table stall add name text; insert into stall values (1, $$a;b$$);');
});
afterEach(async () => {
  fs.rmSync(dir, { recursive: true });
  await database.drop();
});

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(dir, name), { recursive: true });
  fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql);
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('applies each once, in order, whoever else starts at the same time', async () => {
  const applied = await Promise.all([migrate(database.url, dir), migrate(database.url, dir), migrate(database.url, dir)]);
  expect(applied.flat()).toEqual(['1_stall', '2_names']);
  expect(await ask('select name from stall')).toEqual([{ name: 'a;b' }]);
  expect(await migrate(database.url, dir)).toEqual([]);
});

test('refuses a migration that was edited after it landed', async () => {
  await migrate(database.url, dir);
  write('1_stall', 'create table stall (id bigint primary key);');
  await expect(migrate(database.url, dir)).rejects.toThrow('1_stall was edited');
});

test('refuses a database that is newer than the program', async () => {
  await migrate(database.url, dir);
  fs.rmSync(path.join(dir, '2_names'), { recursive: true });
  await expect(migrate(database.url, dir)).rejects.toThrow('is it older than the data?');
});

test('a failed migration leaves nothing behind, blocks, and goes on when it is marked as rolled back', async () => {
  write('3_broken', 'create table half (id int); select no_such_function();');
  await expect(migrate(database.url, dir)).rejects.toThrow('3_broken failed');
  expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }]);
  await expect(migrate(database.url, dir)).rejects.toThrow('failed before');
  write('3_broken', 'create table half (id int);');
  await ask(`update _prisma_migrations set rolled_back_at = now() where migration_name = '3_broken'`);
  expect(await migrate(database.url, dir)).toEqual(['3_broken']);
});
