// `npm run orders:import -- FILE.csv [--code CODE]`: the same import as in the dashboard, from the command line, beside a running hub or without one.
import '../node-version.ts';
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { type ImportResult, MAX_CSV_BYTES } from '@pitulungan/contracts/endpoints/orders';
import type { VillageView } from '@pitulungan/contracts/villages';
import type { Context } from '../context.ts';
import { startHub } from '../main.ts';
import { readConfig } from '../platform/config.ts';
import { fillDatabase, joinDatabase } from '../prepare-database.ts';
import { villages } from '../villages/villages.actions.ts';
import { importOrders } from './orders-csv.actions.ts';

const USAGE = `Cara pakai: npm run orders:import -- BERKAS.csv [--code 35.15.18.2014]
Usage:      npm run orders:import -- FILE.csv [--code 35.15.18.2014]`;

interface Wanted {
  file: string;
  code: string | undefined;
}

function readArguments(): Wanted {
  try {
    const { values, positionals } = parseArgs({ options: { code: { type: 'string' } }, allowPositionals: true });
    const [file, more] = positionals;
    if (file !== undefined && more === undefined) return { file, code: values.code };
  } catch {
    // an unknown flag: the usage says what is understood
  }
  throw new Error(USAGE);
}

function readCsv(file: string): string {
  if (!fs.existsSync(file)) throw new Error(`Berkas tidak ditemukan: ${file}\nFile not found: ${file}`);
  if (fs.statSync(file).size > MAX_CSV_BYTES)
    throw new Error(`Berkas terlalu besar (paling banyak ${MAX_CSV_BYTES} bita).\nThe file is too large (at most ${MAX_CSV_BYTES} bytes).`);
  return fs.readFileSync(file, 'utf8');
}

async function run({ file, code }: Wanted): Promise<ImportResult> {
  const csv = readCsv(file);
  const config = readConfig(undefined, []);
  const database = await joinDatabase(config);
  try {
    await fillDatabase(database.url);
    // no role: a hub that neither listens nor works, only for its context; a running one hears the facts and plans the jobs
    const hub = await startHub({ config: { ...config, roles: new Set() }, databaseUrl: database.url, logLevel: 'error' });
    return await importInto(hub.ctx, csv, code).finally(() => hub.stop());
  } finally {
    await database.stop();
  }
}

async function importInto(ctx: Context, csv: string, code: string | undefined): Promise<ImportResult> {
  const village = chosen(await villages(ctx), code);
  const actor = { kind: 'staff', id: 'orders-import', name: 'Impor CSV', villageId: village.id } as const;
  const outcome = await importOrders(ctx, actor, csv);
  if (!outcome.ok) throw new Error(`${outcome.refusal.sentence.id}\n${outcome.refusal.sentence.en}`);
  return outcome.value;
}

function chosen(all: readonly VillageView[], code: string | undefined): VillageView {
  const [village, another] = code === undefined ? all : all.filter((candidate) => candidate.code === code);
  if (village && !another) return village;
  throw new Error(
    `Sebutkan desanya dengan --code / Name the village with --code: ${all.map((candidate) => `${candidate.code} (${candidate.name})`).join(', ')}`,
  );
}

function report({ added, alreadyThere, errors }: ImportResult): string {
  const lines = errors.map(({ line, column, sentence }) => `  baris/line ${line}${column === null ? '' : `, ${column}`}: ${sentence.id} / ${sentence.en}`);
  return [
    `Pesanan baru: ${added}. Sudah ada: ${alreadyThere}. Ditolak: ${errors.length}. / Added: ${added}. Already there: ${alreadyThere}. Refused: ${errors.length}.`,
    ...lines,
  ].join('\n');
}

try {
  const result = await run(readArguments());
  console.log(report(result));
  process.exitCode = result.errors.length > 0 ? 2 : 0; // 2: some rows were refused, the good ones are in
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
