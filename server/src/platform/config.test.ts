import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const NO_FILE = path.join(os.tmpdir(), 'no-such-file.env');
const read = (env: Record<string, string>, ...argv: string[]) => readConfig(env, argv, NO_FILE);

test('nothing set: one process with both roles on port 3000 and its data in ./data', () => {
  const config = read({});
  expect(config).toMatchObject({ port: 3000, dataDir: path.resolve('data'), databaseUrl: undefined, redisUrl: undefined, demo: false, notices: [] });
  expect([...config.roles]).toEqual(['api', 'worker']);
});

test('an empty value counts as not set, as docker-compose passes it', () => {
  expect(read({ PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 3000, redisUrl: undefined });
});

test.each([
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://a/b'],
  ['REDIS_URL', 'localhost:6379'],
  ['PUBLIC_URL', 'hub.desa-janti.id'],
  ['PUBLIC_URL', 'https://desa.id/hub'],
  ['ROUTING_URL', 'tcp://x'],
])('a wrong %s is named with its value: %s', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} must be .*${value}`));
});

test('all problems come in one message, passwords hidden', () => {
  expect(() => read({ PORT: 'x', DATABASE_URL: 'mysql://hub:secret@db/hub' }, '--turbo')).toThrow(ConfigError);
  expect(() => read({ PORT: 'x', DATABASE_URL: 'mysql://hub:secret@db/hub' }, '--turbo')).toThrow(/PORT[^]*hub:\*\*\*@db[^]*--turbo/);
});

test('names that look like ours are told, whatever their spelling', () => {
  expect(read({ REDIS_URI: 'x', DATADIR: 'x', databaseUrl: 'x', HOME: '/root' }).notices).toEqual([
    'REDIS_URI is not read. Did you mean REDIS_URL?',
    'DATADIR is not read. Did you mean DATA_DIR?',
    'databaseUrl is not read. Did you mean DATABASE_URL?',
  ]);
});

test('.env is read, the environment wins, and an unknown name in it is told', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'config-')), '.env');
  fs.writeFileSync(file, 'PORT=4000\nDATA_DIR=/srv/hub\nCOLOUR=green\n');
  expect(readConfig({ PORT: '5000' }, [], file)).toMatchObject({
    port: 5000,
    dataDir: '/srv/hub',
    notices: ['COLOUR in .env is not known to the hub; .env.example lists what is.'],
  });
});

test('flags: demo, a single role with its two addresses, unknown ones refused', () => {
  const places = { DATABASE_URL: 'postgres://db/hub', REDIS_URL: 'redis://redis:6379' };
  expect(read({}, '--demo').demo).toBe(true);
  expect(read({}).host).toBe('127.0.0.1');
  expect(read({}, '--host', '0.0.0.0').host).toBe('0.0.0.0');
  expect(() => read({}, '--host')).toThrow('--host needs an address');
  expect([...read(places, '--role', 'worker').roles]).toEqual(['worker']);
  expect(() => read({}, '--role', 'worker')).toThrow(/needs? DATABASE_URL/);
  expect(() => read(places, '--role', 'boss')).toThrow('--role must be api or worker.');
  expect(() => read(places, '--role')).toThrow('--role must be api or worker.');
  expect(() => read({}, 'demo')).toThrow('"demo" is not understood here');
});
