// Lists of orders for screens; reads only.
import type { z } from 'zod';
import type { QueryOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { orderEndpoints } from '@pitulungan/contracts/endpoints/orders';
import type { OrderId, VillageId } from '@pitulungan/contracts/ids';
import type { OrderView } from '@pitulungan/contracts/orders';
import { startOfBusinessDate } from '@pitulungan/contracts/time';
import { orderView, withOrder } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import type { Prisma } from '../generated/prisma/client.ts';

type Page = QueryOf<typeof orderEndpoints.listOrders>;
const DAY_MS = 86_400_000;

/** Newest first; `before` is the number of the last order seen. */
export async function listOrders(ctx: Context, villageId: VillageId, page: Page): Promise<{ orders: OrderView[]; next: string | null }> {
  const where: Prisma.OrderWhereInput = { villageId };
  if (page.date) {
    const from = startOfBusinessDate(page.date);
    where.placedAt = { gte: new Date(from), lt: new Date(from + DAY_MS) };
  }
  if (page.status) where.status = page.status;
  if (page.search) where.OR = searchFor(page.search);
  const before = Number(page.before);
  if (page.before !== undefined && Number.isSafeInteger(before)) where.number = { lt: before };
  const rows = await ctx.db.order.findMany({ where, include: withOrder, orderBy: { number: 'desc' }, take: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { orders: shown.map(orderView), next: rows.length > page.limit && last ? String(last.number) : null };
}

function searchFor(text: string): Prisma.OrderWhereInput[] {
  const contains = { contains: text, mode: 'insensitive' } as const;
  const number = /^j?-?(\d{1,9})$/i.exec(text)?.[1];
  return [
    { buyerName: contains },
    { patokan: contains },
    { addressLine: contains },
    { merchant: { name: contains } },
    ...(number ? [{ number: Number(number) }] : []),
    ...phoneSearch(text),
  ];
}

const phoneSearch = (text: string): Prisma.OrderWhereInput[] => {
  const digits = text.replace(/\D/g, '').replace(/^(62|0)/, '');
  return digits.length >= 4 ? [{ buyerPhone: { contains: digits } }] : [];
};

export const hasOrder = async (ctx: Context, villageId: VillageId, orderId: OrderId): Promise<boolean> =>
  (await ctx.db.order.count({ where: { villageId, id: orderId } })) === 1;

const MAX_PENDING = 200;

/** QRIS payments that nobody has found yet, oldest first. `ownerId`: only those into the own QRIS of the stall that this person keeps. */
async function unverified(ctx: Context, villageId: VillageId, ownerId: string | null) {
  const rows = await ctx.db.order.findMany({
    where: {
      villageId,
      payment: { method: 'qris', status: { in: ['PROOF_SENT', 'AWAITING_PROOF', 'REJECTED'] }, ...(ownerId === null ? {} : { flow: 'Q2' }) },
      ...(ownerId === null ? {} : { merchant: { userId: ownerId } }),
      status: { notIn: ['REJECTED', 'EXPIRED', 'CANCELLED', 'RETURNED'] },
    },
    include: withOrder,
    orderBy: { placedAt: 'asc' },
    take: MAX_PENDING,
  });
  return rows.map((row) => ({ view: orderView(row), flow: row.payment?.flow === 'Q2' ? ('Q2' as const) : ('Q1' as const) }));
}

/** For the stall's own page. */
export async function ownPayments(ctx: Context, villageId: VillageId, userId: string): Promise<z.infer<typeof orderEndpoints.ownPayments.response>> {
  const rows = await unverified(ctx, villageId, userId);
  return rows.map(({ view: { id, code, buyerName, total, payment, placedAt } }) => ({ id, code, buyerName, total, payment, placedAt }));
}

/** QRIS payments that wait for the account holder. */
export async function pendingPayments(ctx: Context, villageId: VillageId): Promise<z.infer<typeof orderEndpoints.pendingPayments.response>> {
  const rows = await unverified(ctx, villageId, null);
  return rows.map(({ flow, view: { id, code, merchantName, buyerName, total, payment, status, placedAt } }) => ({
    id,
    code,
    merchantName,
    buyerName,
    total,
    payment,
    status,
    placedAt,
    flow,
  }));
}
