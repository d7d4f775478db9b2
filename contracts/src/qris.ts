// The settlement file of the QRIS provider (PJP): what it says is the truth about QRIS money that BUMDes holds (finance.md 4.3).
import { z } from 'zod';
import { OrderId, QrisLineId } from './ids.ts';
import { RupiahAmount } from './money.ts';
import { Instant } from './time.ts';

export const MAX_QRIS_BYTES = 2_000_000;
export const MAX_QRIS_ROWS = 2_000;

/**
 * UNMATCHED: no payment has that reference. DIFFERENT: the payment asks for another amount. REPEATED: the money of that reference
 * came with an earlier line. HELD: booked, its owner unknown.
 */
export const QrisLineStatus = z.enum(['MATCHED', 'UNMATCHED', 'DIFFERENT', 'REPEATED', 'HELD']);
export type QrisLineStatus = z.infer<typeof QrisLineStatus>;

export const QrisLineView = z.strictObject({
  id: QrisLineId,
  fileName: z.string(),
  /** As a spreadsheet counts, the header being line 1 */
  line: z.int(),
  reference: z.string(),
  gross: RupiahAmount,
  /** The provider's fee */
  mdr: RupiahAmount,
  paidAt: Instant.nullable(),
  status: QrisLineStatus,
  orderId: OrderId.nullable(),
  orderCode: z.string().nullable(),
  /** What that order asks for */
  expected: RupiahAmount.nullable(),
  note: z.string(),
  decidedBy: z.string().nullable(),
});
export type QrisLineView = z.infer<typeof QrisLineView>;

export const QrisImport = z.strictObject({
  /** This very file was imported before: nothing was done */
  alreadyThere: z.boolean(),
  counts: z.record(QrisLineStatus, z.int()),
  /** Rows that could not be read, and why */
  errors: z.array(z.strictObject({ line: z.int(), column: z.string().nullable(), sentence: z.strictObject({ id: z.string(), en: z.string() }) })),
});
export type QrisImport = z.infer<typeof QrisImport>;
