// One consistent picture of everything, taken while the hub works, into one file.
import type pg from 'pg';
import { type Books, createArchive, type Draft, type Label } from './archive.store.ts';
import { readBooks } from './books.store.ts';
import { NotDone, SENTENCES } from './sentences.rules.ts';
import { inLoadingOrder } from './table-order.rules.ts';
import { connect, copyOut, inSchema, listTables, readSequences, type Table } from './tables.store.ts';
import { HOME } from './target.store.ts';

/**
 * Not in a backup: who is signed in (whoever finds the file must not walk in with it), what counts attempts, and the list of
 * migrations (the label has it). The queue lies in a schema of its own and is left out too: its tasks are alarm clocks, and
 * the sweep finds in the tables whatever an alarm would have found.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['session', 'verification', 'rate_limit', '_prisma_migrations']);
const SNAPSHOT_TRIES = 5;

export interface BackupOptions {
  url: string;
  file: string;
  appVersion: string;
  now: number;
  /** Told when a table is done, and waited for. */
  onTable?: (done: { table: string; rows: number; nth: number; of: number }) => void | Promise<void>;
}

export interface BackedUp {
  label: Label;
  books: Books;
  bytes: number;
  sha256: string;
}

/** Throws NotDone, and leaves no file, when it cannot. Never writes to the database. */
export async function backUp(options: BackupOptions): Promise<BackedUp> {
  const db = await connect(options.url);
  try {
    const tables = await openSnapshot(db);
    const label = await readLabel(db, options);
    const draft = await createArchive(options.file, label);
    try {
      return { label, ...(await write(db, draft, { tables, ...options })) };
    } catch (error) {
      await draft.discard();
      throw error;
    }
  } finally {
    await db.end(); // and with it the snapshot
  }
}

/** Tables are locked against migrations (not against work) before the first look: the look begins the snapshot. */
async function openSnapshot(db: pg.Client): Promise<Table[]> {
  for (let tries = 1; ; tries++) {
    const before = await listTables(db, HOME);
    if (!before.some(({ name }) => name === '_prisma_migrations')) throw new NotDone(SENTENCES.notAHub());
    await db.query('begin isolation level repeatable read, read only');
    await db.query(`lock table ${before.map(({ name }) => inSchema(HOME, name)).join(', ')} in access share mode`);
    const tables = await listTables(db, HOME);
    if (JSON.stringify(tables) === JSON.stringify(before)) return inLoadingOrder(tables.filter(({ name }) => !LEFT_OUT.has(name)));
    await db.query('rollback'); // a migration came in between
    if (tries >= SNAPSHOT_TRIES) throw new NotDone(SENTENCES.notAHub());
  }
}

async function readLabel(db: pg.Client, { appVersion, now }: BackupOptions): Promise<Label> {
  const migrations = await db.query<Label['migrations'][number]>(
    `select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1`,
  );
  const villages = migrations.rows.length === 0 ? { rows: [] } : await db.query<Label['villages'][number]>('select code, name from village order by id');
  if (villages.rows.length === 0) throw new NotDone(SENTENCES.notAHub());
  return { appVersion, createdAt: new Date(now).toISOString(), migrations: migrations.rows, villages: villages.rows };
}

async function write(db: pg.Client, draft: Draft, { tables, onTable }: BackupOptions & { tables: Table[] }): Promise<Omit<BackedUp, 'label'>> {
  for (const [n, table] of tables.entries()) {
    const { rows } = await draft.add(table.name, table.columns, copyOut(db, HOME, table));
    await onTable?.({ table: table.name, rows, nth: n + 1, of: tables.length });
  }
  const books = await readBooks(db, HOME);
  const sequences = await readSequences(db, HOME);
  return { books, ...(await draft.finish({ books, sequences })) };
}
