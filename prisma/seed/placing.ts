// How an order comes into the world: prices, commission and who pays the trip are frozen with it.
import type { OrderSource, PaymentMethod } from '@pitulungan/contracts/orders';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import type { Line } from './baskets.ts';
import type { Chance } from './chance.ts';
import type { Resident } from './residents.ts';
import type { OrderRow, PaymentRow, Sale } from './sale.ts';
import type { Stall } from './stalls.ts';

export interface Wish {
  stall: Stall;
  resident: Resident;
  lines: readonly Line[];
  source: OrderSource;
  method: PaymentMethod;
  placedAt: Date;
}

const { commission, delivery } = DEFAULT_SETTINGS;

const UNTOUCHED = {
  attention: null,
  note: '',
  cancel_reason: null,
  cancelled_from: null,
  undo_until: null,
  reminded_at: null,
  confirmed_at: null,
  ready_at: null,
  delivered_at: null,
  complaint_until: null,
  closed_at: null,
  settled_journal: null,
  slot_at: null,
};

/** The village's fund pays the trip (finance.md 4.2). */
export function place(wish: Wish, chance: Chance): Sale {
  const { stall, resident, lines } = wish;
  const goods = lines.reduce((sum, line) => sum + line.product.price * BigInt(line.quantity), 0n);
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  const full = BigInt(commission.perItem) * BigInt(pieces);
  const id = chance.uuid();
  return {
    stall,
    resident,
    job: null,
    payment: { ...paymentOf(id, wish.method, goods), flow: wish.method === 'qris' ? stall.qrisFlow : null },
    order: {
      id,
      merchant_id: stall.id,
      source: wish.source,
      status: 'PLACED',
      version: 1,
      buyer_name: resident.name,
      buyer_phone: resident.phone,
      address_line: resident.addressLine,
      rt: resident.rt,
      rw: resident.rw,
      patokan: resident.patokan,
      lat: resident.lat,
      lng: resident.lng,
      items: lines.map(itemOf),
      goods,
      commission: full < goods ? full : goods,
      commission_version: commission.version,
      fee_customer: 0n,
      fee_fund: BigInt(delivery.tariff),
      fee_bumdes: 0n,
      incentive: BigInt(delivery.courierIncentive),
      weight_g: lines.reduce((sum, line) => sum + line.product.weightG * line.quantity, 0),
      food: stall.food,
      placed_at: wish.placedAt,
      ...UNTOUCHED,
    },
  };
}

const itemOf = ({ product, quantity }: Line): OrderRow['items'][number] => ({
  productId: product.id,
  name: product.name,
  unit: product.unit,
  quantity,
  price: String(product.price),
  total: String(product.price * BigInt(quantity)),
});

const paymentOf = (orderId: string, method: PaymentMethod, amount: bigint): PaymentRow => ({
  order_id: orderId,
  method,
  status: method === 'cash' ? 'DUE' : 'AWAITING_PROOF',
  amount,
  reference: null,
  flow: null,
  courier_id: null,
  collected: null,
  collected_at: null,
  deposit_id: null,
  verified_by: null,
  verified_at: null,
});
