import type { CourierId, DepositId, JobId, OfferId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Shortfall } from '@pitulungan/contracts/jobs';
import type { CashStatus, QrisStatus } from '@pitulungan/contracts/lifecycles/cash';
import type { PaymentMethod } from '@pitulungan/contracts/orders';
import type { CertainTimes } from './payments.rules.ts';
import type { Tx } from '../platform/database.ts';

export interface Payment extends CertainTimes {
  orderId: OrderId;
  method: PaymentMethod;
  status: CashStatus | QrisStatus;
  amount: bigint;
  collected: bigint | null;
  /** Whose QRIS; null: cash */
  flow: 'Q1' | 'Q2' | null;
  reference: string | null;
}

/** The order's lock is held by the caller. */
export async function paymentOf(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<Payment | undefined> {
  const row = await tx.payment.findUnique({
    where: { villageId_orderId: { villageId, orderId } },
    include: { deposit: { select: { countedAt: true, resolvedAt: true } } },
  });
  if (!row) return undefined;
  return {
    orderId,
    method: row.method as PaymentMethod,
    status: row.status as Payment['status'],
    amount: row.amount,
    collected: row.collected,
    flow: row.flow as Payment['flow'],
    reference: row.reference,
    countedAt: row.deposit?.countedAt?.getTime() ?? null,
    resolvedAt: row.deposit?.resolvedAt?.getTime() ?? null,
    verifiedAt: row.verifiedAt?.getTime() ?? null,
  };
}

export async function setStatus(tx: Tx, orderId: OrderId, status: Payment['status']): Promise<void> {
  await tx.payment.update({ where: { orderId }, data: { status } });
}

export async function markCollected(
  tx: Tx,
  payment: { orderId: OrderId; courierId: CourierId; collected: bigint; shortfall: Shortfall | null; now: number },
): Promise<void> {
  await tx.payment.update({
    where: { orderId: payment.orderId },
    data: { status: 'COLLECTED', courierId: payment.courierId, collected: payment.collected, shortfall: payment.shortfall, collectedAt: new Date(payment.now) },
  });
}

/** Who owes what is missing: the resident of that phone, or, where nobody is known by it, the order itself. */
export async function buyerOf(tx: Tx, orderId: OrderId): Promise<string> {
  const { villageId, buyerPhone } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { villageId: true, buyerPhone: true } });
  const resident = await tx.resident.findUnique({ where: { villageId_phone: { villageId, phone: buyerPhone } }, select: { id: true } });
  return resident?.id ?? orderId;
}

export async function setProof(tx: Tx, orderId: OrderId, reference: string): Promise<void> {
  await tx.payment.update({ where: { orderId }, data: { status: 'PROOF_SENT', reference } });
}

export const isReferenceUsed = async (tx: Tx, villageId: VillageId, reference: string): Promise<boolean> =>
  (await tx.payment.count({ where: { villageId, reference, status: 'VERIFIED' } })) > 0;

/** Paid in cash at the desk, before a courier had anything to take. */
export async function markPaidAtHub(tx: Tx, payment: { orderId: OrderId; by: string; now: number }): Promise<void> {
  await tx.payment.update({ where: { orderId: payment.orderId }, data: { status: 'PAID', verifiedBy: payment.by, verifiedAt: new Date(payment.now) } });
}

export async function markVerified(tx: Tx, payment: { orderId: OrderId; reference: string; by: string; now: number }): Promise<void> {
  await tx.payment.update({
    where: { orderId: payment.orderId },
    data: { status: 'VERIFIED', reference: payment.reference, verifiedBy: payment.by, verifiedAt: new Date(payment.now) },
  });
}

/** Locks what a courier has collected and not handed in. */
export async function lockCollected(tx: Tx, villageId: VillageId, courierId: CourierId): Promise<{ orderId: OrderId; collected: bigint }[]> {
  return tx.$queryRaw<{ orderId: OrderId; collected: bigint }[]>`
    select order_id as "orderId", collected from payment where village_id = ${villageId} and courier_id = ${courierId}::uuid and status = 'COLLECTED' order by order_id for update`;
}

/** Their views go out with the deposit's fact: nobody else may change them meanwhile. */
export async function lockOrders(tx: Tx, villageId: VillageId, orderIds: readonly OrderId[]): Promise<void> {
  await tx.$queryRaw`select 1 from orders where village_id = ${villageId} and id = any(${[...orderIds]}::uuid[]) order by id for update`;
}

export async function moveToDeposit(tx: Tx, orderIds: readonly OrderId[], depositId: DepositId): Promise<void> {
  await tx.payment.updateMany({ where: { orderId: { in: [...orderIds] } }, data: { status: 'DECLARED', depositId } });
}

export async function setDepositPayments(tx: Tx, depositId: DepositId, status: CashStatus): Promise<OrderId[]> {
  await tx.payment.updateMany({ where: { depositId }, data: { status } });
  return (await tx.payment.findMany({ where: { depositId }, select: { orderId: true } })).map(({ orderId }) => orderId as OrderId);
}

export const ordersOfDeposit = async (tx: Tx, depositId: DepositId): Promise<OrderId[]> =>
  (await tx.payment.findMany({ where: { depositId }, select: { orderId: true } })).map(({ orderId }) => orderId as OrderId);

/** Paid, or to be paid, into the own QRIS of the stall that this person keeps. */
export const isOwnQris = async (tx: Tx, orderId: OrderId, userId: string): Promise<boolean> =>
  (await tx.payment.count({ where: { orderId, flow: 'Q2', order: { merchant: { userId } } } })) > 0;

export async function jobAndOffers(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<{ jobs: JobId[]; offers: OfferId[] }> {
  const job = await tx.job.findUnique({
    where: { villageId_orderId: { villageId, orderId } },
    select: { id: true, offers: { where: { status: 'OPEN' }, select: { id: true } } },
  });
  return { jobs: job ? [job.id as JobId] : [], offers: (job?.offers ?? []).map(({ id }) => id as OfferId) };
}
