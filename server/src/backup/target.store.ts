// The database that a backup is restored into: whether it is ours alone, what is in it, and the exchange of its tables.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { NotDone, SENTENCES } from './sentences.rules.ts';
import { inSchema } from './tables.store.ts';

export const HOME = 'public';
/** The new tables are made, filled and checked here, beside the old ones. */
export const STAGING = 'hub_restore';
const MIGRATIONS = '_prisma_migrations';
const RELAY_LOCK = 712_003; // facts.relay.ts: whichever hub lives, one of them holds it
const TRIES = 6; // connections of a hub that has just ended need a moment to fall
const PAUSE_MS = 500;

/** Until this connection ends no hub publishes, and no other restore begins. Throws NotDone while a hub runs. */
export async function takeAlone(db: pg.Client): Promise<void> {
  for (let tries = 1; ; tries++, await sleep(PAUSE_MS)) {
    const { rows } = await db.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [RELAY_LOCK]);
    if (rows[0]?.taken === true) return;
    if (tries >= TRIES) throw new NotDone(SENTENCES.hubRuns());
  }
}

/** A hub that lost or has not yet got the lock is connected all the same. */
export async function nobodyElse(db: pg.Client): Promise<void> {
  for (let tries = 1; ; tries++, await sleep(PAUSE_MS)) {
    const { rows } = await db.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
        where datname = current_database() and usename = current_user and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    const others = rows[0]?.others ?? 0;
    if (others === 0) return;
    if (tries >= TRIES) throw new NotDone(SENTENCES.stillConnected(others));
  }
}

export interface Found {
  /** For a person: what would be lost; undefined when every table is empty or there is none */
  what: string | undefined;
  /** Tables of somebody else: nothing is restored here at all */
  foreign: string[];
}

export async function lookAround(db: pg.Client): Promise<Found> {
  const { rows } = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = to_regnamespace($1) and c.relkind in ('r', 'p')
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
    [HOME],
  );
  const tables = rows.map(({ name }) => name);
  if (tables.length > 0 && !tables.includes(MIGRATIONS)) return { what: undefined, foreign: tables };
  const filled: string[] = [];
  for (const name of tables.filter((table) => table !== MIGRATIONS)) {
    const { rowCount } = await db.query(`select from ${inSchema(HOME, name)} limit 1`);
    if (rowCount) filled.push(name);
  }
  return { what: filled.length === 0 ? undefined : await describe(db, filled), foreign: [] };
}

async function describe(db: pg.Client, filled: readonly string[]): Promise<string> {
  const count = async (table: string) => {
    if (!filled.includes(table)) return 0;
    return (await db.query<{ count: number }>(`select count(*)::int as count from ${inSchema(HOME, table)}`)).rows[0]?.count ?? 0;
  };
  const villages = filled.includes('village')
    ? (await db.query<{ name: string; code: string }>(`select name, code from ${inSchema(HOME, 'village')}`)).rows
    : [];
  const names = villages.map(({ name, code }) => `${name} (${code})`).join(', ') || filled.join(', ');
  return `${names}; ${await count('orders')} pesanan/orders, ${await count('journal')} jurnal/journals`;
}

export async function makeStaging(db: pg.Client): Promise<void> {
  await dropStaging(db); // what a killed restore left behind
  await db.query(`create schema ${STAGING}`);
}

export async function dropStaging(db: pg.Client): Promise<void> {
  await db.query(`drop schema if exists ${STAGING} cascade`);
}

/** Things of a schema that are neither part of an extension nor of another thing of the schema: [type, identity]. */
const THINGS = `
  select o.type, o.identity from pg_depend d cross join lateral pg_identify_object(d.classid, d.objid, 0) o
   where d.refclassid = 'pg_namespace'::regclass and d.refobjid = to_regnamespace($1) and d.deptype = 'n'
     and not exists (select 1 from pg_depend p where p.classid = d.classid and p.objid = d.objid and p.deptype in ('e', 'i'))
     and not exists (select 1 from pg_depend p where p.classid = d.classid and p.objid = d.objid and p.deptype = 'a' and p.refclassid = 'pg_class'::regclass)
   order by o.type = 'table' desc, o.identity`;

/**
 * The old tables go and the new ones take their place, at once or not at all. The schema itself stays, with its grants and whatever
 * extensions live in it. The queue of the old hub goes too: its alarms are set again from the database.
 */
export async function exchange(db: pg.Client): Promise<void> {
  await db.query(`begin; set local lock_timeout = '15s'`);
  try {
    for (const { type, identity } of await things(db, HOME)) await db.query(`drop ${type} if exists ${identity} cascade`);
    for (const { type, identity } of await things(db, STAGING)) await db.query(`alter ${type} ${identity} set schema ${HOME}`);
    await db.query(`drop schema ${STAGING}; drop schema if exists bullmq cascade; commit`);
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
}

async function things(db: pg.Client, schema: string): Promise<{ type: string; identity: string }[]> {
  return (await db.query<{ type: string; identity: string }>(THINGS, [schema])).rows;
}
