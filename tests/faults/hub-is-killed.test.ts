// kill -9 of the hub in the middle of a morning, its embedded PostgreSQL left behind, and a start on the same data.
import { endpoints } from '@pitulungan/contracts/endpoints';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import { Person } from '../harness/person.ts';
import { type HubProcess, type Program, reportOf, startHubProcess, startSimulator } from '../harness/processes.ts';
import { until } from '../harness/until.ts';

const ORDERS = 30;
const LIMIT_MS = 900_000; // about two minutes on an idle machine
let dataDir: string;
let hub: HubProcess | undefined;
let simulator: Program | undefined;

beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hub killed ')); // with a space, as people name things
  fs.chmodSync(dataDir, 0o755);
});
afterAll(async () => {
  await simulator?.stop();
  await hub?.program.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test(
  'nothing is lost, nothing is done twice, and the books agree when a hub is killed and started again',
  async () => {
    hub = await startHubProcess({ DATA_DIR: dataDir });
    const { port, url } = hub;
    const dispatcher = new Person('a dispatcher', url, () => Promise.resolve());
    await dispatcher.act(endpoints.signIn, { body: { phone: phoneOf(2), secret: DEMO_PIN } });
    const orders = async () => (await dispatcher.act(endpoints.listOrders, { query: { limit: 200 } })).orders;
    const before = new Set((await orders()).map(({ id }) => id));

    simulator = startSimulator(url, { orders: ORDERS, couriers: 8, speed: 60 });
    await until(
      'some orders are on their way and others still come',
      async () => {
        const now = (await orders()).filter(({ id }) => !before.has(id));
        return now.some(({ status }) => status === 'IN_DELIVERY') || simulator?.running !== true;
      },
      LIMIT_MS,
    );
    await hub.program.kill();
    expect(simulator.running, simulator.output).toBe(true);

    hub = await startHubProcess({ DATA_DIR: dataDir }, port);
    expect(hub.port).toBe(port);
    expect(await reportOf(simulator)).toMatchObject({ orders: ORDERS, lost: 0, doubleAccepted: 0, ledgerSum: '0', boardsEqual: true });
    expect((await dispatcher.act(endpoints.currentSession, {})).phone).toBe(phoneOf(2)); // still signed in
  },
  LIMIT_MS,
);
