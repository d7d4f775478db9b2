import type { CashOverview } from '@pitulungan/contracts/endpoints/desk';
import type { CourierId, DepositId, VillageId } from '@pitulungan/contracts/ids';
import type { DepositStatus, DepositView, Resolution } from '@pitulungan/contracts/cash';
import { depositView, withDeposit } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import { blind } from '../facts/facts.rooms.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';

export interface Deposit {
  id: DepositId;
  villageId: VillageId;
  courierId: CourierId;
  courierUserId: string;
  status: DepositStatus;
  expected: bigint;
  counted: bigint | null;
}

export async function lockDeposit(tx: Tx, villageId: VillageId, id: DepositId): Promise<Deposit | undefined> {
  const locked = await tx.$queryRaw<unknown[]>`select 1 from deposit where village_id = ${villageId} and id = ${id}::uuid for update`;
  if (locked.length === 0) return undefined;
  const row = await tx.deposit.findUniqueOrThrow({ where: { id }, include: { courier: { select: { userId: true } } } });
  return {
    id,
    villageId,
    courierId: row.courierId as CourierId,
    courierUserId: row.courier.userId,
    status: row.status as DepositStatus,
    expected: row.expected,
    counted: row.counted,
  };
}

export const hasOpenDeposit = async (tx: Tx, courierId: CourierId): Promise<boolean> =>
  (await tx.deposit.count({ where: { courierId, status: 'DECLARED' } })) > 0;

export async function insertDeposit(
  tx: Tx,
  deposit: { id: DepositId; villageId: VillageId; courierId: CourierId; declared: bigint; expected: bigint; orderCount: number; now: number },
): Promise<{ number: number }> {
  const { id, villageId, courierId, declared, expected, orderCount, now } = deposit;
  return tx.deposit.create({
    data: { id, villageId, courierId, declared, expected, orderCount, status: 'DECLARED', declaredAt: new Date(now) },
    select: { number: true },
  });
}

export async function saveCount(
  tx: Tx,
  id: DepositId,
  count: { status: 'MATCHED' | 'DISCREPANCY'; counted: bigint; by: string; byName: string; now: number },
): Promise<void> {
  await tx.deposit.update({
    where: { id },
    data: {
      status: count.status,
      counted: count.counted,
      countedAt: new Date(count.now),
      countedBy: count.by,
      countedByName: count.byName,
      version: { increment: 1 },
    },
  });
}

export async function saveResolution(tx: Tx, id: DepositId, decision: { resolution: Resolution; note: string; by: string }): Promise<void> {
  await tx.deposit.update({
    where: { id },
    data: { status: 'RESOLVED', resolution: decision.resolution, resolutionNote: decision.note, resolvedBy: decision.by, version: { increment: 1 } },
  });
}

export const viewOf = async (tx: Tx, id: DepositId): Promise<DepositView> =>
  depositView(await tx.deposit.findUniqueOrThrow({ where: { id }, include: withDeposit }));

const LAST = 60;

export async function listDeposits(ctx: Context, villageId: VillageId): Promise<DepositView[]> {
  const rows = await ctx.db.deposit.findMany({ where: { villageId }, include: withDeposit, orderBy: { declaredAt: 'desc' }, take: LAST });
  return rows.map((row) => blind(depositView(row)));
}

/** Totals over all time, so that in hands = collected - counted - shortages + overages holds to the rupiah. */
export async function overview(ctx: Context, villageId: VillageId): Promise<CashOverview> {
  const { rows: totals } = await ctx.pool.query<{ in_hands: string; collected: string; counted: string; shortages: string; overages: string }>(
    `select (select coalesce(sum(collected), 0)::text from payment where village_id = $1 and status in ('COLLECTED', 'DECLARED')) as in_hands,
            (select coalesce(sum(collected), 0)::text from payment where village_id = $1) as collected,
            (select coalesce(sum(counted), 0)::text from deposit where village_id = $1) as counted,
            (select coalesce(sum(greatest(expected - counted, 0)), 0)::text from deposit where village_id = $1 and counted is not null) as shortages,
            (select coalesce(sum(greatest(counted - expected, 0)), 0)::text from deposit where village_id = $1 and counted is not null) as overages`,
    [villageId],
  );
  const { rows: couriers } = await ctx.pool.query<{ courier_id: CourierId; name: string; orders: number; since: Date | null }>(
    `select c.id as courier_id, c.name, count(*)::int as orders, min(p.collected_at) as since
       from payment p join courier c on c.id = p.courier_id where p.village_id = $1 and p.status = 'COLLECTED' group by c.id, c.name order by min(p.collected_at)`,
    [villageId],
  );
  const total = totals[0];
  invariant(total, 'a select of sums has one row');
  return {
    inHands: total.in_hands,
    collectedTotal: total.collected,
    countedTotal: total.counted,
    shortages: total.shortages,
    overages: total.overages,
    couriers: couriers.map((row) => ({ courierId: row.courier_id, name: row.name, orders: row.orders, waitingSince: row.since?.toISOString() ?? null })),
  };
}
