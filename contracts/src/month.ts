// The month at a glance: figures of the dashboard, each with what lies behind it.
import { z } from 'zod';
import { OrderId } from './ids.ts';
import { RupiahText } from './money.ts';
import { Behind, Span, Words } from './reports.ts';
import { BusinessDate, MonthId } from './time.ts';

export const FIGURES = [
  'settledOrders',
  'turnover',
  'commission',
  'deliveryFee',
  'incentive',
  'subsidyOwn',
  'subsidyFund',
  'margin',
  'result',
  'subsidyOwnPerOrder',
  'subsidyFundPerOrder',
  'cashWithCouriers',
  'cashInCount',
  'cashAtHub',
  'bank',
  'qrisDue',
  'payableMerchants',
  'customersMoney',
  'payableRefunds',
  'payablePeople',
] as const;
export const FigureName = z.enum(FIGURES);
export type FigureName = z.infer<typeof FigureName>;

/**
 * turnover: goods of orders settled in the month, which belong to the stalls; margin: commission + delivery fee − courier
 * incentive − own subsidy; result: all income − all cost. Balances are those at the end of the month, or now.
 */
export const Figure = z.strictObject({
  name: FigureName,
  kind: z.enum(['money', 'count']),
  amount: RupiahText,
  /** The same figure of the month before */
  before: RupiahText,
  /** The lines of the ledger that make it up */
  behind: Behind.nullable(),
  /** Or the orders that were settled in these days */
  orders: Span.nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** A restricted fund (Dana Desa for a purpose): what it had, got, spent and has left. */
export const FundLine = z.strictObject({
  account: z.string(),
  sub: z.string(),
  name: Words,
  opening: RupiahText,
  received: RupiahText,
  used: RupiahText,
  left: RupiahText,
  behind: Behind,
});
export type FundLine = z.infer<typeof FundLine>;

export const DayLine = z.strictObject({
  date: BusinessDate,
  settledOrders: z.int(),
  turnover: RupiahText,
  commission: RupiahText,
  deliveryFee: RupiahText,
  incentive: RupiahText,
  subsidyOwn: RupiahText,
  subsidyFund: RupiahText,
  result: RupiahText,
});
export type DayLine = z.infer<typeof DayLine>;

/** An order as its settlement saw it: every amount is frozen. */
export const SettledOrder = z.strictObject({
  orderId: OrderId,
  code: z.string(),
  merchant: z.string(),
  settledOn: BusinessDate,
  journalId: z.string(),
  goods: RupiahText,
  commission: RupiahText,
  feeCustomer: RupiahText,
  feeFund: RupiahText,
  feeBumdes: RupiahText,
  incentive: RupiahText,
});
export type SettledOrder = z.infer<typeof SettledOrder>;

export const MonthView = z.strictObject({
  month: MonthId,
  span: Span,
  open: z.boolean(),
  figures: z.array(Figure),
  funds: z.array(FundLine),
  /** One line for every day that has begun, also the empty ones */
  days: z.array(DayLine),
});
export type MonthView = z.infer<typeof MonthView>;
