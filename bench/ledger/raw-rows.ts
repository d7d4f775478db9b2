// The rows of settlements that were done, inserted once more into bare copies of their tables: no triggers, no rules, no Prisma.
import type pg from 'pg';
import type { Context } from '../../server/src/context.ts';
import type { Due } from './due-orders.ts';

type Row = Record<string, unknown>;
interface Settled {
  journal: Row;
  entries: Row[];
  fact: Row;
}
export interface RawRows {
  /** Gives the loop's step for orders that are settled. */
  of(orders: readonly Due[]): Promise<(due: Due) => Promise<void>>;
}

const TABLES = ['journal', 'entry', 'fact', 'orders'] as const;
const COLUMNS = {
  journal: ['village_id', 'id', 'fact_type', 'source_id', 'idem_key', 'payload_hash', 'occurred_at', 'business_date'],
  entry: ['village_id', 'journal_id', 'line', 'account_id', 'amount'],
  fact: ['village_id', 'type', 'at', 'actor_kind', 'actor_name', 'order_id', 'changes'],
} as const;

export async function rawLoop({ pool }: Context): Promise<RawRows> {
  for (const table of TABLES) await pool.query(`create table bare_${table} (like ${table} including defaults including indexes including constraints)`);
  return {
    async of(orders) {
      await pool.query(`insert into bare_orders select * from orders where id = any($1)`, [orders.map(({ orderId }) => orderId)]);
      const rows = await settledRows(pool, orders);
      return async ({ orderId }) => {
        const settled = rows.get(orderId);
        if (!settled) throw new Error(`Order ${orderId} was not settled`);
        const client = await pool.connect();
        try {
          await insertAll(client, orderId, settled);
        } finally {
          client.release();
        }
      };
    },
  };
}

async function settledRows(pool: pg.Pool, orders: readonly Due[]): Promise<Map<string, Settled>> {
  const { rows } = await pool.query<Settled & { id: string }>(
    `select o.id, to_jsonb(j) as journal, to_jsonb(f) as fact, (select jsonb_agg(e order by e.line) from entry e where (e.village_id, e.journal_id) = (j.village_id, j.id)) as entries
       from orders o join journal j on (j.village_id, j.id) = (o.village_id, o.settled_journal) join fact f on f.order_id = o.id and f.type = 'order.completed'
      where o.id = any($1)`,
    [orders.map(({ orderId }) => orderId)],
  );
  return new Map(rows.map(({ id, ...settled }) => [id, settled]));
}

async function insertAll(client: pg.PoolClient, orderId: string, { journal, entries, fact }: Settled): Promise<void> {
  await client.query('begin');
  await client.query(`update bare_orders set version = version + 1, attention = null where id = $1`, [orderId]);
  await insert(client, 'journal', [journal]);
  await insert(client, 'entry', entries);
  await insert(client, 'fact', [fact]);
  await client.query('commit');
}

async function insert(client: pg.PoolClient, table: keyof typeof COLUMNS, rows: readonly Row[]): Promise<void> {
  const columns = COLUMNS[table];
  const places = rows.map((_, row) => `(${columns.map((_column, n) => `$${row * columns.length + n + 1}`).join(', ')})`).join(', ');
  const values = rows.flatMap((row) => columns.map((column) => row[column]));
  await client.query(`insert into bare_${table} (${columns.join(', ')}) values ${places}`, values);
}
