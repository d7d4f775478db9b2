// How the states of a voucher are drawn.
import type { VoucherStatus } from '@pitulungan/contracts/vouchers';
import type { Mark } from '@pitulungan/ui/marks';

export const VOUCHER_MARKS: Readonly<Record<VoucherStatus, Mark>> = { PROPOSED: 'offered', POSTED: 'done', REVERSED: 'attention', DECLINED: 'failed' };
