import { z } from 'zod';
import { RupiahText } from './money.ts';
import { BusinessDate, Instant, MonthId } from './time.ts';

/** One line of a journal: positive is debit, negative is credit. */
export const JournalLineView = z.strictObject({
  code: z.string(),
  sub: z.string(),
  name: z.string(),
  nameEn: z.string(),
  amount: RupiahText,
});
export type JournalLineView = z.infer<typeof JournalLineView>;

export const JournalView = z.strictObject({
  id: z.string(),
  fact: z.string(),
  key: z.string(),
  orderCode: z.string().nullable(),
  occurredAt: Instant,
  businessDate: BusinessDate,
  lines: z.array(JournalLineView),
});
export type JournalView = z.infer<typeof JournalView>;

/** The running month's share, computed from its journals; shares add up to `base` to the rupiah. */
export const ShareView = z.strictObject({
  month: MonthId,
  policy: z.string(),
  income: RupiahText,
  expense: RupiahText,
  profit: RupiahText,
  base: RupiahText,
  settledOrders: z.int(),
  shares: z.array(z.strictObject({ key: z.string(), ppm: z.int(), amount: RupiahText })),
});
export type ShareView = z.infer<typeof ShareView>;
