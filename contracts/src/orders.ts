// What an order looks like to those who may see it.
import { z } from 'zod';
import { JobId, MerchantId, OrderId, ProductId } from './ids.ts';
import { CASH_STATUSES, QRIS_STATUSES } from './lifecycles/cash.ts';
import { ORDER_STATUSES } from './lifecycles/order.ts';
import { RupiahAmount } from './money.ts';
import { Phone } from './phone.ts';
import { Address } from './place.ts';
import { Delivery, DeliveryChoice } from './slots.ts';
import { Instant } from './time.ts';

export const MAX_ITEMS_PER_ORDER = 30;
export const MAX_QUANTITY = 99;

export const PaymentMethod = z.enum(['cash', 'qris']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const OrderSource = z.enum(['app', 'phone', 'api', 'csv']);
export type OrderSource = z.infer<typeof OrderSource>;

export const OrderItem = z.strictObject({
  productId: ProductId.nullable(),
  name: z.string(),
  unit: z.string(),
  quantity: z.int().min(1).max(MAX_QUANTITY),
  price: RupiahAmount,
  total: RupiahAmount,
});
export type OrderItem = z.infer<typeof OrderItem>;

export const Attention = z.enum(['MERCHANT_SLOW', 'MERCHANT_SILENT', 'NO_COURIER', 'FAILED_ATTEMPT', 'POSSIBLE_DUPLICATE', 'SLOT_MISSED']);
export type Attention = z.infer<typeof Attention>;

export const OrderView = z.strictObject({
  id: OrderId,
  /** Short, unique per village, said over the phone: "J-1042" */
  code: z.string(),
  status: z.enum(ORDER_STATUSES),
  source: OrderSource,
  merchantId: MerchantId,
  merchantName: z.string(),
  buyerName: z.string(),
  buyerPhone: z.string(),
  address: Address,
  items: z.array(OrderItem),
  goods: RupiahAmount,
  /** Who pays the trip, frozen when the order was placed (finance.md 4.2) */
  fee: z.strictObject({ customer: RupiahAmount, fund: RupiahAmount, bumdes: RupiahAmount }),
  /** In which slot it rides, or that it does not: fixed when it was placed, moved only by a named person */
  delivery: Delivery,
  /** What the buyer pays: goods + customer's part of the fee */
  total: RupiahAmount,
  payment: z.strictObject({
    method: PaymentMethod,
    status: z.enum([...CASH_STATUSES, ...QRIS_STATUSES]),
    reference: z.string().nullable(),
  }),
  attention: Attention.nullable(),
  jobId: JobId.nullable(),
  note: z.string(),
  cancelReason: z.string().nullable(),
  placedAt: Instant,
  confirmedAt: Instant.nullable(),
  readyAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  /** Complaints are open until then; settlement waits for it */
  complaintUntil: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** A cancel may be taken back until then */
  undoUntil: Instant.nullable(),
  version: z.int(),
});
export type OrderView = z.infer<typeof OrderView>;

const Basket = z
  .array(z.strictObject({ productId: ProductId, quantity: z.int().min(1).max(MAX_QUANTITY) }))
  .min(1)
  .max(MAX_ITEMS_PER_ORDER);

/** What a buyer, an operator or another program sends to place an order. Prices come from the stall, never from the buyer. */
export const OrderRequest = z.strictObject({
  merchantId: MerchantId,
  buyerName: z.string().trim().min(1).max(80),
  buyerPhone: Phone,
  address: Address,
  items: Basket,
  payment: PaymentMethod,
  note: z.string().trim().max(300).default(''),
  delivery: DeliveryChoice.optional(),
  /** What the buyer was told to pay for the trip: refused when it has changed since */
  fee: RupiahAmount.optional(),
});
export type OrderRequest = z.infer<typeof OrderRequest>;
export type OrderRequestInput = z.input<typeof OrderRequest>;
