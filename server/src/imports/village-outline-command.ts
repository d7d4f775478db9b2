// `npm run village:import -- FILE.geojson --code CODE [--name NAME]`: the operator's own boundary instead of the generated one.
import '../node-version.ts';
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { readTouched } from '../board/board.store.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { applicationUrl, fillDatabase, openDatabase as openServer } from '../prepare-database.ts';
import { type OutlineRefusal, REFUSED } from './outline-refusals.rules.ts';
import { type Replaced, replaceOutline } from './village-outline.actions.ts';
import { parseCode } from './village-outline.rules.ts';

const MAX_MEGABYTES = 20;
const MEGABYTE = 1_000_000;
const USAGE = `Cara pakai: npm run village:import -- BERKAS.geojson --code 35.15.18.2014 [--name NAMA]
Usage:      npm run village:import -- FILE.geojson --code 35.15.18.2014 [--name NAME]`;

class Refused extends Error {
  constructor({ id, en }: OutlineRefusal) {
    super(`${id}\n${en}`);
  }
}

interface Wanted {
  file: string;
  code: string | undefined;
  name: string | undefined;
}

function readArguments(): Wanted {
  try {
    const { values, positionals } = parseArgs({ options: { code: { type: 'string' }, name: { type: 'string' } }, allowPositionals: true });
    const [file, more] = positionals;
    if (file !== undefined && more === undefined) return { file, code: values.code, name: values.name };
  } catch {
    // an unknown flag, or --code without a value: the usage says what is understood
  }
  throw new Error(USAGE);
}

function readDocument(file: string): unknown {
  if (!fs.existsSync(file)) throw new Error(`Berkas tidak ditemukan: ${file}\nFile not found: ${file}`);
  if (fs.statSync(file).size > MAX_MEGABYTES * MEGABYTE) throw new Refused(REFUSED.tooLargeFile(MAX_MEGABYTES));
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new Refused(REFUSED.notJson());
  }
}

async function run(): Promise<string> {
  const { file, code: text, name } = readArguments();
  const code = parseCode(text);
  if (!code.ok) throw new Refused(code.refusal);
  const document = readDocument(file);
  const server = await openServer(readConfig(undefined, [])).catch(explain);
  try {
    await fillDatabase(server.url);
    const { db, close } = openDatabase((await applicationUrl(server.url)).url);
    const done = await replaceOutline({ db, clock: systemClock, views: readTouched }, { document, code: code.value, name: name?.trim() || undefined }).finally(
      close,
    );
    if (!done.ok) throw new Refused(done.refusal);
    return report(code.value, done.value);
  } finally {
    await server.stop();
  }
}

function explain(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new Error(
    `Basis data tidak bisa dibuka. Bila hub sedang berjalan, hentikan dulu (Ctrl-C), lalu ulangi.\nThe database cannot be opened. If the hub is running, stop it first (Ctrl-C) and try again.\n(${reason})`,
    { cause },
  );
}

function report(code: string, { name, areaM2, streets, cells }: Replaced): string {
  const ha = (areaM2 / 10_000).toFixed(1);
  return [
    `Batas ${name} (${code}) diganti: ${ha.replace('.', ',')} ha. Jalan contoh di dalam batas baru: ${streets.kept} tetap, ${streets.dropped} dihapus. Sel RW contoh: ${cells.kept} tetap, ${cells.dropped} dihapus.`,
    `Outline of ${name} (${code}) replaced: ${ha} ha. Example streets inside it: ${streets.kept} kept, ${streets.dropped} dropped. Example RW cells: ${cells.kept} kept, ${cells.dropped} dropped.`,
  ].join('\n');
}

try {
  console.log(await run());
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
