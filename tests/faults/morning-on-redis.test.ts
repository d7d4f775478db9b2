// A whole morning with real clients on the other store: queue, sockets and positions in Redis.
import { afterAll, describe, expect, test } from 'vitest';
import type { FreshDatabase } from '../setup/database.ts';
import { type Program, reportOf, startHubProcess, startSimulator } from '../harness/processes.ts';
import { quietDatabase } from '../harness/quiet-database.ts';
import { emptyRedis, STORES } from '../harness/stores.ts';

const ORDERS = 15;
const LIMIT_MS = 900_000; // about a minute on an idle machine
const programs: Program[] = [];
let database: FreshDatabase | undefined;

afterAll(async () => {
  for (const program of programs.reverse()) await program.stop();
  await database?.drop();
});

describe.skipIf(!STORES.includes('redis'))('on Redis', () => {
  test(
    'a morning ends with every order explained, no job given twice, and books and boards that agree',
    async () => {
      database = await quietDatabase();
      const hub = await startHubProcess({ DATABASE_URL: database.url, REDIS_URL: await emptyRedis() });
      programs.push(hub.program);
      const simulator = startSimulator(hub.url, { orders: ORDERS, couriers: 6, speed: 100 });
      programs.push(simulator);
      expect(await reportOf(simulator)).toMatchObject({ orders: ORDERS, lost: 0, doubleAccepted: 0, ledgerSum: '0', boardsEqual: true });
    },
    LIMIT_MS,
  );
});
