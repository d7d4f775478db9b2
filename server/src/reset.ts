// `npm run db:reset`: deletes the embedded database, so that the next start seeds the demo village anew. Asks first.
import './node-version.ts';
import fs from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { readConfig } from './platform/config.ts';
import { startEmbedded } from './platform/embedded.ts';
import { embeddedDir } from './prepare-database.ts';

const ARGUMENT = '--yes';

async function reset(argv: readonly string[]): Promise<string> {
  const strange = argv.find((argument) => argument !== ARGUMENT);
  if (strange !== undefined) return `There is no flag ${strange}; only ${ARGUMENT}, which does not ask.`;
  const config = readConfig(process.env, []);
  if (config.databaseUrl !== undefined) return 'DATABASE_URL is set: that database is yours to clear, npm run db:reset only deletes the embedded one.';
  const dir = embeddedDir(config);
  if (!fs.existsSync(dir)) return `There is no database in ${dir}; npm start makes one.`;
  if (!argv.includes(ARGUMENT) && !(await agreed(dir))) return 'Nothing was deleted.';
  await endOrphan(dir);
  fs.rmSync(dir, { recursive: true });
  return `Deleted ${dir}. The next npm start seeds the demo village.`;
}

async function agreed(dir: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Delete all orders, books and accounts in ${dir}? Type yes: `);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

/** Throws while a hub is running on the data; a server left behind by a killed hub is adopted and stopped. */
async function endOrphan(dir: string): Promise<void> {
  const database = await startEmbedded({ dir, port: 54_320, database: 'hub' });
  await database.stop();
}

try {
  console.log(await reset(process.argv.slice(2)));
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
