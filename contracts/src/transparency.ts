// What the village may see without signing in. No names, no stall's own figures, no cell of fewer than five.
import { z } from 'zod';
import { RupiahText } from './money.ts';
import { Span, Words } from './reports.ts';
import { BusinessDate } from './time.ts';

/** A count below this is not published, nor an amount that is made of fewer. */
export const MIN_CELL = 5;

/** null: hidden, because fewer than MIN_CELL stand behind it */
const Hidden = RupiahText.nullable();

/** An approved statement of the revenue share, as the village meeting passed it. */
export const PublicStatement = z.strictObject({
  statementNo: z.string(),
  /** "2026", "2026-11" or "2026-01..2026-06" */
  periodId: z.string(),
  /** The number of the statement that this one corrects */
  corrects: z.string().nullable(),
  policy: z.string(),
  legalBasis: z.string(),
  minutesNo: z.string(),
  approvedOn: BusinessDate.nullable(),
  /** How many people signed the list of the meeting */
  attendance: z.int(),
  profit: RupiahText,
  base: RupiahText,
  reserves: z.array(z.strictObject({ key: z.string(), label: Words, amount: RupiahText })),
  shares: z.array(z.strictObject({ key: z.string(), label: Words, ppm: z.int(), amount: RupiahText })),
  /** How the community's share is spread; null: no persons, or too few to be shown */
  community: z
    .strictObject({ method: z.string(), recipients: z.int(), total: RupiahText, min: RupiahText, median: RupiahText, max: RupiahText, residue: RupiahText })
    .nullable(),
  prevHash: z.string(),
  hash: z.string(),
  /** The text whose sha256 is `hash`: anybody can reckon it again */
  canonical: z.string(),
});
export type PublicStatement = z.infer<typeof PublicStatement>;

export const Transparency = z.strictObject({
  schema: z.literal('bumdes.transparansi/1'),
  village: z.strictObject({ code: z.string(), name: z.string(), district: z.string(), enterprise: z.string(), demo: z.boolean() }),
  span: Span,
  /** Years of which there are books, newest first */
  years: z.array(z.string()),
  /** Months of the span that are closed for good; the others can still change */
  closedMonths: z.array(z.string()),
  /** Orders whose money is certain and whose time for complaints is over; null: too few to be told */
  settledOrders: z.int().nullable(),
  turnover: Hidden,
  income: Hidden,
  expense: Hidden,
  result: Hidden,
  delivery: z.strictObject({ fund: Hidden, own: Hidden, customers: Hidden, fundPerOrder: Hidden, ownPerOrder: Hidden }),
  funds: z.array(z.strictObject({ account: z.string(), sub: z.string(), name: Words, received: RupiahText, used: RupiahText, left: RupiahText })),
  months: z.array(z.strictObject({ month: z.string(), settledOrders: z.int().nullable(), turnover: Hidden, result: Hidden })),
  /** Approved statements, newest first */
  statements: z.array(PublicStatement),
});
export type Transparency = z.infer<typeof Transparency>;

/** A stall's own page. Amounts are what the stall gets: goods less commission. */
const OwnLine = z.strictObject({ orders: z.int(), goods: RupiahText, commission: RupiahText, net: RupiahText });
export const OwnFigures = z.strictObject({
  merchant: z.string(),
  /** By the day of delivery */
  today: OwnLine,
  month: OwnLine,
  /** Days of this month on which something was sold */
  sellingDays: z.int(),
  /** Net of the month by selling day, rounded down; null without a selling day */
  perSellingDay: RupiahText.nullable(),
  /** What the press reported of stalls before: rupiah a day */
  paper: z.strictObject({ from: RupiahText, to: RupiahText }),
  /** Delivered, not yet settled: money or complaints still open */
  pending: OwnLine,
  /** Settled and not paid out yet: what BUMDes owes the stall now; below 0 after a refund */
  settled: RupiahText,
  paidThisMonth: RupiahText,
  days: z.array(z.strictObject({ date: BusinessDate, orders: z.int(), net: RupiahText })),
});
export type OwnFigures = z.infer<typeof OwnFigures>;
