// What somebody buys at one stall: Rp18,000 to Rp120,000, about Rp45,000 in the middle.
import { type Chance } from './chance.ts';
import type { Product, Stall } from './stalls.ts';

export interface Line {
  product: Product;
  quantity: number;
}

const GOODS_MIN = 18_000n;
const GOODS_MAX = 120_000n;
const TRIES = 40;
const MAX_WEIGHT_G = 9_000;

export function fillBasket(stall: Stall, chance: Chance): Line[] {
  for (let tries = 0; tries < TRIES; tries++) {
    const kinds = chance.int(1, Math.min(4, stall.products.length));
    const lines = chance
      .shuffled(stall.products)
      .slice(0, kinds)
      .map((product) => ({ product, quantity: product.price > 25_000n ? 1 : chance.int(1, stall.food ? 3 : 2) }));
    if (fits(lines)) return lines;
  }
  return [{ product: stall.products.reduce((dearest, product) => (product.price > dearest.price ? product : dearest)), quantity: 2 }];
}

function fits(lines: readonly Line[]): boolean {
  const goods = lines.reduce((sum, line) => sum + line.product.price * BigInt(line.quantity), 0n);
  const weight = lines.reduce((sum, line) => sum + line.product.weightG * line.quantity, 0);
  return goods >= GOODS_MIN && goods <= GOODS_MAX && weight <= MAX_WEIGHT_G;
}
