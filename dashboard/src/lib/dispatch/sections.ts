// The parts of the dispatch page in the order of their row, and which permission shows each.
import { resolve } from '$app/paths';
import type { PagePart } from '#lib/pages.ts';

export const DISPATCH_SECTIONS: readonly PagePart<'zones' | 'numbers' | 'plans'>[] = [
  { name: 'zones', path: '/penugasan', address: resolve('/penugasan'), permission: 'operations.read' },
  { name: 'numbers', path: '/penugasan/angka', address: resolve('/penugasan/angka'), permission: 'operations.read' },
  { name: 'plans', path: '/penugasan/rencana', address: resolve('/penugasan/rencana/[[planId]]', {}), permission: 'operations.write' },
];
