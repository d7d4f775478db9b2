// Which orders the table shows. The hub filters what it sends; the same rules decide here about orders that arrive live.
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { OrderView } from '@pitulungan/contracts/orders';
import { normalisePhone } from '@pitulungan/contracts/phone';
import { businessDate, type BusinessDate } from '@pitulungan/contracts/time';

export interface OrderFilter {
  /** '': of any day */
  date: BusinessDate | '';
  status: OrderStatus | '';
  search: string;
}

const fold = (text: string): string => text.toLowerCase();

/** In code, name, phone (any spelling), stall or landmark. */
export function isFoundBy(order: OrderView, search: string): boolean {
  const wanted = fold(search.trim());
  if (wanted === '') return true;
  const phone = normalisePhone(search);
  if (phone !== undefined && order.buyerPhone === phone) return true;
  return [order.code, order.buyerName, order.buyerPhone, order.merchantName, order.address.patokan].some((text) => fold(text).includes(wanted));
}

export const isWanted = (order: OrderView, filter: OrderFilter): boolean =>
  (filter.date === '' || businessDate(Date.parse(order.placedAt)) === filter.date) &&
  (filter.status === '' || order.status === filter.status) &&
  isFoundBy(order, filter.search);

const newestFirst = (a: OrderView, b: OrderView): number =>
  Date.parse(b.placedAt) - Date.parse(a.placedAt) || b.code.localeCompare(a.code, 'en', { numeric: true });

/**
 * What was fetched, overlaid with what the board knows better. A fetched order that has left the filter goes; an order of the
 * board that belongs is added, unless it is older than the last one fetched and more pages follow (it comes with its page).
 */
export function shownOrders(
  fetched: readonly OrderView[],
  board: Readonly<Record<string, OrderView>>,
  { filter, more }: { filter: OrderFilter; more: boolean },
): OrderView[] {
  const rows = new Map<string, OrderView>();
  for (const order of fetched) {
    const live = board[order.id];
    rows.set(order.id, live && live.version >= order.version ? live : order);
  }
  const oldest = more ? Math.min(...fetched.map(({ placedAt }) => Date.parse(placedAt))) : -Infinity;
  for (const order of Object.values(board)) if (!rows.has(order.id) && Date.parse(order.placedAt) >= oldest) rows.set(order.id, order);
  const found = new Set<string>(fetched.map(({ id }) => id)); // the hub's search may look further than ours
  return [...rows.values()].filter((order) => isWanted(order, found.has(order.id) ? { ...filter, search: '' } : filter)).sort(newestFirst);
}
