// Rows of the fact table ⇄ facts of the contract.
import type { Changes, Fact } from '@pitulungan/contracts/facts';
import type { CourierId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type pg from 'pg';
import type { Context } from '../context.ts';
import type { StoredFact } from './facts.rooms.ts';

interface FactRow {
  village_id: number;
  sequence: string;
  type: Fact['type'];
  at: Date;
  happened_at: Date | null;
  actor_kind: Fact['actor']['kind'];
  actor_name: string;
  order_id: Fact['orderId'];
  job_id: Fact['jobId'];
  courier_id: Fact['courierId'];
  deposit_id: Fact['depositId'];
  left_courier_ids: CourierId[];
  note: string | null;
  changes: Changes;
}

const COLUMNS =
  'village_id, sequence, type, at, happened_at, actor_kind, actor_name, order_id, job_id, courier_id, deposit_id, left_courier_ids, note, changes';

const storedFact = (row: FactRow): StoredFact => ({
  villageId: row.village_id as VillageId,
  left: row.left_courier_ids,
  fact: {
    sequence: Number(row.sequence),
    type: row.type,
    at: row.at.toISOString(),
    happenedAt: row.happened_at?.toISOString() ?? null,
    actor: { kind: row.actor_kind, name: row.actor_name },
    orderId: row.order_id,
    jobId: row.job_id,
    courierId: row.courier_id,
    depositId: row.deposit_id,
    note: row.note,
    changes: row.changes,
  },
});

/**
 * Gives the next unnumbered facts their sequence and returns what is numbered and not published. One caller at a time (the
 * relay holds the lock): numbering at publish time leaves no gap for a transaction that commits late.
 */
export async function takeUnpublished(client: pg.ClientBase, limit: number): Promise<StoredFact[]> {
  await client.query(
    `with due as (select id from fact where sequence is null order by id limit $1),
          numbered as (select id, row_number() over (order by id) as n, (select coalesce(max(sequence), 0) from fact) as base from due)
     update fact set sequence = base + n from numbered where fact.id = numbered.id`,
    [limit],
  );
  const { rows } = await client.query<FactRow>(`select ${COLUMNS} from fact where sequence is not null and not published order by sequence limit $1`, [limit]);
  return rows.map(storedFact);
}

export async function markPublished(client: pg.ClientBase, facts: readonly StoredFact[]): Promise<void> {
  await client.query('update fact set published = true where sequence = any($1::bigint[])', [facts.map(({ fact }) => fact.sequence)]);
}

/** Numbered facts of a village after a sequence, oldest first; one more than `limit` tells that there are too many. */
export async function factsAfter(ctx: Context, villageId: VillageId, after: number, limit: number): Promise<StoredFact[]> {
  const { rows } = await ctx.pool.query<FactRow>(`select ${COLUMNS} from fact where village_id = $1 and sequence > $2 order by sequence limit $3`, [
    villageId,
    after,
    limit + 1,
  ]);
  return rows.map(storedFact);
}

/** false: a listener remembers more than there is, as after a restored backup; everything new would pass it by. */
export async function isKnown(ctx: Context, villageId: VillageId, sequence: number): Promise<boolean> {
  const { rows } = await ctx.pool.query<{ known: boolean }>('select coalesce(max(sequence), 0) >= $2 as known from fact where village_id = $1', [
    villageId,
    sequence,
  ]);
  return rows[0]?.known ?? false;
}

export async function factsOfOrder(ctx: Context, villageId: VillageId, orderId: OrderId, limit: number): Promise<Fact[]> {
  const { rows } = await ctx.pool.query<FactRow>(
    `select ${COLUMNS} from fact where village_id = $1 and order_id = $2 and sequence is not null order by sequence limit $3`,
    [villageId, orderId, limit],
  );
  return rows.map((row) => storedFact(row).fact);
}

/** Facts that wait for the relay, and for how long the oldest does. */
export async function relayLag(ctx: Context): Promise<{ waiting: number; oldestMs: number }> {
  const { rows } = await ctx.pool.query<{ waiting: number; oldest: Date | null }>(
    'select count(*)::int as waiting, min(at) as oldest from fact where not published',
  );
  const oldest = rows[0]?.oldest;
  return { waiting: rows[0]?.waiting ?? 0, oldestMs: oldest ? Math.max(0, ctx.clock.now() - oldest.getTime()) : 0 };
}
