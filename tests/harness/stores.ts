// The two ways to run a hub: everything in PostgreSQL, or queue, bus and presence in Redis. Main flows run on both.
import { Redis } from 'ioredis';
import { inject } from 'vitest';

export type Store = 'postgres' | 'redis';

/** Redis is left out only where it is not installed; with CI=true the services refuse to start without it. */
export const STORES: readonly Store[] = inject('redisUrl') === undefined ? ['postgres'] : ['postgres', 'redis'];

const DATABASES_PER_WORKER = 5;
let used = 0;

/** A Redis database of one's own, empty: files run side by side, each in its worker. */
export async function emptyRedis(): Promise<string> {
  const redisUrl = inject('redisUrl');
  if (redisUrl === undefined) throw new Error('Redis is not installed');
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1);
  const number = 1 + ((worker * DATABASES_PER_WORKER + (used++ % DATABASES_PER_WORKER)) % 15);
  const url = `${redisUrl}/${number}`;
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
  return url;
}
