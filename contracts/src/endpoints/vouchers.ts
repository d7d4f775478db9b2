// Vouchers: made, decided by a second person where that is asked for, taken back with a reason.
import { z } from 'zod';
import { VoucherId } from '../ids.ts';
import { BusinessDate } from '../time.ts';
import { VoucherEvent, VoucherStatus, VoucherView } from '../vouchers.ts';
import { endpoint } from './endpoint.ts';

const OnVoucher = z.strictObject({ voucherId: VoucherId });
const Reason = z.string().trim().min(3).max(300);
const OF_POSTING = ['NOT_FOUND', 'PERIOD_LOCKED', 'ACCOUNT_UNKNOWN', 'ACCOUNT_NOT_FOR_THIS', 'VOUCHER_UNBALANCED', 'NUMBER_USED', 'BALANCE_TOO_LOW'] as const;

export const voucherEndpoints = {
  listVouchers: endpoint({
    method: 'GET',
    path: '/books/vouchers',
    summary: 'Vouchers, newest first',
    access: 'books.read',
    query: z.strictObject({
      status: VoucherStatus.optional(),
      before: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.strictObject({ vouchers: z.array(VoucherView), next: z.string().nullable() }),
    refusals: [],
  }),
  makeVoucher: endpoint({
    method: 'POST',
    path: '/books/vouchers',
    summary: 'Make a voucher; it is posted at once, or waits for a second person. `late`: the month is locked, post it today, marked as of an earlier period',
    access: 'books.write',
    body: z.strictObject({
      date: BusinessDate,
      event: VoucherEvent,
      memo: Reason,
      attachment: z.string().trim().max(200),
      late: z.boolean().default(false),
    }),
    response: VoucherView,
    refusals: ['DATE_AHEAD', ...OF_POSTING],
  }),
  approveVoucher: endpoint({
    method: 'POST',
    path: '/books/vouchers/:voucherId/approve',
    summary: 'The second person agrees: the voucher is posted',
    access: 'books.confirm',
    params: OnVoucher,
    body: z.strictObject({ note: z.string().trim().max(300), late: z.boolean().default(false) }),
    response: VoucherView,
    refusals: ['VOUCHER_MOVED_ON', 'SECOND_PERSON_NEEDED', ...OF_POSTING],
  }),
  declineVoucher: endpoint({
    method: 'POST',
    path: '/books/vouchers/:voucherId/decline',
    summary: 'The voucher is not posted',
    access: 'books.confirm',
    params: OnVoucher,
    body: z.strictObject({ reason: Reason }),
    response: VoucherView,
    refusals: ['NOT_FOUND', 'VOUCHER_MOVED_ON'],
  }),
  reverseVoucher: endpoint({
    method: 'POST',
    path: '/books/vouchers/:voucherId/reverse',
    summary: 'Take a posted voucher back with a reversing journal: on its own day while that month is open, else today',
    access: 'books.close',
    params: OnVoucher,
    body: z.strictObject({ reason: Reason }),
    response: VoucherView,
    refusals: ['NOT_FOUND', 'VOUCHER_MOVED_ON', 'JOURNAL_REVERSED', 'BALANCE_TOO_LOW'],
  }),
};
