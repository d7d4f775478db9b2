import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { OrderItem } from '@pitulungan/contracts/orders';
import { describe, expect, it } from 'vitest';
import { addToBasket, EMPTY_BASKET, priced, repeatBasket, setQuantity, totalOf, type Basket } from './basket.ts';

const stall = {
  id: 'a',
  products: [
    { id: 'telur', name: 'Telur ayam', unit: 'kg', price: '27000', weightG: 1000, available: true },
    { id: 'bayam', name: 'Bayam', unit: 'ikat', price: '3000', weightG: 200, available: false },
  ],
} as unknown as MerchantView;

function added(basket: Basket, productId: string, quantity = 1, merchantId = 'a'): Basket {
  const result = addToBasket(basket, merchantId, { productId, quantity });
  if (!result.ok) throw new Error(result.why);
  return result.basket;
}

describe('basket', () => {
  it('takes its stall from the first line and refuses another', () => {
    const one = added(EMPTY_BASKET, 'telur');
    expect(one.merchantId).toBe('a');
    expect(addToBasket(one, 'b', { productId: 'kopi', quantity: 1 })).toEqual({ ok: false, why: 'OTHER_STALL' });
  });
  it('adds up the same product, at most 99', () => {
    expect(added(added(EMPTY_BASKET, 'telur', 2), 'telur', 3).lines).toEqual([{ productId: 'telur', quantity: 5 }]);
    expect(added(added(EMPTY_BASKET, 'telur', 60), 'telur', 60).lines[0]?.quantity).toBe(99);
  });
  it('refuses a thirty-first line', () => {
    const full = Array.from({ length: 30 }, (_, i) => `p${i}`).reduce((basket, id) => added(basket, id), EMPTY_BASKET);
    expect(addToBasket(full, 'a', { productId: 'more', quantity: 1 })).toEqual({ ok: false, why: 'FULL' });
  });
  it('takes a line out at zero, and forgets the stall with the last one', () => {
    const two = added(added(EMPTY_BASKET, 'telur'), 'bayam');
    expect(setQuantity(two, 'telur', 0)).toEqual({ merchantId: 'a', lines: [{ productId: 'bayam', quantity: 1 }] });
    expect(setQuantity(setQuantity(two, 'telur', 0), 'bayam', Number.NaN)).toEqual(EMPTY_BASKET);
  });
  it('prices lines in whole rupiah', () => {
    const lines = priced(added(added(EMPTY_BASKET, 'telur', 3), 'bayam', 2), stall);
    expect(lines.map(({ total }) => total)).toEqual([81_000n, 6_000n]);
    expect(totalOf(lines)).toBe(87_000n);
  });
  it('repeats an order as far as the stall still has it', () => {
    const items = [
      { productId: 'telur', name: 'Telur ayam', quantity: 2 },
      { productId: 'bayam', name: 'Bayam', quantity: 1 },
      { productId: null, name: 'Jeruk', quantity: 1 },
    ] as unknown as OrderItem[];
    expect(repeatBasket(items, stall)).toEqual({ basket: { merchantId: 'a', lines: [{ productId: 'telur', quantity: 2 }] }, missing: ['Bayam', 'Jeruk'] });
  });
});
