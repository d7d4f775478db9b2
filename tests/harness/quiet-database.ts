// A database in which nothing has happened yet: Janti with its people and stalls, everybody off duty, and a neighbouring village.
// Made once per run, by whichever file needs it first; each hub gets its own copy.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { seed, seedNeighbour } from '../../prisma/seed.ts';
import type { FreshDatabase } from '../setup/database.ts';
import { MORNING } from './clock.ts';

const TEMPLATE = 'template_quiet';
const LOCK = 712_901;

export async function quietDatabase(): Promise<FreshDatabase> {
  const name = `quiet_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount === 0) await makeTemplate(admin);
    await admin.query('select pg_advisory_unlock($1)', [LOCK]);
    await admin.query(`create database ${name} template ${TEMPLATE} strategy wal_log`);
  });
  return { url: urlOf(name), drop: () => asAdmin(async (admin) => void (await admin.query(`drop database ${name}`))) };
}

async function makeTemplate(admin: pg.Client): Promise<void> {
  const draft = `draft_${randomBytes(6).toString('hex')}`; // under its own name only when it is complete
  await admin.query(`create database ${draft} template template_hub strategy wal_log`);
  await seed(urlOf(draft), { now: MORNING, quiet: true, slots: false }); // stories about slots switch them on
  await seedNeighbour(urlOf(draft), { now: MORNING, slots: false });
  await admin.query(`alter database ${draft} rename to ${TEMPLATE}`);
}

async function asAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('serverUrl') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('serverUrl'));
  url.pathname = `/${database}`;
  return url.toString();
}
