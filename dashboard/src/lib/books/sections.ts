// The parts of the books in the order of their row, and which permission shows each.
import type { Permission } from '@pitulungan/contracts/roles';

export const BOOK_SECTIONS = [
  { name: 'summary', path: '/buku', permission: 'books.read' },
  { name: 'journals', path: '/buku/jurnal', permission: 'books.read' },
  { name: 'reports', path: '/buku/laporan', permission: 'books.read' },
  { name: 'simulation', path: '/buku/bagi-hasil/simulasi', permission: 'books.read' },
] as const satisfies readonly { name: string; path: string; permission: Permission }[];
