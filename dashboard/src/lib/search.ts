// The ⌘K search: orders and couriers on today's board, by code, name, phone, stall or place. Every typed word must be found.
import type { Board } from '@pitulungan/contracts/board';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { OrderView } from '@pitulungan/contracts/orders';

export const MAX_FOUND_ORDERS = 8;
export const MAX_FOUND_COURIERS = 4;

export interface Found {
  orders: OrderView[];
  couriers: CourierView[];
}

export function searchBoard(board: Pick<Board, 'orders' | 'couriers'>, typed: string): Found {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return { orders: [], couriers: [] };
  const matches = (text: string): boolean => wanted.every((word) => text.includes(word));
  const orders = Object.values(board.orders).filter((order) => matches(textOfOrder(order)));
  const couriers = Object.values(board.couriers).filter((courier) => matches(`${courier.name} ${localDigits(courier.phone)}`.toLowerCase()));
  return {
    // open ones first, then the newest: who calls usually calls about what is still under way
    orders: orders
      .sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || Date.parse(b.placedAt) - Date.parse(a.placedAt))
      .slice(0, MAX_FOUND_ORDERS),
    couriers: couriers.sort((a, b) => a.name.localeCompare(b.name)).slice(0, MAX_FOUND_COURIERS),
  };
}

function textOfOrder({ code, buyerName, buyerPhone, merchantName, address }: OrderView): string {
  const { rt, rw, line, patokan } = address;
  return `${code} ${code.replace(/\D/g, '')} ${buyerName} ${localDigits(buyerPhone)} ${merchantName} rt${rt ?? ''} rw${rw ?? ''} ${line} ${patokan}`.toLowerCase();
}

/** People type 08…; the board holds +628…. */
const localDigits = (e164: string): string => `${e164} ${e164.replace(/^\+62/, '0')}`;
