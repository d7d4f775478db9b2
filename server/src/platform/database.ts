// Prisma for ordinary reads and writes, a plain pool for the hot paths (positions, relay, dispatch reads).
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';

export type Database = PrismaClient;
/** Inside perform() only. */
export type Tx = Prisma.TransactionClient;

const POOL_SIZE = 16;

export function openDatabase(url: string): { db: Database; pool: pg.Pool; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, keepAlive: true });
  pool.on('error', () => {}); // an idle connection died with the server: the next query says so
  const db = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    db,
    pool,
    async close() {
      await db.$disconnect();
      await pool.end();
    },
  };
}

/** The same database with a setting for every connection, beside those that the address has already. */
export function withSetting(url: string, name: 'role' | 'search_path', value: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `${changed.searchParams.get('options') ?? ''} -c ${name}=${value}`.trim());
  return changed.toString();
}

const SQLSTATE = /^(?!P[12]\d{3}$)[0-9A-Z]{5}$/; // Prisma's own P1xxx and P2xxx look alike
const MAX_DEPTH = 5;

/** PostgreSQL's code of an error, however Prisma wrapped it. */
export function sqlState(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Object) || depth >= MAX_DEPTH) return undefined;
  const fields = error as Record<'originalCode' | 'code' | 'meta' | 'cause' | 'driverAdapterError', unknown>;
  const own = [fields.originalCode, fields.code].find((code): code is string => typeof code === 'string' && SQLSTATE.test(code));
  return own ?? sqlState(fields.meta, depth + 1) ?? sqlState(fields.driverAdapterError, depth + 1) ?? sqlState(fields.cause, depth + 1);
}
