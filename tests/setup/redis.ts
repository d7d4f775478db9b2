// A Redis of the test run's own, in memory, on a free port; refuses to lose keys, as the hub demands (noeviction).
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../server/src/platform/embedded-process.ts';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

const FIRST_PORT = 56_400;
const START_TRIES = 100;
const START_PAUSE_MS = 50;

export const redisInstalled = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** Undefined when redis-server is not installed. `dir` is where it may write. */
export async function startRedis(dir: string): Promise<TestRedis | undefined> {
  if (!redisInstalled()) {
    if (process.env['CI'] === 'true') throw new Error('redis-server is not installed, and CI=true lets nothing be skipped.');
    return undefined;
  }
  const port = await freePort(FIRST_PORT);
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--dir', dir];
  const child = spawn('redis-server', flags, { stdio: 'ignore' });
  await untilListening(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const probe = net.connect(port, '127.0.0.1', () => probe.end(() => resolve(true))).once('error', () => resolve(false));
    });
    if (open) return;
    await sleep(START_PAUSE_MS);
  }
  throw new Error(`redis-server does not listen on port ${port}.`);
}
