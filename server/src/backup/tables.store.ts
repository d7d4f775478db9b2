// The tables of a schema and their rows, out and in, by COPY. Nothing here knows what a table means.
import pg from 'pg';
import copy from 'pg-copy-streams';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invariant } from '../platform/invariant.ts';
import type { Sequence } from './archive.store.ts';
import { Meter, nowhere } from './meter.store.ts';

export interface Table {
  name: string;
  /** Those that can be written back: neither generated nor an id of a transaction, which means nothing in another server */
  columns: string[];
  /** Primary key as an ORDER BY, the same under every collation */
  order: string;
  refersTo: string[];
}

/** The same value is the same text on every server. */
const SESSION = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex';
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`;

export async function connect(url: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'hub backup' });
  db.on('error', () => {}); // the running query says it
  await db.connect();
  await db.query(SESSION);
  return db;
}

const quoted = pg.escapeIdentifier;
export const inSchema = (schema: string, name: string): string => `${quoted(schema)}.${quoted(name)}`;

const TABLES = `
  select c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
    (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.n)
       from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary) as "order",
    (select coalesce(array_agg(distinct f.relname::text), '{}') from pg_constraint x join pg_class f on f.oid = x.confrelid
      where x.conrelid = c.oid and x.contype = 'f' and f.oid <> c.oid) as "refersTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
     and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
   order by c.relname`;

export async function listTables(db: pg.Client, schema: string): Promise<Table[]> {
  const { rows } = await db.query<Omit<Table, 'order'> & { order: string | null }>(TABLES, [schema]);
  return rows.map(({ order, ...table }) => {
    invariant(order !== null, `table ${table.name} has a primary key`);
    return { ...table, order };
  });
}

/** Rows in the order of the primary key: the same rows give the same text, wherever they lie. */
export function copyOut(db: pg.Client, schema: string, { name, columns, order }: Table): Readable {
  return copyQuery(db, `select ${columns.map(quoted).join(', ')} from ${inSchema(schema, name)} order by ${order}`);
}

export const copyQuery = (db: pg.Client, query: string): Readable => db.query(copy.to(`copy (${query}) to stdout`));

export function copyIn(db: pg.Client, schema: string, { table, columns }: { table: string; columns: readonly string[] }): Writable {
  return db.query(copy.from(`copy ${inSchema(schema, table)} (${columns.map(quoted).join(', ')}) from stdin`));
}

export async function measure(rows: Readable): Promise<Meter> {
  const meter = new Meter();
  await pipeline(rows, meter, nowhere());
  return meter;
}

/** Sequences do not belong to a snapshot: they stand where they stand now, never before what the rows have used. */
export async function readSequences(db: pg.Client, schema: string): Promise<Sequence[]> {
  const { rows } = await db.query<{ name: string }>('select sequencename as name from pg_sequences where schemaname = $1 order by 1', [schema]);
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const state = await db.query<Omit<Sequence, 'name'>>(`select last_value::text as value, is_called as called from ${inSchema(schema, name)}`);
    invariant(state.rows[0], `sequence ${name} has a state`);
    sequences.push({ name, ...state.rows[0] });
  }
  return sequences;
}

export async function setSequences(db: pg.Client, schema: string, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value, called } of sequences) await db.query('select setval($1::regclass, $2::bigint, $3)', [inSchema(schema, name), value, called]);
}

/**
 * Every row was judged by the triggers when it was written; while rows are only put back, triggers would refuse them (closed
 * periods) or write some twice (the zone of a new village). Needs no superuser: the tables are ours. CHECK, keys, and foreign keys hold.
 */
export async function withoutTriggers(db: pg.Client, schema: string, tables: readonly Table[], work: () => Promise<void>): Promise<void> {
  const turn = async (how: 'disable' | 'enable') => {
    for (const { name } of tables) await db.query(`alter table ${inSchema(schema, name)} ${how} trigger user`);
  };
  await turn('disable');
  await work();
  await db.query('set constraints all immediate'); // pending checks would forbid the change of the table
  await turn('enable');
}
