// A backup becomes a database again: its tables are made beside the old ones as its own migrations made them, filled, compared,
// migrated on, compared again; only then they take the place of the old ones, in one step. Killed anywhere, nothing has changed.
import type pg from 'pg';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { knownMigrations, migrateSchema } from '../prepare-database.ts';
import { type Archive, type Books, checkPart, same } from './archive.store.ts';
import { readBooks } from './books.store.ts';
import { whyNot } from './compatibility.rules.ts';
import { NotDone, SENTENCES } from './sentences.rules.ts';
import { connect, copyIn, copyOut, inSchema, listTables, measure, setSequences, type Table, withoutTriggers } from './tables.store.ts';
import { dropStaging, exchange, type Found, lookAround, makeStaging, nobodyElse, STAGING, takeAlone } from './target.store.ts';

export interface RestoreOptions {
  archive: Archive;
  url: string;
  /** Asked when the database holds something: what would be lost. Throws NotDone to leave it. */
  onFound: (what: string) => Promise<void>;
  onTable?: (done: { table: string; rows: number; nth: number; of: number }) => void | Promise<void>;
}

export interface Restored {
  books: Books;
  /** Migrations that the backup did not have yet */
  migrated: string[];
}

/** The cheap questions first: throws NotDone when this program cannot take the backup in. Then every part is unpacked and compared. */
export async function checkArchive(archive: Archive): Promise<void> {
  const sentence = whyNot(archive.label.migrations, knownMigrations());
  if (sentence) throw new NotDone(sentence);
  for (const part of archive.contents.parts) await checkPart(archive, part);
}

/** Of a checked archive. Throws NotDone, and changes nothing, when it cannot. */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const db = await connect(options.url);
  try {
    await takeAlone(db);
    await nobodyElse(db);
    await clearedToReplace(await lookAround(db), options);
    await makeStaging(db);
    try {
      const restored = await build(db, options);
      await nobodyElse(db);
      await exchange(db);
      await db.query('analyze');
      return restored;
    } catch (error) {
      await dropStaging(db).catch(() => {}); // the connection may be gone; the next restore drops it
      throw error;
    }
  } finally {
    await db.end();
  }
}

async function clearedToReplace({ what, foreign }: Found, { onFound }: RestoreOptions): Promise<void> {
  if (foreign.length > 0) throw new NotDone(SENTENCES.foreign(foreign));
  if (what !== undefined) await onFound(what);
}

async function build(db: pg.Client, options: RestoreOptions): Promise<Restored> {
  const { label, contents } = options.archive;
  await migrateSchema(options.url, STAGING, new Set(label.migrations.map(({ name }) => name)));
  const tables = await listTables(db, STAGING);
  await db.query(`begin; set local search_path = ${STAGING}`);
  const filled = tables.filter(({ name }) => name !== '_prisma_migrations');
  await withoutTriggers(db, STAGING, filled, () => load(db, filled, options));
  await setSequences(db, STAGING, contents.sequences);
  await db.query('commit');
  for (const table of filled) await compare(db, table, options.archive);
  await compareBooks(db, contents.books);
  const migrated = await migrateSchema(options.url, STAGING);
  const books = migrated.length === 0 ? contents.books : await readBooks(db, STAGING);
  if (books.unbalanced.join() !== contents.books.unbalanced.join()) throw new NotDone(SENTENCES.notEqual('neraca saldo / the trial balance'));
  return { books, migrated };
}

async function load(db: pg.Client, tables: readonly Table[], { archive, onTable }: RestoreOptions): Promise<void> {
  const { parts } = archive.contents;
  await db.query(`truncate ${tables.map(({ name }) => inSchema(STAGING, name)).join(', ')}`); // rows that migrations wrote are in the backup
  for (const [n, part] of parts.entries()) {
    const table = tables.find(({ name }) => name === part.table);
    if (table?.columns.join() !== part.columns.join()) throw new NotDone(SENTENCES.otherColumns(part.table));
    await pipeline(archive.read(part), copyIn(db, STAGING, part));
    await onTable?.({ table: part.table, rows: part.rows, nth: n + 1, of: parts.length });
  }
}

/** Read out again in the same way, the rows are the same bytes. */
async function compare(db: pg.Client, table: Table, { contents }: Archive): Promise<void> {
  const part = contents.parts.find(({ table: name }) => name === table.name);
  if (part && !same(part, await measure(copyOut(db, STAGING, table)))) throw new NotDone(SENTENCES.notEqual(table.name));
}

async function compareBooks(db: pg.Client, expected: Books): Promise<void> {
  if (!isDeepStrictEqual(await readBooks(db, STAGING), expected)) throw new NotDone(SENTENCES.notEqual('neraca saldo / the trial balance'));
}
