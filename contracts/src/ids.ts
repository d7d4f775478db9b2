// Branded ids: an order's id cannot be passed where a job's id is wanted. All are UUIDs but the village's, a small integer.
import { z } from 'zod';

export const VillageId = z.int().positive().brand<'VillageId'>();
export const UserId = z.string().min(1).max(64).brand<'UserId'>();
export const OrderId = z.uuid().brand<'OrderId'>();
export const JobId = z.uuid().brand<'JobId'>();
export const OfferId = z.uuid().brand<'OfferId'>();
export const CourierId = z.uuid().brand<'CourierId'>();
export const MerchantId = z.uuid().brand<'MerchantId'>();
export const ProductId = z.uuid().brand<'ProductId'>();
export const ResidentId = z.uuid().brand<'ResidentId'>();
export const DepositId = z.uuid().brand<'DepositId'>();
export const ZoneId = z.uuid().brand<'ZoneId'>();
export const PlanId = z.uuid().brand<'PlanId'>();

export type VillageId = z.infer<typeof VillageId>;
export type UserId = z.infer<typeof UserId>;
export type OrderId = z.infer<typeof OrderId>;
export type JobId = z.infer<typeof JobId>;
export type OfferId = z.infer<typeof OfferId>;
export type CourierId = z.infer<typeof CourierId>;
export type MerchantId = z.infer<typeof MerchantId>;
export type ProductId = z.infer<typeof ProductId>;
export type ResidentId = z.infer<typeof ResidentId>;
export type DepositId = z.infer<typeof DepositId>;
export type ZoneId = z.infer<typeof ZoneId>;
export type PlanId = z.infer<typeof PlanId>;
