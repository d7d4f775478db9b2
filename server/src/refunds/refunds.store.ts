import type { MerchantId, OrderId, RefundId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { PayMethod, RefundStatus, RefundView } from '@pitulungan/contracts/refunds';
import { orderCode } from '../board/board.views.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { Earlier, RefundTerms, RefundToPay } from './refunds.rules.ts';

const withOrder = { order: { select: { number: true, buyerName: true, merchant: { select: { name: true } } } } } as const satisfies Prisma.RefundInclude;
type Row = Prisma.RefundGetPayload<{ include: typeof withOrder }>;

export const refundCode = (number: number): string => `R-${number}`;

export const refundView = (row: Row): RefundView => ({
  id: row.id as RefundId,
  code: refundCode(row.number),
  orderId: row.orderId as OrderId,
  orderCode: orderCode(row.order.number),
  merchantName: row.order.merchant.name,
  buyerName: row.order.buyerName,
  amount: rupiahToJson(row.goods + row.delivery),
  goods: rupiahToJson(row.goods),
  delivery: rupiahToJson(row.delivery),
  commission: rupiahToJson(row.commission),
  fault: row.fault as RefundView['fault'],
  payer: row.payer as RefundView['payer'],
  stage: row.stage as RefundView['stage'],
  status: row.status as RefundStatus,
  reason: row.reason,
  decidedBy: row.decidedByName,
  decidedAt: row.decidedAt.toISOString(),
  method: row.method as RefundView['method'],
  reference: row.reference,
  paidBy: row.paidByName,
  paidAt: row.paidAt?.toISOString() ?? null,
});

export async function earlierRefunds(tx: Tx, orderId: OrderId): Promise<Earlier> {
  const rows = await tx.refund.findMany({ where: { orderId, status: { not: 'WITHDRAWN' } } });
  const sum = (of: (row: (typeof rows)[number]) => Rupiah): Rupiah => rows.reduce((total, row) => total + of(row), 0n);
  return {
    goods: sum(({ goods }) => goods),
    delivery: sum(({ delivery }) => delivery),
    merchantGoods: sum(({ goods, fault }) => (fault === 'MERCHANT' ? goods : 0n)),
    commission: sum(({ commission }) => commission),
  };
}

export interface NewRefund extends RefundTerms {
  id: RefundId;
  villageId: VillageId;
  orderId: OrderId;
  reason: string;
  /** null: the hub itself */
  decidedBy: string | null;
  decidedByName: string;
  decidedAt: Date;
  journal: bigint | null;
}

export const insertRefund = async (tx: Tx, refund: NewRefund): Promise<RefundView> =>
  refundView(await tx.refund.create({ data: { ...refund, status: 'DUE' }, include: withOrder }));

export interface RefundState extends RefundToPay {
  id: RefundId;
  villageId: VillageId;
  orderId: OrderId;
  merchantId: MerchantId;
  amount: Rupiah;
  journal: bigint | null;
}

/** Locks the refund's order, the lock of all its money, and then reads. */
export async function lockRefund(tx: Tx, villageId: VillageId, id: RefundId): Promise<RefundState | undefined> {
  await tx.$queryRaw`select 1 from orders where village_id = ${villageId} and id = (select order_id from refund where village_id = ${villageId} and id = ${id}::uuid) for update`;
  const row = await tx.refund.findFirst({ where: { villageId, id }, include: { order: { select: { merchantId: true } } } });
  return (
    (row && {
      id,
      villageId,
      orderId: row.orderId as OrderId,
      merchantId: row.order.merchantId as MerchantId,
      amount: row.goods + row.delivery,
      status: row.status as RefundStatus,
      payer: row.payer as 'BUMDES' | 'MERCHANT',
      decidedBy: row.decidedBy,
      reference: row.reference,
      journal: row.journal,
    }) ||
    undefined
  );
}

export async function markPaid(
  tx: Tx,
  id: RefundId,
  payment: { how: PayMethod | null; by: { id: string; name: string }; now: number; payJournal: bigint | null },
): Promise<RefundView> {
  const { how, by, now, payJournal } = payment;
  const data = { status: 'PAID', paidBy: by.id, paidByName: by.name, paidAt: new Date(now), payJournal };
  const paid = how ? { method: how.method, reference: how.method === 'transfer' ? how.reference : null } : {};
  return refundView(await tx.refund.update({ where: { id }, data: { ...data, ...paid }, include: withOrder }));
}

/** Sent to the bank, which did not answer. */
export const markSent = async (tx: Tx, id: RefundId, sent: { reference: string; by: { id: string; name: string }; now: number }): Promise<RefundView> => {
  const { reference, by, now } = sent;
  const data = { status: 'SENT_UNKNOWN', method: 'transfer', reference, sentAt: new Date(now), paidBy: by.id, paidByName: by.name };
  return refundView(await tx.refund.update({ where: { id }, data, include: withOrder }));
};

/** It never arrived: due again, as the same refund. */
export const markDue = async (tx: Tx, id: RefundId): Promise<RefundView> => {
  const data = { status: 'DUE', method: null, reference: null, sentAt: null, paidBy: null, paidByName: null };
  return refundView(await tx.refund.update({ where: { id }, data, include: withOrder }));
};

export const isReferenceUsed = async (tx: Tx, { villageId, id }: Pick<RefundState, 'villageId' | 'id'>, reference: string): Promise<boolean> =>
  (await tx.refund.count({ where: { villageId, reference, id: { not: id } } })) > 0;

/** The refund that the hub made when the order ended without goods. */
export const automaticRefund = (tx: Tx, orderId: OrderId) =>
  tx.refund.findFirst({
    where: { orderId, fault: 'NOBODY', status: { not: 'WITHDRAWN' } },
    select: { id: true, status: true, journal: true },
  });

export const withdraw = async (tx: Tx, id: string): Promise<void> => void (await tx.refund.update({ where: { id }, data: { status: 'WITHDRAWN' } }));

const LAST = 200;
/** What is due first, then the last ones. */
export const listRefunds = async (db: Database, villageId: VillageId, status: RefundStatus | undefined): Promise<RefundView[]> =>
  (
    await db.refund.findMany({
      where: { villageId, ...(status ? { status } : {}) },
      include: withOrder,
      orderBy: [{ status: 'asc' }, { decidedAt: 'desc' }],
      take: LAST,
    })
  ).map(refundView);

export const insertClaim = (
  tx: Tx,
  claim: { orderId: OrderId; villageId: VillageId; amount: Rupiah; reason: string; decidedBy: string; decidedByName: string; decidedAt: Date; journal: bigint },
): Promise<unknown> => tx.stallClaim.create({ data: claim });

export const hasClaim = async (tx: Tx, orderId: OrderId): Promise<boolean> => (await tx.stallClaim.count({ where: { orderId } })) > 0;
