import { z } from 'zod';
import { CourierId, DepositId } from './ids.ts';
import { RupiahAmount, RupiahText } from './money.ts';
import { Instant } from './time.ts';

export const DepositStatus = z.enum(['DECLARED', 'MATCHED', 'DISCREPANCY', 'RESOLVED']);
export type DepositStatus = z.infer<typeof DepositStatus>;

export const Resolution = z.enum(['RECORDING_MISTAKE', 'COURIER_OWES', 'OVERAGE_KEPT_IN_TRUST']);
export type Resolution = z.infer<typeof Resolution>;

/**
 * A hand-in (setoran) of all cash that a courier collected. `declared` (what the courier says) and `expected` (what the orders
 * say) are null to everybody but its courier until the cashier has counted: a blind count. It matches when counted = expected.
 */
export const DepositView = z.strictObject({
  id: DepositId,
  code: z.string(),
  courierId: CourierId,
  courierName: z.string(),
  status: DepositStatus,
  orderCount: z.int(),
  declared: RupiahAmount.nullable(),
  expected: RupiahAmount.nullable(),
  counted: RupiahAmount.nullable(),
  /** counted - expected: negative is a shortage */
  difference: RupiahText.nullable(),
  declaredAt: Instant,
  countedAt: Instant.nullable(),
  countedBy: z.string().nullable(),
  resolution: Resolution.nullable(),
  resolutionNote: z.string(),
  version: z.int(),
});
export type DepositView = z.infer<typeof DepositView>;
