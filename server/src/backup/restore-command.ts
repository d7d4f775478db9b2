// `npm run restore -- FILE [--check] [--replace [--yes]]`: a backup becomes the hub's database, after the hub was stopped.
import '../node-version.ts';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../prepare-database.ts';
import { type Archive, openArchive } from './archive.store.ts';
import { megabytes, NotUnderstood, runCommand, tellBooks, tellLabel, tellTable } from './command.store.ts';
import { checkArchive, restore } from './restore.actions.ts';
import { NotDone, SENTENCES } from './sentences.rules.ts';

const USAGE = `Cara pakai: npm run restore -- BERKAS [--check] [--replace [--yes]]
  --check    hanya memeriksa berkas dan menampilkan isinya
  --replace  mengganti basis data yang tidak kosong, setelah bertanya; --yes tidak bertanya
Usage:      npm run restore -- FILE [--check] [--replace [--yes]]
  --check    only checks the file and shows what is in it
  --replace  replaces a database that is not empty, after asking; --yes does not ask`;

const FLAGS = { check: { type: 'boolean' }, replace: { type: 'boolean' }, yes: { type: 'boolean' } } as const;

interface Wanted {
  file: string;
  check: boolean;
  replace: boolean;
  yes: boolean;
}

function readArguments(): Wanted {
  try {
    const { values, positionals } = parseArgs({ options: FLAGS, allowPositionals: true });
    const [file, more] = positionals;
    if (file !== undefined && more === undefined) return { check: false, replace: false, yes: false, ...values, file: path.resolve(file) };
  } catch {
    // an unknown flag: the usage says what is understood
  }
  throw new NotUnderstood(USAGE);
}

async function intoDatabase(archive: Archive, wanted: Wanted): Promise<void> {
  const database = await openDatabase(readConfig(undefined, [])).catch((error: unknown) => {
    throw (error as Error).name === 'InUse' ? new NotDone(SENTENCES.hubRuns(), { cause: error }) : error;
  });
  try {
    const { books, migrated } = await restore({ archive, url: database.url, onFound: (what) => agree(what, wanted), onTable: tellTable });
    if (migrated.length > 0) console.log(`Skema diperbarui / Schema brought up to date: ${migrated.join(', ')}`);
    tellBooks(books);
    console.log('Dipulihkan dan diperiksa. Semua orang masuk lagi dengan PIN mereka. Mulai dengan npm start.');
    console.log('Restored and checked. Everybody signs in again with their PIN. Start with npm start.');
  } finally {
    await database.stop();
  }
}

async function agree(what: string, { replace, yes }: Wanted): Promise<void> {
  if (!replace) throw new NotDone(SENTENCES.notEmpty(what));
  if (yes) return;
  if (!process.stdin.isTTY) throw new NotDone(SENTENCES.notAgreed());
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `Ini akan HILANG / This will be LOST: ${what}\nKetik "ganti" untuk mengganti semuanya / Type "replace" to replace all of it: `,
  );
  terminal.close();
  if (!['ganti', 'replace'].includes(answer.trim().toLowerCase())) throw new NotDone(SENTENCES.notAgreed());
}

await runCommand(async () => {
  const wanted = readArguments();
  await using archive = await openArchive(wanted.file);
  tellLabel(archive.label);
  await checkArchive(archive);
  console.log(`Berkas utuh / The file is whole: ${megabytes(archive.bytes)}\nsha256 ${archive.sha256}`);
  tellBooks(archive.contents.books);
  if (!wanted.check) await intoDatabase(archive, wanted);
});
