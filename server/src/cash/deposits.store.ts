import type { CashOverview } from '@pitulungan/contracts/endpoints/desk';
import type { CourierId, DepositId, VillageId } from '@pitulungan/contracts/ids';
import type { DepositStatus, DepositView, ReceiptView, Resolution, Signature } from '@pitulungan/contracts/cash';
import { depositCode, depositView, withDeposit } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import { blind } from '../facts/facts.rooms.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { Case } from './deposits.rules.ts';

export interface Deposit extends Case {
  id: DepositId;
  villageId: VillageId;
  courierId: CourierId;
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
    proposal: row.proposal !== null && row.proposedBy !== null ? { resolution: row.proposal as Resolution, by: row.proposedBy } : null,
    signature: row.signature as Signature | null,
  };
}

/** Whether this person brought any of the orders whose money is in the bag. */
export const hasDelivered = async (tx: Tx, depositId: DepositId, userId: string): Promise<boolean> =>
  (await tx.payment.count({ where: { depositId, order: { job: { courier: { userId } } } } })) > 0;

/** A count that its courier has not answered. */
export const hasUnsigned = async (tx: Tx, courierId: CourierId): Promise<boolean> =>
  (await tx.deposit.count({ where: { courierId, status: { not: 'DECLARED' }, signature: null } })) > 0;

export const hasOpenDeposit = async (tx: Tx, courierId: CourierId): Promise<boolean> =>
  (await tx.deposit.count({ where: { courierId, status: 'DECLARED' } })) > 0;

export async function insertDeposit(
  tx: Tx,
  deposit: { id: DepositId; villageId: VillageId; courierId: CourierId; declared: bigint; expected: bigint; orderCount: number; deviceAt: Date; now: number },
): Promise<{ number: number }> {
  const { id, villageId, courierId, declared, expected, orderCount, deviceAt, now } = deposit;
  return tx.deposit.create({
    data: { id, villageId, courierId, declared, expected, orderCount, status: 'DECLARED', declaredAt: new Date(now), deviceAt },
    select: { number: true },
  });
}

export async function saveCount(
  tx: Tx,
  id: DepositId,
  count: { status: 'MATCHED' | 'DISCREPANCY'; counted: bigint; by: string; byName: string; receiptToken: string; now: number },
): Promise<void> {
  await tx.deposit.update({
    where: { id },
    data: {
      status: count.status,
      counted: count.counted,
      countedAt: new Date(count.now),
      countedBy: count.by,
      countedByName: count.byName,
      receiptToken: count.receiptToken,
      version: { increment: 1 },
    },
  });
}

interface Person {
  id: string;
  name: string;
}

export async function saveProposal(tx: Tx, id: DepositId, proposal: { resolution: Resolution; note: string; by: Person; now: number }): Promise<void> {
  const { resolution, note, by, now } = proposal;
  await tx.deposit.update({
    where: { id },
    data: { proposal: resolution, proposalNote: note, proposedBy: by.id, proposedByName: by.name, proposedAt: new Date(now), version: { increment: 1 } },
  });
}

export async function dropProposal(tx: Tx, id: DepositId): Promise<void> {
  const none = { proposal: null, proposalNote: '', proposedBy: null, proposedByName: null, proposedAt: null };
  await tx.deposit.update({ where: { id }, data: { ...none, version: { increment: 1 } } });
}

export async function saveSignature(tx: Tx, id: DepositId, answer: { signature: 'AGREED' | 'DISPUTED'; note: string; now: number }): Promise<void> {
  const { signature, note, now } = answer;
  await tx.deposit.update({ where: { id }, data: { signature, signatureNote: note, signedAt: new Date(now), version: { increment: 1 } } });
}

export async function saveResolution(tx: Tx, id: DepositId, decision: { resolution: Resolution; note: string; by: Person; now: number }): Promise<void> {
  const { resolution, note, by, now } = decision;
  await tx.deposit.update({
    where: { id },
    data: {
      status: 'RESOLVED',
      resolution,
      resolutionNote: note,
      resolvedBy: by.id,
      resolvedByName: by.name,
      resolvedAt: new Date(now),
      version: { increment: 1 },
    },
  });
}

/** What anybody may read of a counted deposit: nothing about who. */
export async function receiptOf(tx: Tx, token: string): Promise<ReceiptView | undefined> {
  const row = await tx.deposit.findUnique({ where: { receiptToken: token }, include: { courier: { select: { village: true } } } });
  if (!row || row.counted === null || !row.countedAt) return undefined;
  const { name: village, enterprise, demo } = row.courier.village;
  return {
    code: depositCode(row.number),
    amount: row.counted.toString(),
    countedAt: row.countedAt.toISOString(),
    village,
    enterprise,
    demo,
    signedByBoth: row.signature === 'AGREED',
  };
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
