import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from './embedded.ts';

const PORT = 55_700;
const OWNER = `import { startEmbedded } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded.ts'))};
const db = await startEmbedded({ dir: process.argv[1], port: ${PORT}, database: 'hub', durable: false });
console.log(db.url);
setInterval(() => {}, 1000);`;
let root = '';
let dir = '';
const options = () => ({ dir, port: PORT, database: 'hub', durable: false });

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'embedded-'));
  fs.chmodSync(root, 0o755);
  dir = path.join(root, 'a folder with spaces', 'postgres');
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Another hub, as a process of its own that can be killed. */
async function otherHub(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', OWNER, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test('a fresh directory becomes a cluster, and a half-made one beside it is swept', async () => {
  fs.mkdirSync(path.join(`${dir}.new-999999`, 'cluster'), { recursive: true });
  const db = await startEmbedded(options());
  await ask(db.url, 'create table kept (id int)');
  await db.stop();
  expect(fs.readdirSync(path.dirname(dir))).toEqual(['postgres']);
  expect(fs.existsSync(path.join(dir, 'postmaster.pid'))).toBe(false);
});

test('what was committed is there after a restart, and a taken port is passed by', async () => {
  const squatter = net.createServer().listen(PORT, '127.0.0.1');
  await once(squatter, 'listening');
  const db = await startEmbedded(options());
  expect(db.port).toBeGreaterThan(PORT);
  expect(await ask(db.url, 'select count(*)::int from kept')).toBe(0);
  await db.stop();
  squatter.close();
});

test('a second start is refused while the owner lives, and adopts the server when the owner was killed', async () => {
  const owner = await otherHub();
  await expect(startEmbedded(options())).rejects.toThrow('Another running hub owns this data directory');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const db = await startEmbedded(options());
  expect(await ask(db.url, 'select 1')).toBe(1);
  await db.stop();
});

test('hub and server both killed: the next start recovers', async () => {
  const owner = await otherHub();
  process.kill(Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const db = await startEmbedded(options());
  expect(await ask(db.url, 'select 1')).toBe(1);
  await db.stop();
});

test('a pid file whose number belongs to another program now is no obstacle', async () => {
  fs.writeFileSync(path.join(dir, 'postmaster.pid'), `${process.pid}\n${dir}\n0\n${PORT}\n`);
  const db = await startEmbedded(options());
  await db.stop();
});

test('stop resolves when the server has died before', async () => {
  const db = await startEmbedded(options());
  process.kill(Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await db.stop();
});

test('a folder with other files is not turned into a cluster', async () => {
  const other = path.join(root, 'photos');
  fs.mkdirSync(other);
  fs.writeFileSync(path.join(other, 'pasar.jpg'), '');
  await expect(startEmbedded({ ...options(), dir: other })).rejects.toThrow('has files but is no PostgreSQL data directory');
});
