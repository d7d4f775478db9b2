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

/** PostgreSQL's code of an error, however Prisma wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let cause: unknown = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    const { originalCode, code, meta, cause: inner } = cause as { originalCode?: unknown; code?: unknown; meta?: { driverAdapterError?: unknown; code?: unknown }; cause?: unknown };
    if (typeof originalCode === 'string') return originalCode;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P[12]\d{3}$/.test(code)) return code;
    if (typeof meta?.code === 'string') return meta.code;
    cause = meta?.driverAdapterError ?? inner;
  }
  return undefined;
}
