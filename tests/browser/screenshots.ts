// `npm run screenshots`: a hub of its own with the simulator running for a while, and a picture of each screen in docs/screenshots.
// `npm run screenshots -- dispatch courier` takes only those; the map is taken of a moving morning, which takes longest.
import '../../server/src/node-version.ts';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApps } from '../../server/src/build-apps.ts';
import { type Hub, startHub } from '../../server/src/main.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { fillDatabase, openDatabase } from '../../server/src/prepare-database.ts';
import { Program } from '../harness/processes.ts';
import { shootCourier } from './stage/pictures-courier.ts';
import { shootDispatch } from './stage/pictures-dispatch.ts';
import { shootDesk, shootMap } from './stage/pictures-desk.ts';
import { shootResident } from './stage/pictures-resident.ts';
import { shootShares } from './stage/pictures-shares.ts';
import { Studio } from './stage/studio.ts';

const PICTURES = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
/** Fast enough that couriers are on their way, slow enough that what waits for attention still waits. */
const SPEED = 2;
const MORNING_MS = 75_000;

async function main(stops: (() => Promise<unknown>)[]): Promise<void> {
  await buildApps().done;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hub-pictures-'));
  fs.chmodSync(dir, 0o755); // as root, PostgreSQL runs as another user and must pass through
  stops.push(async () => fs.rmSync(dir, { recursive: true, force: true }));
  const config = { ...readConfig({}, [], '/nonexistent'), port: 0, dataDir: dir };
  const database = await openDatabase(config);
  stops.push(() => database.stop());
  await fillDatabase(database.url);
  const hub: Hub = await startHub({ config, databaseUrl: database.url, logLevel: 'error' });
  stops.push(() => hub.stop());
  const studio = await Studio.open(hub.url, PICTURES);
  stops.push(() => studio.close());

  const wanted = (name: string): boolean => process.argv.length < 3 || process.argv.includes(name);
  if (wanted('map')) {
    const simulator = new Program(['bench/simulator/main.ts', '--forever', '--couriers', '9', '--speed', String(SPEED), '--url', hub.url], {});
    stops.push(() => simulator.stop());
    await new Promise((resolve) => setTimeout(resolve, MORNING_MS));
    await shootMap(studio);
    await simulator.stop(); // puts the settings back: offers last as long as in life now
  }
  if (wanted('desk')) await shootDesk(studio);
  if (wanted('dispatch')) await shootDispatch(studio);
  if (wanted('courier')) await shootCourier(studio);
  if (wanted('resident')) await shootResident(studio);
  if (wanted('shares')) await shootShares(studio);
}

const stops: (() => Promise<unknown>)[] = [];
try {
  await main(stops);
} finally {
  for (const stop of stops.reverse()) await stop();
}
