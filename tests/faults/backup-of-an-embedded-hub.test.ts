// The commands as a person types them, against the PostgreSQL that the hub brings along: running, stopped, and anew.
import { endpoints } from '@pitulungan/contracts/endpoints';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import { backupFolder } from '../harness/backups.ts';
import { Person } from '../harness/person.ts';
import { type HubProcess, Program, startHubProcess } from '../harness/processes.ts';

const LIMIT_MS = 600_000;
let folder: string;
let hub: HubProcess | undefined;
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = backupFolder();
});
afterAll(async () => {
  await hub?.program.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function run(command: 'backup' | 'restore', dataDir: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = new Program([`server/src/backup/${command}-command.ts`, ...args], { DATA_DIR: at(dataDir) });
  return { code: await program.end(), said: program.output };
}

const balanceIn = (said: string): string[] => said.match(/Trial balance: .*/g) ?? [];

async function booksOf(url: string) {
  const manager = new Person('the manager', url, () => Promise.resolve());
  await manager.act(endpoints.signIn, { body: { phone: phoneOf(7), secret: DEMO_PIN } });
  return {
    journals: await manager.act(endpoints.listJournals, { query: { limit: 100 } }),
    share: await manager.act(endpoints.monthShare, { query: { month: '2026-10' } }),
  };
}

test(
  'a running hub is backed up, its backup restored beside it, and the second hub has the same books',
  async () => {
    expect(await run('backup', 'none', at('none.backup'))).toMatchObject({ code: 1, said: expect.stringContaining('There is no database in') as string });
    hub = await startHubProcess({ DATA_DIR: at('first') });
    const backup = await run('backup', 'first', at('running.backup'));
    expect(backup, backup.said).toMatchObject({ code: 0 });
    const refused = await run('restore', 'first', at('running.backup'), '--replace', '--yes');
    expect(refused, refused.said).toMatchObject({ code: 1, said: expect.stringContaining('A hub is still running') as string });
    const books = await booksOf(hub.url);
    await hub.program.stop();

    const restored = await run('restore', 'second', at('running.backup'));
    expect(restored, restored.said).toMatchObject({ code: 0 });
    const [line] = balanceIn(backup.said);
    expect(line).toMatch(/[1-9]/);
    expect(balanceIn(restored.said)).toEqual([line, line]);
    hub = await startHubProcess({ DATA_DIR: at('second') });
    expect(await booksOf(hub.url)).toEqual(books);
    await hub.program.stop();

    const stopped = await run('backup', 'second', at('stopped.backup')); // starts the database for as long as it needs it
    expect(stopped, stopped.said).toMatchObject({ code: 0 });
    expect(fs.existsSync(path.join(at('second'), 'postgres', 'postmaster.pid'))).toBe(false);
  },
  LIMIT_MS,
);
