// Open to everybody: the village, its stalls, placing an order, and following it with the token of its link.
import { z } from 'zod';
import { ReceiptView } from '../cash.ts';
import { OrderId } from '../ids.ts';
import { MerchantView } from '../merchants.ts';
import { OrderRequest } from '../orders.ts';
import { SlotsView } from '../slots.ts';
import { TrackingView } from '../tracking.ts';
import { VillageCode, VillageMap, VillageView } from '../villages.ts';
import { Done, endpoint } from './endpoint.ts';

const InVillage = z.strictObject({ village: VillageCode });
const WithToken = z.strictObject({ token: z.string().regex(/^[\w-]{16,64}$/) });

const AreaNumber = z.coerce.number().int().min(1).max(99);

/** What the choice of a slot may be refused for, wherever an order is placed. */
export const SLOT_REFUSALS = ['SLOT_CLOSED', 'SLOT_FULL', 'EXPRESS_NOT_OFFERED', 'EXPRESS_NOT_FUNDED', 'FEE_CHANGED'] as const;

export const PlacedOrder = z.strictObject({ orderId: OrderId, code: z.string(), trackingToken: z.string(), trackingPath: z.string() });
export type PlacedOrder = z.infer<typeof PlacedOrder>;

export const shopEndpoints = {
  villages: endpoint({
    method: 'GET',
    path: '/public/villages',
    summary: 'Villages of this installation',
    access: 'public',
    response: z.array(VillageView),
    refusals: [],
  }),
  villageMap: endpoint({
    method: 'GET',
    path: '/public/villages/:village/map',
    summary: 'Outline, streets, RW cells',
    access: 'public',
    params: InVillage,
    response: VillageMap,
    refusals: ['NOT_FOUND'],
  }),
  stalls: endpoint({
    method: 'GET',
    path: '/public/villages/:village/stalls',
    summary: 'Stalls and their products',
    access: 'public',
    params: InVillage,
    response: z.array(MerchantView),
    refusals: ['NOT_FOUND'],
  }),
  slots: endpoint({
    method: 'GET',
    path: '/public/villages/:village/slots',
    summary: 'Coming slots: how many ride already, how many of one’s own RT and RW, what it costs and who pays',
    access: 'public',
    params: InVillage,
    query: z.strictObject({ rt: AreaNumber.optional(), rw: AreaNumber.optional() }),
    response: SlotsView,
    refusals: ['NOT_FOUND'],
  }),
  orderFromStall: endpoint({
    method: 'POST',
    path: '/public/villages/:village/orders',
    summary: 'A resident orders; the answer holds the token of the tracking link',
    access: 'public',
    params: InVillage,
    body: OrderRequest,
    response: PlacedOrder,
    refusals: ['NOT_FOUND', 'OUTSIDE_AREA', 'MERCHANT_CLOSED', 'PRODUCT_UNAVAILABLE', 'TOO_HEAVY', 'TOO_MANY_TRIES', ...SLOT_REFUSALS],
  }),
  receipt: endpoint({
    method: 'GET',
    path: '/public/receipts/:token',
    summary: 'Whether a receipt of the cash desk is real: its number, amount and date',
    access: 'public',
    params: WithToken,
    response: ReceiptView,
    refusals: ['NOT_FOUND'],
  }),
  tracking: endpoint({
    method: 'GET',
    path: '/public/tracking/:token',
    summary: 'An order as its buyer sees it',
    access: 'public',
    params: WithToken,
    response: TrackingView,
    refusals: ['LINK_EXPIRED'],
  }),
  cancelByResident: endpoint({
    method: 'POST',
    path: '/public/tracking/:token/cancel',
    summary: 'The buyer cancels before the goods are ready',
    access: 'public',
    params: WithToken,
    response: Done,
    refusals: ['LINK_EXPIRED', 'CANNOT_CANCEL_ANY_MORE', 'ORDER_MOVED_ON'],
  }),
  sendProof: endpoint({
    method: 'POST',
    path: '/public/tracking/:token/payment-proof',
    summary: 'The buyer names the reference of a QRIS payment; it counts only when verified',
    access: 'public',
    params: WithToken,
    body: z.strictObject({ reference: z.string().trim().min(4).max(60) }),
    response: Done,
    refusals: ['LINK_EXPIRED', 'PAYMENT_MOVED_ON'],
  }),
};
