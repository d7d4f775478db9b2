// The parts of the books in the order of their row, and which permission shows each.
import { resolve } from '$app/paths';
import type { PagePart } from '#lib/pages.ts';

export const BOOK_SECTIONS: readonly PagePart<'summary' | 'journals' | 'vouchers' | 'accounts' | 'closing' | 'reports' | 'shares'>[] = [
  { name: 'summary', path: '/buku', address: resolve('/buku'), permission: 'books.read' },
  { name: 'journals', path: '/buku/jurnal', address: resolve('/buku/jurnal'), permission: 'books.read' },
  { name: 'vouchers', path: '/buku/bukti', address: resolve('/buku/bukti'), permission: 'books.read' },
  { name: 'accounts', path: '/buku/akun', address: resolve('/buku/akun'), permission: 'books.read' },
  { name: 'closing', path: '/buku/periode', address: resolve('/buku/periode'), permission: 'books.read' },
  { name: 'reports', path: '/buku/laporan', address: resolve('/buku/laporan/[[laporan]]', {}), permission: 'books.read' },
  { name: 'shares', path: '/buku/bagi-hasil', address: resolve('/buku/bagi-hasil'), permission: 'books.read' },
];
