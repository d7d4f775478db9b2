// `npm run backup -- FILE`: everything the village has, in one checked file, while the hub runs or without it.
import '../node-version.ts';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { embeddedDir, joinDatabase } from '../prepare-database.ts';
import { backUp } from './backup.actions.ts';
import { appVersion, megabytes, NotUnderstood, runCommand, tellBooks, tellLabel, tellTable } from './command.store.ts';
import { NotDone, SENTENCES } from './sentences.rules.ts';

const USAGE = `Cara pakai: npm run backup -- BERKAS      contoh: npm run backup -- cadangan/hub-2026-11-24.backup
Usage:      npm run backup -- FILE        example: npm run backup -- backups/hub-2026-11-24.backup`;

function readArguments(): string {
  try {
    const [file, more] = parseArgs({ allowPositionals: true }).positionals;
    if (file !== undefined && more === undefined) return path.resolve(file);
  } catch {
    // a flag: there are none
  }
  throw new NotUnderstood(USAGE);
}

await runCommand(async () => {
  const file = readArguments();
  const config = readConfig(undefined, []);
  const dir = embeddedDir(config);
  if (config.databaseUrl === undefined && !fs.existsSync(dir)) throw new NotDone(SENTENCES.noDatabase(dir));
  const database = await joinDatabase(config);
  try {
    const { label, books, bytes, sha256 } = await backUp({ url: database.url, file, appVersion: appVersion(), now: Date.now(), onTable: tellTable });
    tellLabel(label);
    tellBooks(books);
    console.log(`Ditulis dan diperiksa / Written and checked: ${file} (${megabytes(bytes)})\nsha256 ${sha256}`);
    if (books.unbalanced.length > 0) throw new NotDone(SENTENCES.unbalanced(books.unbalanced));
  } finally {
    await database.stop();
  }
});
