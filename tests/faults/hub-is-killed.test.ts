// kill -9 of the hub in the middle of a morning, its embedded PostgreSQL left behind, and a start on the same data.
import { endpoints } from '@pitulungan/contracts/endpoints';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import { freePort } from '../../server/src/platform/embedded-process.ts';
import { Person } from '../harness/person.ts';
import { type Program, reportOf, startHubProcess, startSimulator } from '../harness/processes.ts';
import { until } from '../harness/until.ts';

const FIRST_PORT = 57_100;
const ORDERS = 30;
const LIMIT_MS = 600_000;
let dataDir: string;
let hub: Program | undefined;
let simulator: Program | undefined;

beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hub killed ')); // with a space, as people name things
  fs.chmodSync(dataDir, 0o755);
});
afterAll(async () => {
  await simulator?.stop();
  await hub?.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test(
  'nothing is lost, nothing is done twice, and the books agree when a hub is killed and started again',
  async () => {
    const port = await freePort(FIRST_PORT);
    const url = `http://127.0.0.1:${port}`;
    hub = await startHubProcess(port, { DATA_DIR: dataDir });
    const dispatcher = new Person('a dispatcher', url, () => Promise.resolve());
    await dispatcher.act(endpoints.signIn, { body: { phone: phoneOf(2), secret: DEMO_PIN } });
    const orders = async () => (await dispatcher.act(endpoints.listOrders, { query: { limit: 200 } })).orders;
    const before = new Set((await orders()).map(({ id }) => id));

    simulator = startSimulator(url, { orders: ORDERS, couriers: 8 });
    await until(
      'some orders are on their way and others still come',
      async () => {
        const now = (await orders()).filter(({ id }) => !before.has(id));
        return now.some(({ status }) => status === 'IN_DELIVERY') || simulator?.running !== true;
      },
      LIMIT_MS,
    );
    await hub.kill();
    expect(simulator.running, simulator.output).toBe(true);

    hub = await startHubProcess(port, { DATA_DIR: dataDir });
    expect(await reportOf(simulator)).toMatchObject({ orders: ORDERS, lost: 0, doubleAccepted: 0, ledgerSum: '0', boardsEqual: true });
    expect((await dispatcher.act(endpoints.currentSession, {})).phone).toBe(phoneOf(2)); // still signed in
  },
  LIMIT_MS,
);
