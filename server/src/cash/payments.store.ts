import type { CourierId, DepositId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { CashStatus, QrisStatus } from '@pitulungan/contracts/lifecycles/cash';
import type { PaymentMethod } from '@pitulungan/contracts/orders';
import type { Tx } from '../platform/database.ts';

export interface Payment {
  orderId: OrderId;
  method: PaymentMethod;
  status: CashStatus | QrisStatus;
  amount: bigint;
  collected: bigint | null;
}

/** The order's lock is held by the caller. */
export async function paymentOf(tx: Tx, villageId: VillageId, orderId: OrderId): Promise<Payment | undefined> {
  const row = await tx.payment.findUnique({ where: { villageId_orderId: { villageId, orderId } } });
  return row
    ? { orderId, method: row.method as PaymentMethod, status: row.status as Payment['status'], amount: row.amount, collected: row.collected }
    : undefined;
}

export async function setStatus(tx: Tx, orderId: OrderId, status: Payment['status']): Promise<void> {
  await tx.payment.update({ where: { orderId }, data: { status } });
}

export async function markCollected(tx: Tx, payment: { orderId: OrderId; courierId: CourierId; amount: bigint; now: number }): Promise<void> {
  await tx.payment.update({
    where: { orderId: payment.orderId },
    data: { status: 'COLLECTED', courierId: payment.courierId, collected: payment.amount, collectedAt: new Date(payment.now) },
  });
}

export async function setProof(tx: Tx, orderId: OrderId, reference: string): Promise<void> {
  await tx.payment.update({ where: { orderId }, data: { status: 'PROOF_SENT', reference } });
}

export const isReferenceUsed = async (tx: Tx, villageId: VillageId, reference: string): Promise<boolean> =>
  (await tx.payment.count({ where: { villageId, reference, status: 'VERIFIED' } })) > 0;

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
