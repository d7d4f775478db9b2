// `npm start`: database, apps and hub in one command. Each step says what it does; everything is stopped in reverse order.
import './node-version.ts';
import path from 'node:path';
import { buildApps } from './build-apps.ts';
import { startProgram, stopProgram } from './children.ts';
import { greet } from './greeting.ts';
import { startHub } from './main.ts';
import { type Config, ConfigError, readConfig, USAGE } from './platform/config.ts';
import { fillDatabase, openDatabase } from './prepare-database.ts';
import { Shutdown } from './shutdown.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const DEMO_SPEED = 6; // a minute of the demo is six of a village's

async function start(config: Config, shutdown: Shutdown): Promise<void> {
  for (const notice of config.notices) console.log(`Note: ${notice}`);
  const builds = config.skipBuild || config.migrateOnly ? undefined : buildApps();
  if (builds) shutdown.add(() => builds.stop());
  const [databaseUrl] = await Promise.all([prepareDatabase(config, shutdown), builds?.done]);
  if (config.migrateOnly || shutdown.begun) return shutdown.run(0);

  const hub = await startHub({ config, databaseUrl });
  shutdown.add(() => hub.stop());
  if (config.roles.has('api')) greet(hub.url, process.uptime());
  else console.log('The worker is running.');
  if (config.demo) startSimulator(hub.url, shutdown);
}

async function prepareDatabase(config: Config, shutdown: Shutdown): Promise<string> {
  const opening = openDatabase(config);
  shutdown.add(async () => (await opening.catch(() => undefined))?.stop()); // when it did not open, there is nothing to stop
  const { url } = await opening;
  await fillDatabase(url);
  return url;
}

function startSimulator(url: string, shutdown: Shutdown): void {
  const args = [path.join('bench', 'simulator', 'main.ts'), '--forever', '--speed', String(DEMO_SPEED), '--url', url];
  const simulator = startProgram({ name: 'demo', args, cwd: ROOT });
  shutdown.add(() => stopProgram(simulator));
}

function readOrExplain(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.log(error.message);
    process.exit(1);
  }
}

const config = readOrExplain();
if (config.help) {
  console.log(USAGE);
} else {
  const shutdown = new Shutdown();
  if (config.underNpm) shutdown.followParent();
  await start(config, shutdown).catch((error: unknown) => {
    if (shutdown.begun) return; // stopped by hand in the middle of the start: the rest of it fails, as it should
    console.log(error instanceof Error ? `\nThe hub does not start. ${error.message}` : error);
    return shutdown.run(1);
  });
}
