// The parts of the money pages in the order of their row, and which permission shows each.
import { resolve } from '$app/paths';
import type { PagePart } from '#lib/pages.ts';

export const MONEY_SECTIONS: readonly PagePart<'cash' | 'payouts' | 'refunds' | 'wages' | 'funds' | 'qris'>[] = [
  { name: 'cash', path: '/kas', address: resolve('/kas'), permission: 'cash.read' },
  { name: 'payouts', path: '/kas/lapak', address: resolve('/kas/lapak'), permission: 'money.read' },
  { name: 'refunds', path: '/kas/pengembalian', address: resolve('/kas/pengembalian'), permission: 'money.read' },
  { name: 'wages', path: '/kas/upah', address: resolve('/kas/upah'), permission: 'money.read' },
  { name: 'funds', path: '/kas/dana', address: resolve('/kas/dana'), permission: 'money.read' },
  { name: 'qris', path: '/kas/qris', address: resolve('/kas/qris'), permission: 'payments.verify' },
];

/** A payout with its statement. */
export const payoutAddress = (payoutId: string): string => resolve('/kas/lapak/[payoutId]', { payoutId });

/** What came into a fund and what it paid. */
export const fundAddress = (fundId: string): string => resolve('/kas/dana/[fundId]', { fundId });

/** The refunds, with the form for one order open. */
export const refundAddress = (orderCode: string): string => `${resolve('/kas/pengembalian')}?pesanan=${encodeURIComponent(orderCode)}`;

/** Vouchers are a part of the books. */
export const vouchersAddress = (): string => resolve('/buku/bukti');
