import type { MerchantId, OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { Attention, OrderItem, OrderRequest, OrderSource } from '@pitulungan/contracts/orders';
import type { Order as OrderRow } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database.ts';
import { invariant } from '../platform/invariant.ts';
import type { CancelledFrom, Order, OrderFrame } from './order.ts';
import type { Price } from './orders.rules.ts';
import type { Chosen } from './slots.rules.ts';

/** Locks the order's row: the lock of the whole delivery, its job and its payment included. */
export async function lockOrder(tx: Tx, villageId: VillageId, id: OrderId): Promise<Order | undefined> {
  const locked = await tx.$queryRaw<unknown[]>`select 1 from orders where village_id = ${villageId} and id = ${id}::uuid for update`;
  return locked.length === 0 ? undefined : parseOrder(await tx.order.findUniqueOrThrow({ where: { id } }));
}

const ms = (date: Date | null, what: string): number => {
  invariant(date, `an order without ${what}`);
  return date.getTime();
};

function parseOrder(row: OrderRow): Order {
  const frame: OrderFrame = {
    id: row.id as OrderId,
    villageId: row.villageId as VillageId,
    merchantId: row.merchantId as MerchantId,
    version: row.version,
    goods: row.goods,
    commission: row.commission,
    fee: { customer: row.feeCustomer, fund: row.feeFund, bumdes: row.feeBumdes },
    incentive: row.incentive,
    food: row.food,
    attention: row.attention as Attention | null,
    placedAt: row.placedAt.getTime(),
    remindedAt: row.remindedAt?.getTime() ?? null,
    slotAt: row.slotAt?.getTime() ?? null,
  };
  return { ...frame, ...parsePhase(row) } as Order;
}

function parsePhase(row: OrderRow): object {
  const status = row.status as Order['status'];
  const confirmed = () => ({ status, confirmedAt: ms(row.confirmedAt, 'confirmation') });
  const ready = () => ({ ...confirmed(), readyAt: ms(row.readyAt, 'ready time') });
  const delivered = () => ({ ...ready(), deliveredAt: ms(row.deliveredAt, 'delivery'), complaintUntil: ms(row.complaintUntil, 'complaint window') });
  const closed = () => ({ status, closedAt: ms(row.closedAt, 'closing time') });
  switch (status) {
    case 'PLACED':
      return { status };
    case 'CONFIRMED':
      return confirmed();
    case 'READY':
    case 'IN_DELIVERY':
      return ready();
    case 'DELIVERED':
    case 'DISPUTED':
      return delivered();
    case 'RESOLVED':
      return { ...delivered(), resolvedAt: row.resolvedAt?.getTime() ?? null };
    case 'COMPLETED':
      return { ...delivered(), ...closed(), settledJournal: row.settledJournal };
    case 'REJECTED':
      return { ...closed(), cancelReason: row.cancelReason ?? '' };
    case 'EXPIRED':
      return closed();
    case 'CANCELLED':
      return { ...closed(), ...cancelled(row) };
    case 'RETURNED':
      return { ...ready(), ...closed() };
  }
}

const cancelled = (row: OrderRow) => ({
  cancelReason: row.cancelReason ?? '',
  cancelledFrom: row.cancelledFrom as CancelledFrom,
  undoUntil: ms(row.undoUntil, 'undo window'),
  confirmedAt: row.confirmedAt?.getTime() ?? null,
  readyAt: row.readyAt?.getTime() ?? null,
});

/** Writes what a rule decided; the version grows by one. */
export async function saveOrder(tx: Tx, order: Order): Promise<void> {
  const date = (key: string): Date | null => {
    const value: unknown = (order as unknown as Record<string, unknown>)[key];
    return typeof value === 'number' ? new Date(value) : null;
  };
  await tx.order.update({
    where: { id: order.id },
    data: {
      status: order.status,
      version: order.version + 1,
      attention: order.attention,
      remindedAt: date('remindedAt'),
      confirmedAt: date('confirmedAt'),
      readyAt: date('readyAt'),
      deliveredAt: date('deliveredAt'),
      complaintUntil: date('complaintUntil'),
      ...(order.status === 'RESOLVED' ? { resolvedAt: date('resolvedAt') } : {}),
      closedAt: date('closedAt'),
      undoUntil: order.status === 'CANCELLED' ? new Date(order.undoUntil) : null,
      cancelledFrom: order.status === 'CANCELLED' ? order.cancelledFrom : null,
      cancelReason: 'cancelReason' in order ? order.cancelReason : null,
      settledJournal: order.status === 'COMPLETED' ? order.settledJournal : null,
    },
  });
}

export interface NewOrder {
  id: OrderId;
  villageId: VillageId;
  request: OrderRequest;
  source: OrderSource;
  externalRef: string | null;
  items: OrderItem[];
  price: Price;
  delivery: Chosen;
  commissionVersion: string;
  incentive: bigint;
  weightG: number;
  food: boolean;
  qrisFlow: 'Q1' | 'Q2';
  attention: Attention | null;
  placedAt: number;
  token: string;
}

/** The order, its payment and its tracking link. */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<{ number: number }> {
  const { request, price } = order;
  const { address } = request;
  const { number } = await tx.order.create({
    data: {
      id: order.id,
      villageId: order.villageId,
      merchantId: request.merchantId,
      source: order.source,
      externalRef: order.externalRef,
      status: 'PLACED',
      buyerName: request.buyerName,
      buyerPhone: request.buyerPhone,
      addressLine: address.line,
      rt: address.rt,
      rw: address.rw,
      patokan: address.patokan,
      lat: address.pin.lat,
      lng: address.pin.lng,
      items: order.items,
      goods: price.goods,
      commission: price.commission,
      commissionVersion: order.commissionVersion,
      feeCustomer: price.fee.customer,
      feeFund: price.fee.fund,
      feeBumdes: price.fee.bumdes,
      slotAt: order.delivery.kind === 'slot' ? new Date(order.delivery.slotAt) : null,
      expressBy: order.delivery.kind === 'express' ? order.delivery.payer : null,
      incentive: order.incentive,
      weightG: order.weightG,
      food: order.food,
      attention: order.attention,
      note: request.note,
      placedAt: new Date(order.placedAt),
    },
    select: { number: true },
  });
  await tx.payment.create({
    data: {
      orderId: order.id,
      villageId: order.villageId,
      method: request.payment,
      status: request.payment === 'cash' ? 'DUE' : 'AWAITING_PROOF',
      flow: request.payment === 'cash' ? null : order.qrisFlow,
      amount: price.goods + price.fee.customer,
    },
  });
  await tx.trackingLink.create({ data: { token: order.token, villageId: order.villageId, orderId: order.id } });
  return { number };
}

export const findByExternalRef = (tx: Tx, villageId: VillageId, externalRef: string) =>
  tx.order.findUnique({ where: { villageId_externalRef: { villageId, externalRef } }, select: { id: true } });

/** An order of the same buyer at the same stall within the window: a double tap, or phone and app. */
export async function hasRecentTwin(tx: Tx, of: { villageId: VillageId; buyerPhone: string; merchantId: MerchantId; after: Date }): Promise<boolean> {
  const twin = await tx.order.findFirst({
    where: {
      villageId: of.villageId,
      buyerPhone: of.buyerPhone,
      merchantId: of.merchantId,
      placedAt: { gte: of.after },
      status: { notIn: ['CANCELLED', 'REJECTED', 'EXPIRED'] },
    },
    select: { id: true },
  });
  return twin !== null;
}
