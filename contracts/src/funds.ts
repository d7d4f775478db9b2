// Money that was given for one purpose, and who pays a trip (finance.md 4.2). A fund pays only what it holds and has not promised.
import { z } from 'zod';
import { FundId, OrderId } from './ids.ts';
import { RupiahAmount, RupiahText } from './money.ts';
import { Instant } from './time.ts';

/** Sub-ledger of its account, as a rule the activity of the APBDes and its year: "ongkir-2026". Empty: the fund from before funds had names. */
export const FundCode = z.string().regex(/^([a-z0-9][a-z0-9.-]{0,39})?$/, 'a code like ongkir-2026');
export type FundCode = z.infer<typeof FundCode>;

export const FundKind = z.enum(['delivery', 'health']);
export type FundKind = z.infer<typeof FundKind>;

export const FUND_ACCOUNTS = { delivery: '2.1.05.11', health: '2.1.05.12' } as const satisfies Record<FundKind, string>;

/** `most`: so much of one trip at most; null: all of it. A fund pays its part whole or not at all. */
export const Payer = z.discriminatedUnion('payer', [
  z.strictObject({ payer: z.literal('fund'), fund: FundCode, most: RupiahAmount.nullable() }),
  z.strictObject({ payer: z.literal('bumdes'), most: RupiahAmount.nullable() }),
]);
export type Payer = z.infer<typeof Payer>;

const MAX_PAYERS = 4;
/** In this order; the buyer pays what they leave. */
export const Payers = z
  .array(Payer)
  .max(MAX_PAYERS)
  .refine((payers) => payers.filter(({ payer }) => payer === 'fund').length <= 1, 'one fund at most');
export type Payers = z.infer<typeof Payers>;

/** The parts of a tariff, frozen on the order. `fundName`: the fund behind its part. */
export const TripFee = z.strictObject({ customer: RupiahAmount, fund: RupiahAmount, bumdes: RupiahAmount, fundName: z.string().nullable() });
export type TripFee = z.infer<typeof TripFee>;

export const FundView = z.strictObject({
  id: FundId,
  kind: FundKind,
  code: FundCode,
  name: z.string(),
  received: RupiahAmount,
  used: RupiahAmount,
  /** received − used */
  balance: RupiahAmount,
  /** Promised to orders that are not settled yet */
  promised: RupiahAmount,
  /** balance − promised: what the next order may count on */
  free: RupiahAmount,
});
export type FundView = z.infer<typeof FundView>;

/** One journal's effect on a fund, newest first; positive came in. */
export const FundMovement = z.strictObject({
  journalId: z.string(),
  fact: z.string(),
  at: Instant,
  orderId: OrderId.nullable(),
  orderCode: z.string().nullable(),
  amount: RupiahText,
  /** After it */
  balance: RupiahText,
});
export type FundMovement = z.infer<typeof FundMovement>;
