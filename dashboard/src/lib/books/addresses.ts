// Where things of the books are found: every figure has an address that tells what it was added up from.
import { resolve } from '$app/paths';
import type { Behind, Span } from '@pitulungan/contracts/reports';

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

/** The orders table with one order open. */
export const orderAddress = (code: string): string => `${resolve('/pesanan')}${query({ pesanan: code })}`;

/** One of the parts of the books, of a month. */
export const monthAddress = (path: '/buku' | '/buku/jurnal', month: string): string => `${resolve(path)}${query({ bulan: month })}`;

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
