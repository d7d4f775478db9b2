// A stall's figures: what it sold and what it gets of it.
import { rupiahToJson, type Rupiah } from '@pitulungan/contracts/money';
import type { OwnFigures } from '@pitulungan/contracts/transparency';
import type { BusinessDate } from '@pitulungan/contracts/time';

export interface Sold {
  date: BusinessDate;
  orders: number;
  goods: Rupiah;
  commission: Rupiah;
}

/** Rp20.000–50.000 a day: what stalls earned before, as the paper on this village's enterprise has it. */
export const PAPER = { from: '20000', to: '50000' };

export function lineOf(days: readonly Sold[]): OwnFigures['today'] {
  const goods = days.reduce((sum, day) => sum + day.goods, 0n);
  const commission = days.reduce((sum, day) => sum + day.commission, 0n);
  return {
    orders: days.reduce((sum, day) => sum + day.orders, 0),
    goods: rupiahToJson(goods),
    commission: rupiahToJson(commission),
    net: rupiahToJson(goods - commission),
  };
}

/** By days on which something was sold: a stall that rests is not poorer. */
export function perSellingDay(days: readonly Sold[]): string | null {
  const selling = days.filter(({ orders }) => orders > 0);
  if (selling.length === 0) return null;
  const net = selling.reduce((sum, day) => sum + day.goods - day.commission, 0n);
  return rupiahToJson(net / BigInt(selling.length));
}
