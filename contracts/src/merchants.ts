import { z } from 'zod';
import { MerchantId, ProductId } from './ids.ts';
import { RupiahAmount } from './money.ts';
import { LatLng } from './place.ts';

export const MerchantKind = z.enum(['pasar', 'pkl', 'warung', 'warkop', 'kafe', 'pkk']);
export type MerchantKind = z.infer<typeof MerchantKind>;

export const ProductView = z.strictObject({
  id: ProductId,
  name: z.string(),
  unit: z.string(),
  price: RupiahAmount,
  weightG: z.int(),
  available: z.boolean(),
});
export type ProductView = z.infer<typeof ProductView>;

/** A stall (lapak) and what it sells, as the shop shows it. */
export const MerchantView = z.strictObject({
  id: MerchantId,
  name: z.string(),
  kind: MerchantKind,
  /** Ready-made food: two hours for complaints instead of a day */
  food: z.boolean(),
  open: z.boolean(),
  place: z.string(),
  rw: z.int().nullable(),
  pin: LatLng,
  products: z.array(ProductView),
});
export type MerchantView = z.infer<typeof MerchantView>;
