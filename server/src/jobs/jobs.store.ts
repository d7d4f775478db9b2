import type { CourierId, JobId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { FailureReason, Shortfall } from '@pitulungan/contracts/jobs';
import type { Job as JobRow } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import { isHeld, type Demand, type Job, type JobFrame } from './job.ts';

/** Locks the order's row, which is the lock of the whole delivery, then reads the job under it. */
export async function lockJob(tx: Tx, villageId: VillageId, id: JobId): Promise<Job | undefined> {
  const locked = await tx.$queryRaw<unknown[]>`
    select 1 from orders where village_id = ${villageId} and id = (select order_id from job where village_id = ${villageId} and id = ${id}::uuid) for update`;
  return locked.length === 0 ? undefined : parseJob(await tx.job.findUniqueOrThrow({ where: { id } }));
}

/** For callers that hold the order's lock already. */
export async function jobOfOrder(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<Job | undefined> {
  const row = await tx.job.findUnique({ where: { villageId_orderId: { villageId, orderId } } });
  return row ? parseJob(row) : undefined;
}

export function parseJob(row: JobRow): Job {
  const frame: JobFrame = {
    id: row.id as JobId,
    villageId: row.villageId as VillageId,
    orderId: row.orderId as OrderId,
    version: row.version,
    queuedAt: row.queuedAt.getTime(),
    statusAt: row.statusAt.getTime(),
    attempts: row.attempts,
  };
  return { ...frame, ...parsePhase(row) } as Job;
}

function parsePhase(row: JobRow): object {
  const status = row.status as Job['status'];
  const closedAt = row.closedAt?.getTime() ?? null;
  switch (status) {
    case 'QUEUED':
    case 'NO_COURIER':
    case 'REASSIGNING':
    case 'OFFERED':
      return { status };
    case 'CANCELLED':
      invariant(closedAt !== null, 'a cancelled job without a closing time');
      return { status, closedAt };
    case 'ACCEPTED':
    case 'TO_PICKUP':
    case 'AT_PICKUP':
    case 'PICKED_UP':
    case 'TO_DROP':
    case 'AT_DROP':
    case 'RETURNING':
      return { status, ...held(row) };
    case 'FAILED_ATTEMPT':
      return { status, ...held(row), failure: { reason: row.failureReason as FailureReason, note: row.failureNote } };
    case 'DELIVERED':
    case 'LEFT_WITH':
      invariant(row.receiverName !== null, 'a delivery without a receiver');
      return { status, ...held(row), receiverName: row.receiverName, cashCollected: row.cashCollected, shortfall: row.shortfall as Shortfall | null, closedAt };
    case 'RETURNED':
      return { status, ...held(row), closedAt };
  }
}

function held(row: JobRow): object {
  invariant(row.courierId !== null && row.acceptedAt !== null, 'a held job without its courier');
  return { courierId: row.courierId as CourierId, acceptedAt: row.acceptedAt.getTime(), undoUntil: row.undoUntil?.getTime() ?? null };
}

/** Writes what a rule decided; the version grows by one. */
export async function saveJob(tx: Tx, job: Job): Promise<void> {
  const date = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at));
  const holder = isHeld(job)
    ? { courierId: job.courierId, acceptedAt: date(job.acceptedAt), undoUntil: date(job.undoUntil) }
    : { courierId: null, acceptedAt: null, undoUntil: null };
  await tx.job.update({
    where: { id: job.id },
    data: {
      ...holder,
      status: job.status,
      version: job.version + 1,
      queuedAt: new Date(job.queuedAt),
      statusAt: new Date(job.statusAt),
      attempts: job.attempts,
      closedAt: date('closedAt' in job ? job.closedAt : null),
      receiverName: 'receiverName' in job ? job.receiverName : null,
      cashCollected: 'cashCollected' in job ? job.cashCollected : null,
      shortfall: 'shortfall' in job ? job.shortfall : null,
      ...('failure' in job ? { failureReason: job.failure.reason, failureNote: job.failure.note } : {}),
    },
  });
}

export async function insertJob(tx: Tx, job: { id: JobId; villageId: VillageId; orderId: OrderId; slotAt: number | null; now: number }): Promise<void> {
  const at = new Date(job.now);
  const slotAt = job.slotAt === null ? null : new Date(job.slotAt);
  await tx.job.create({ data: { id: job.id, villageId: job.villageId, orderId: job.orderId, status: 'QUEUED', queuedAt: at, slotAt, statusAt: at } });
}

/** What jobs ask of a courier, together. */
export async function demandOf(tx: Tx, orderIds: readonly OrderId[]): Promise<Demand> {
  const select = { weightG: true, payment: { select: { method: true, status: true, amount: true } } } as const;
  const orders = await tx.order.findMany({ where: { id: { in: [...orderIds] } }, select });
  const cash = orders.flatMap(({ payment }) => (payment?.method === 'cash' && payment.status !== 'PAID' ? [payment.amount] : []));
  return {
    jobs: orders.length,
    weightG: orders.reduce((sum, { weightG }) => sum + weightG, 0),
    cashDue: cash.length === 0 ? null : cash.reduce((sum, amount) => sum + amount, 0n),
  };
}
