// Where things of the books are found: every figure has an address that tells what it was added up from.
import { resolve } from '$app/paths';
import type { Behind, Span } from '@pitulungan/contracts/reports';
import type { JournalFilter } from './journals.svelte.ts';
import type { Months } from './spans.ts';

/** Journals of any time and kind: to be narrowed. */
export const NO_FILTER: JournalFilter = { month: '', from: '', to: '', account: '', sub: '', order: '', fact: '' };

type Asked = Pick<URLSearchParams, 'get'>;

const query = (parts: Readonly<Record<string, string | null>>): string => {
  const present = Object.entries(parts).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
  return present.length === 0 ? '' : `?${new URLSearchParams(present).toString()}`;
};

/** The lines that a figure was added up from. */
export const linesAddress = ({ accounts, sub, from, to }: Behind, name = ''): string =>
  `${resolve('/buku/jurnal/baris')}${query({ akun: accounts.join(','), sub, dari: from, sampai: to, angka: name })}`;

/** The orders that were settled in these days. */
export const settledAddress = ({ from, to }: Span): string => `${resolve('/buku/jurnal/pesanan')}${query({ dari: from, sampai: to })}`;

/** One journal. */
export const journalAddress = (number: string): string => resolve('/buku/jurnal/[nomor]', { nomor: number });

/** Journals by filter; what is empty is not asked for. */
export const journalsAddress = ({ month, from, to, account, sub, order, fact }: JournalFilter): string =>
  `${resolve('/buku/jurnal')}${query({ bulan: month, dari: from, sampai: to, akun: account, sub, pesanan: order, kejadian: fact })}`;

/** All journals of one order, of any day. */
export const journalsOfOrder = (order: string): string => journalsAddress({ ...NO_FILTER, order });

/** The filter in an address; of the running month when it names no days and no order. */
export function journalFilterIn(params: Asked, running: string): JournalFilter {
  const asked = (name: string): string => params.get(name) ?? '';
  const filter = { from: asked('dari'), to: asked('sampai'), account: asked('akun'), sub: asked('sub'), order: asked('pesanan'), fact: asked('kejadian') };
  const free = filter.from !== '' || filter.to !== '' || filter.order !== '';
  return { ...filter, month: free ? '' : monthIn(params, running) };
}

/** The orders table with one order open. */
export const orderAddress = (code: string): string => `${resolve('/pesanan')}${query({ pesanan: code })}`;

/** The month at a glance. */
export const monthAddress = (month: string): string => `${resolve('/buku')}${query({ bulan: month })}`;

/** What a lines address asks for; null when it is not one. */
export function behindOf(params: Asked): { behind: Omit<Behind, 'to'> & { to: string | null }; name: string } | null {
  const accounts = (params.get('akun') ?? '').split(',').filter((code) => /^\d(\.\d(\.\d\d(\.\d\d)?)?)?$/.test(code));
  if (accounts.length === 0) return null;
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(params.get(name) ?? '') ? params.get(name) : null);
  return { behind: { accounts, sub: params.get('sub'), from: day('dari'), to: day('sampai') }, name: params.get('angka') ?? '' };
}

/** The month in an address, or the other one. */
export function monthIn(params: Asked, otherwise: string): string {
  const asked = params.get('bulan') ?? '';
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : otherwise;
}

/** The card of an account; of the running month unless other months are named. */
export const cardAddress = (code: string, months: Months | null = null, sub = ''): string =>
  `${resolve('/buku/akun/[kode]', { kode: code })}${query({ dari: months?.from ?? null, sampai: months?.to ?? null, sub })}`;

/** Whole codes have a card; groups of the decree do not. */
export const isAccountCode = (code: string): boolean => /^\d\.\d\.\d\d\.\d\d$/.test(code);

/** One voucher, by the number that stands on it (BK-12). */
export const voucherAddress = (code: string): string => resolve('/buku/bukti/[kode]', { kode: code });

/** Vouchers by status; all of them when it is empty. */
export const vouchersAddress = (status = ''): string => `${resolve('/buku/bukti')}${query({ status })}`;

/** A new voucher, of a kind where one is meant. */
export const newVoucherAddress = (kind = ''): string => `${resolve('/buku/bukti/baru')}${query({ jenis: kind })}`;

/** The closing of one month. */
export const closingAddress = (month: string): string => `${resolve('/buku/periode')}${query({ bulan: month })}`;

/** A statement of one month, with the path that stands in its address. */
export const monthReportAddress = (laporan: string, month: string): string =>
  `${resolve('/buku/laporan/[[laporan]]', { laporan })}${query({ dari: month, sampai: month })}`;
