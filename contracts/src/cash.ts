import { z } from 'zod';
import { CourierId, DepositId } from './ids.ts';
import { RupiahAmount, RupiahText } from './money.ts';
import { Instant } from './time.ts';

export const DepositStatus = z.enum(['DECLARED', 'MATCHED', 'DISCREPANCY', 'RESOLVED']);
export type DepositStatus = z.infer<typeof DepositStatus>;

/** WRITTEN_OFF: a shortage that nobody pays back (posting 09). */
export const Resolution = z.enum(['RECORDING_MISTAKE', 'COURIER_OWES', 'WRITTEN_OFF', 'OVERAGE_KEPT_IN_TRUST']);
export type Resolution = z.infer<typeof Resolution>;

/** What can be decided about a difference (counted − expected). */
export const resolutionsFor = (difference: bigint): Resolution[] =>
  difference < 0n ? ['RECORDING_MISTAKE', 'COURIER_OWES', 'WRITTEN_OFF'] : ['RECORDING_MISTAKE', 'OVERAGE_KEPT_IN_TRUST'];

/** The courier's half of the two signatures under a count. NOT_ASKED: counted before signatures were kept. */
export const Signature = z.enum(['AGREED', 'DISPUTED', 'NOT_ASKED']);
export type Signature = z.infer<typeof Signature>;

/** One person proposes what becomes of a difference, another one decides. */
export const Proposal = z.strictObject({ resolution: Resolution, note: z.string(), by: z.string(), at: Instant });
export type Proposal = z.infer<typeof Proposal>;

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
  resolvedBy: z.string().nullable(),
  proposal: Proposal.nullable(),
  /** null: the courier has not answered the count yet */
  signature: Signature.nullable(),
  signatureNote: z.string(),
  signedAt: Instant.nullable(),
  /** When the phone says that the bag was handed in; the books follow the count */
  deviceAt: Instant.nullable(),
  /** The public page that proves the receipt (number, amount, date); null until the count */
  receiptPath: z.string().nullable(),
  version: z.int(),
});
export type DepositView = z.infer<typeof DepositView>;

const CLOCK_OFF_MS = 10 * 60_000;
/** The phone had no signal, or its clock is wrong, by more than ten minutes (finance.md 10): people are told both times. */
export const isClockOff = ({ deviceAt, declaredAt }: Pick<DepositView, 'deviceAt' | 'declaredAt'>): boolean =>
  deviceAt !== null && Math.abs(Date.parse(declaredAt) - Date.parse(deviceAt)) > CLOCK_OFF_MS;

/** What anybody who holds the key of a receipt may read. */
export const ReceiptView = z.strictObject({
  code: z.string(),
  amount: RupiahAmount,
  countedAt: Instant,
  village: z.string(),
  enterprise: z.string(),
  demo: z.boolean(),
  /** Both have signed: the cashier by counting, the courier by agreeing */
  signedByBoth: z.boolean(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;
