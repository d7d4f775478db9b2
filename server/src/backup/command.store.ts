// What the two commands have in common on the terminal: how a table, a backup and an end are told.
import fs from 'node:fs';
import path from 'node:path';
import type { Books, Label } from './archive.store.ts';
import { NotDone, SENTENCES } from './sentences.rules.ts';

/** 0 done; 1 not done, and nothing was changed; 2 the command was not understood. */
export const EXIT = { done: 0, notDone: 1, notUnderstood: 2 } as const;

export class NotUnderstood extends Error {}

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const counted = new Intl.NumberFormat('id-ID');
const HASH_SHOWN = 16;
const MEGABYTE = 1_000_000;

export const appVersion = (): string => (JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

export function tellTable({ table, rows, nth, of }: { table: string; rows: number; nth: number; of: number }): void {
  console.log(`  ${String(nth).padStart(String(of).length)}/${of} ${table}: ${counted.format(rows)}`);
}

export function tellLabel({ villages, createdAt, appVersion: version, migrations }: Label): void {
  const names = villages.map(({ name, code }) => `${name} (${code})`).join(', ');
  console.log(`Desa / Village: ${names}\nDibuat / Made: ${createdAt}, versi / version ${version}, ${migrations.at(-1)?.name ?? '–'}`);
}

/** The line to compare: printed by backup and by restore, it must be the same. */
export function tellBooks({ journals, balances, sha256, unbalanced }: Books): void {
  const sum = unbalanced.length === 0 ? '0' : '≠ 0';
  console.log(
    `Neraca saldo / Trial balance: ${counted.format(journals)} jurnal/journals, ${counted.format(balances)} saldo/balances, jumlah/sum ${sum}, ${sha256.slice(0, HASH_SHOWN)}`,
  );
}

export const megabytes = (bytes: number): string => `${new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 }).format(bytes / MEGABYTE)} MB`;

/** Runs a command to its exit code. Ctrl-C ends it through `exit`, so that half a file and a started PostgreSQL go too. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(EXIT.notDone));
  try {
    await work();
    process.exitCode = EXIT.done;
  } catch (error) {
    console.log(sentenceOf(error));
    process.exitCode = error instanceof NotUnderstood ? EXIT.notUnderstood : EXIT.notDone;
  }
}

const DISK_FULL = '53100'; // PostgreSQL's own code

function sentenceOf(error: unknown): string {
  if (error instanceof NotDone || error instanceof NotUnderstood) return error.message;
  if ((error as { code?: string }).code === DISK_FULL) return new NotDone(SENTENCES.databaseFull()).message;
  const { message, cause } = error as Error;
  return new NotDone(SENTENCES.failed([message, cause instanceof Error ? cause.message : ''].filter(Boolean).join(': '))).message;
}
