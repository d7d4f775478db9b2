// Holds writers of the hub in the middle of their transactions, so that a race is decided by the test and not by luck.
import type pg from 'pg';
import { until } from './until.ts';

const GATE = 4711;

/**
 * Whatever the hub writes into `table` where `when` holds waits at a closed gate, with all the locks that it has by then. `work` starts
 * the writers; once `held` of them wait it goes on to `meanwhile`, and then the gate is opened. Gives what both came to.
 */
export async function whileHeld<A, B>(
  pool: pg.Pool,
  at: { table: string; event: 'insert' | 'update'; when: string },
  steps: { work: () => Promise<A>; meanwhile: () => Promise<B>; waiting: number },
): Promise<[A, B]> {
  await pool.query(`create function wait_at_gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${GATE}); return new; end $$;
    create trigger a_gate before ${at.event} on ${at.table} for each row when (${at.when}) execute function wait_at_gate()`);
  const gate = await pool.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [GATE]);
    const first = steps.work();
    await until('the writer waits at the gate', async () => (await waiters(pool)) >= 1);
    const second = steps.meanwhile();
    await until('the others wait behind it', async () => (await waiters(pool)) >= 1 + steps.waiting);
    await gate.query('select pg_advisory_unlock($1)', [GATE]);
    return await Promise.all([first, second]);
  } finally {
    gate.release(true); // and with the connection the gate, should it still be closed
    await pool.query(`drop trigger a_gate on ${at.table}; drop function wait_at_gate()`);
  }
}

async function waiters(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(distinct l.pid)::int as n from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and not l.granted`,
  );
  return rows[0]?.n ?? 0;
}
