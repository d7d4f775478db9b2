// A backup that is not whole, not ours, or from the future is never restored; a backup that could not be written is never there.
import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../server/src/backup/archive.store.ts';
import { checkArchive } from '../../server/src/backup/restore.actions.ts';
import { ask, backupFolder, backUpInto } from '../harness/backups.ts';
import { type FreshDatabase, freshDatabase } from '../setup/database.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
let folder: string;
let village: FreshDatabase;
let whole: Buffer;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = backupFolder();
  village = await freshDatabase();
  await backUpInto(at('whole.backup'), village.url);
  whole = fs.readFileSync(at('whole.backup'));
});
afterAll(async () => {
  await village.drop();
  fs.rmSync(folder, { recursive: true });
});

/** The sentence that it is refused with; undefined when it is taken. */
async function verdict(bytes: Buffer): Promise<string | undefined> {
  fs.writeFileSync(at('tried.backup'), bytes);
  try {
    await using archive = await openArchive(at('tried.backup'));
    await checkArchive(archive);
    return undefined;
  } catch (error) {
    if ((error as Error).name !== 'NotDone') throw error;
    return (error as Error).message;
  }
}

test('a whole file is taken', async () => {
  expect(await verdict(whole)).toBeUndefined();
});

test('one flipped bit anywhere is seen', async () => {
  const places = fc.oneof(
    fc.nat({ max: whole.length - 1 }),
    fc.nat({ max: 400 }),
    fc.nat({ max: 4_000 }).map((n) => whole.length - 1 - n),
  );
  await fc.assert(
    fc.asyncProperty(places, fc.nat({ max: 7 }), async (place, bit) => {
      const bytes = Buffer.from(whole);
      bytes[place] = bytes[place]! ^ (1 << bit);
      expect(await verdict(bytes)).toMatch(/damaged|no backup|not a backup|newer/);
    }),
    { numRuns: 300 },
  );
});

test('a file that was cut off, or goes on, is seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 200 })), async (length) => {
      expect(await verdict(whole.subarray(0, length))).toMatch(/damaged|not a backup/);
    }),
    { numRuns: 100 },
  );
  expect(await verdict(Buffer.concat([whole, Buffer.from('\n')]))).toContain('damaged');
});

/** Changed by somebody who can count: the hash over the whole is right again. */
function sealed(change: (head: string) => string): Buffer {
  const head = whole.subarray(0, 20_000).toString('latin1');
  const body = Buffer.concat([Buffer.from(change(head), 'latin1'), whole.subarray(20_000, -32)]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

test('a newer format, a newer schema and another program’s migrations are refused, each with its own sentence', async () => {
  expect(await verdict(sealed((head) => head.replace('BACKUP 1\n', 'BACKUP 2\n')))).toContain('format 2, which is newer');
  expect(await verdict(sealed((head) => head.replace('20261124073400_guards', '20991124073400_guards')))).toContain(
    'newer program (migrations 20991124073400_guards)',
  );
  expect(await verdict(sealed((head) => head.replace(/("20261124073400_guards","checksum":")./, '$1f')))).toContain('another program');
  expect(await verdict(Buffer.from('PK\u0003\u0004 a photo of the cash book'))).toContain('not a backup');
});

test('rows that do not fit their own hash are refused even when the file as a whole does', async () => {
  await using archive = await openArchive(at('whole.backup'));
  const { at: begin, bytes, sha256 } = archive.contents.parts.find(({ table }) => table === 'journal')!;
  const other = sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  const tail = Buffer.from(
    whole
      .subarray(begin + bytes, -32)
      .toString('latin1')
      .replace(sha256, other),
    'latin1',
  );
  const body = Buffer.concat([whole.subarray(0, begin + bytes), tail]);
  expect(await verdict(Buffer.concat([body, createHash('sha256').update(body).digest()]))).toContain('damaged or cut off (journal)');
});

test('a file that exists is not overwritten, and a folder that does not exist is named', async () => {
  await expect(backUpInto(at('whole.backup'), village.url)).rejects.toThrow('exists already');
  expect(fs.readFileSync(at('whole.backup')).equals(whole)).toBe(true);
  await expect(backUpInto(at('no such folder/x.backup'), village.url)).rejects.toThrow('cannot be written');
});

test('a database that is empty or not a hub’s is not backed up', async () => {
  const empty = await freshDatabase({ seeded: false });
  await expect(backUpInto(at('empty.backup'), empty.url)).rejects.toThrow('not a hub’s');
  await ask(empty.url, 'drop schema public cascade; create schema public; create table cash_book (id int primary key)');
  await expect(backUpInto(at('empty.backup'), empty.url)).rejects.toThrow('not a hub’s');
  await empty.drop();
  expect(fs.existsSync(at('empty.backup'))).toBe(false);
});

/** The command as a process, under whatever the shell sets up first. */
async function command(setUp: string, file: string): Promise<{ code: number | null; said: string; child: ReturnType<typeof spawn> }> {
  const child = spawn('sh', ['-c', `${setUp} exec "$0" server/src/backup/backup-command.ts "$1"`, process.execPath, file], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATABASE_URL: village.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => void (said += part.toString()));
  await once(child, 'close');
  return { code: child.exitCode, said, child };
}

test('a disk that is full in the middle of a backup leaves no file, and says so', async () => {
  const limited = await command(`trap '' XFSZ; ulimit -f 200;`, at('full.backup')); // no file of this process grows beyond 100 kB
  expect(limited.said).toContain('There is no room to write');
  expect(limited.code).toBe(1);
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([]);
  const free = await command('', at('full.backup'));
  expect(free.said).toContain('Written and checked');
  expect(free.code).toBe(0);
});

test('a command that is not understood ends with 2', async () => {
  expect(await command('', '--everything')).toMatchObject({ code: 2, said: expect.stringContaining('Usage') as string });
});

test('a database that goes away in the middle leaves no file', async () => {
  const gone = backUpInto(at('gone.backup'), village.url, {
    onTable: async ({ table }) => {
      if (table === 'journal')
        await ask(village.url, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hub backup' and datname = current_database()`);
    },
  });
  await expect(gone).rejects.toThrow();
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('gone'))).toEqual([]);
});
