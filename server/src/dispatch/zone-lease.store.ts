// Who may plan a zone now. A lease with a fencing number: by the database's own clock, so that nodes whose clocks differ, and
// tests that move theirs, agree. Whoever takes a lease over moves the fence, and what an older holder still tries is refused.
import type { VillageId, ZoneId } from '@pitulungan/contracts/ids';
import type { TravelSource, ZoneMode } from '@pitulungan/contracts/zones';
import type { Context } from '../context.ts';
import type { Tx } from '../platform/database.ts';

const LEASE_MS = 10_000;

export interface Lease {
  zoneId: ZoneId;
  villageId: VillageId;
  name: string;
  mode: ZoneMode;
  travel: TravelSource;
  fence: bigint;
  /** Wake-ups that this round answers */
  wanted: bigint;
}

/** busy: somebody plans it now, and will look again when the wish is newer; early: too soon after the last round */
export type Leasing = { kind: 'leased'; lease: Lease } | { kind: 'busy' } | { kind: 'early'; waitMs: number } | { kind: 'gone' };

/** Notes a wake-up of all zones of a village that are not run by hand: a round that has begun already will be followed by one more. `wanted` names it. */
export async function wakeVillage(ctx: Context, villageId: VillageId): Promise<{ zoneId: ZoneId; wanted: string }[]> {
  const { rows } = await ctx.pool.query<{ zoneId: ZoneId; wanted: string }>(
    `update zone set wanted = wanted + 1 where village_id = $1 and mode <> 'manual' returning id as "zoneId", wanted`,
    [villageId],
  );
  return rows;
}

interface LeaseRow {
  village_id: VillageId;
  name: string;
  mode: ZoneMode;
  travel: TravelSource;
  fence: string;
  wanted: string;
}

/** `leastMs`: so long after the last round at least. */
export async function takeLease(ctx: Context, zoneId: ZoneId, leastMs: number): Promise<Leasing> {
  const { rows } = await ctx.pool.query<LeaseRow>(
    `update zone set fence = fence + 1, lease_until = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
      where id = $1 and (lease_until is null or lease_until <= clock_timestamp())
        and (planned_at is null or planned_at <= clock_timestamp() - make_interval(secs => $3::float8 / 1000))
      returning village_id, name, mode, travel, fence, wanted`,
    [zoneId, LEASE_MS, leastMs],
  );
  const row = rows[0];
  if (!row) return whyNoLease(ctx, zoneId, leastMs);
  const { village_id: villageId, fence, wanted, ...rest } = row;
  return { kind: 'leased', lease: { ...rest, zoneId, villageId, fence: BigInt(fence), wanted: BigInt(wanted) } };
}

async function whyNoLease(ctx: Context, zoneId: ZoneId, leastMs: number): Promise<Leasing> {
  const { rows } = await ctx.pool.query<{ busy: boolean; wait: number }>(
    `select lease_until > clock_timestamp() as busy, extract(epoch from planned_at - clock_timestamp())::float8 * 1000 + $2 as wait from zone where id = $1`,
    [zoneId, leastMs],
  );
  const [row] = rows;
  if (!row) return { kind: 'gone' };
  return row.busy ? { kind: 'busy' } : { kind: 'early', waitMs: Math.max(0, Math.ceil(row.wait)) };
}

/** false: it is somebody else's by now. */
export async function keepLease(ctx: Context, { zoneId, fence }: Lease): Promise<boolean> {
  const { rowCount } = await ctx.pool.query(
    `update zone set lease_until = clock_timestamp() + make_interval(secs => $3::float8 / 1000) where id = $1 and fence = $2`,
    [zoneId, fence, LEASE_MS],
  );
  return rowCount === 1;
}

/** Inside the transaction of what the holder does: nobody can take the lease over before it commits. */
export async function holdsLease(tx: Tx, { zoneId, fence }: Pick<Lease, 'zoneId' | 'fence'>): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>`select 1 from zone where id = ${zoneId}::uuid and fence = ${fence} for share`).length === 1;
}

/** Ends a round. true: somebody asked meanwhile, so that one more is due. A holder who has lost the lease changes nothing. */
export async function giveLease(ctx: Context, lease: Lease): Promise<boolean> {
  const { rows } = await ctx.pool.query<{ again: boolean }>(
    `update zone set lease_until = null, planned = greatest(planned, $3), planned_at = clock_timestamp()
      where id = $1 and fence = $2 returning wanted > $3 as again`,
    [lease.zoneId, lease.fence, lease.wanted],
  );
  return rows[0]?.again ?? false;
}

/** The note about distances that everybody at the desk sees. */
export async function saveTravel(tx: Tx, zoneId: ZoneId, travel: TravelSource): Promise<void> {
  await tx.zone.update({ where: { id: zoneId }, data: { travel } });
}
