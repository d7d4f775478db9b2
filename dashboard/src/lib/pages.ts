// The desk's pages in the order of the bar, and which permission opens each.
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import { permissionsOf, type Permission } from '@pitulungan/contracts/roles';

export type PageName = 'map' | 'phone' | 'orders' | 'money' | 'books' | 'dispatch';

interface Page {
  name: PageName;
  path: '/' | '/telepon' | '/pesanan' | '/kas' | '/buku' | '/penugasan';
  permission: Permission;
}

/** A part of a page, with a row of its own under the bar. */
export interface PagePart<Name extends string = string> {
  /** Key of its word */
  name: Name;
  /** Routes that lie under it begin so */
  path: string;
  address: string;
  permission: Permission;
}

export const PAGES: readonly Page[] = [
  { name: 'map', path: '/', permission: 'operations.read' },
  { name: 'phone', path: '/telepon', permission: 'operations.write' },
  { name: 'orders', path: '/pesanan', permission: 'operations.read' },
  { name: 'money', path: '/kas', permission: 'money.read' },
  { name: 'books', path: '/buku', permission: 'books.read' },
  { name: 'dispatch', path: '/penugasan', permission: 'operations.read' },
];

export function pagesFor(person: SessionView | null): Page[] {
  const permissions = permissionsOf(person?.roles ?? []);
  return PAGES.filter(({ permission }) => permissions.has(permission));
}
