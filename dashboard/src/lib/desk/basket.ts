// The basket of one phone order: lines of one stall, never of two.
import type { MerchantView, ProductView } from '@pitulungan/contracts/merchants';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import { MAX_ITEMS_PER_ORDER, MAX_QUANTITY, type OrderItem } from '@pitulungan/contracts/orders';

export interface BasketLine {
  productId: string;
  quantity: number;
}
export interface Basket {
  merchantId: string | null;
  lines: readonly BasketLine[];
}

export const EMPTY_BASKET: Basket = { merchantId: null, lines: [] };

const within = (quantity: number): number => Math.min(MAX_QUANTITY, Math.max(1, Math.trunc(quantity)));

export type Addition = { ok: true; basket: Basket } | { ok: false; why: 'OTHER_STALL' | 'FULL' };

/** Adds to what is there already; the first line decides the stall. */
export function addToBasket(basket: Basket, merchantId: string, line: BasketLine): Addition {
  if (basket.merchantId !== null && basket.lines.length > 0 && basket.merchantId !== merchantId) return { ok: false, why: 'OTHER_STALL' };
  const known = basket.lines.find(({ productId }) => productId === line.productId);
  if (known) return { ok: true, basket: setQuantity(basket, line.productId, known.quantity + line.quantity) };
  if (basket.lines.length >= MAX_ITEMS_PER_ORDER) return { ok: false, why: 'FULL' };
  return { ok: true, basket: { merchantId, lines: [...basket.lines, { ...line, quantity: within(line.quantity) }] } };
}

/** Zero or less takes the line out; an empty basket belongs to no stall. */
export function setQuantity(basket: Basket, productId: string, quantity: number): Basket {
  if (!Number.isFinite(quantity) || quantity <= 0) {
    const lines = basket.lines.filter((line) => line.productId !== productId);
    return lines.length === 0 ? EMPTY_BASKET : { ...basket, lines };
  }
  return { ...basket, lines: basket.lines.map((line) => (line.productId === productId ? { ...line, quantity: within(quantity) } : line)) };
}

export interface PricedLine extends BasketLine {
  product: ProductView;
  total: Rupiah;
}

/** Lines with today's price; what the stall does not list any more is left out. */
export function priced(basket: Basket, stall: MerchantView | undefined): PricedLine[] {
  return basket.lines.flatMap((line) => {
    const product = stall?.products.find(({ id }) => id === line.productId);
    return product ? [{ ...line, product, total: rupiahFromJson(product.price) * BigInt(line.quantity) }] : [];
  });
}

export const totalOf = (lines: readonly PricedLine[]): Rupiah => lines.reduce((sum, line) => sum + line.total, 0n);

export interface Repeated {
  basket: Basket;
  /** Names of what is not sold (any more, or today) */
  missing: string[];
}

/** The last order once more, as far as the stall still has it. */
export function repeatBasket(items: readonly OrderItem[], stall: MerchantView): Repeated {
  const lines: BasketLine[] = [];
  const missing: string[] = [];
  for (const item of items) {
    const product = stall.products.find(({ id, name }) => (item.productId === null ? name === item.name : id === item.productId));
    if (product?.available) lines.push({ productId: product.id, quantity: within(item.quantity) });
    else missing.push(item.name);
  }
  return { basket: lines.length === 0 ? EMPTY_BASKET : { merchantId: stall.id, lines }, missing };
}
