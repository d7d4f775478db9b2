// An order comes in: by the shop, the phone desk, another program or a file.
import { randomBytes, randomUUID } from 'node:crypto';
import type { PlacedOrder } from '@pitulungan/contracts/endpoints/shop';
import { VEHICLES } from '@pitulungan/contracts/couriers';
import type { OrderId, ProductId, VillageId } from '@pitulungan/contracts/ids';
import { rupiahFromJson, rupiahToJson } from '@pitulungan/contracts/money';
import type { OrderItem, OrderRequest, OrderSource } from '@pitulungan/contracts/orders';
import type { Refusal } from '@pitulungan/contracts/refusals';
import type { Settings } from '@pitulungan/contracts/settings';
import { orderCode } from '../board/board.views.ts';
import type { Context } from '../context.ts';
import { lockFund, promise, quoteTrip, type TripQuote } from '../funds/reservations.actions.ts';
import { stallForOrder, type StallProduct } from '../merchants/merchants.actions.ts';
import type { Tx } from '../platform/database.ts';
import { decided, perform, refused, type Actor, type Decision, type Outcome } from '../platform/perform.ts';
import { rememberBuyer } from '../residents/residents.actions.ts';
import { isInServiceArea } from '../villages/service-area.rules.ts';
import { outlineIn, settingsIn } from '../villages/villages.actions.ts';
import { priceOrder, type Price, type PriceRule } from './orders.rules.ts';
import { chooseFor } from './slots.actions.ts';
import type { Chosen } from './slots.rules.ts';
import { findByExternalRef, hasRecentTwin, insertOrder } from './orders.store.ts';

export interface Placing {
  request: OrderRequest;
  source: OrderSource;
  /** The caller's own reference; a second order with it is not placed */
  externalRef?: string;
}
export type Placed = PlacedOrder & { alreadyThere?: true };

const TOKEN_BYTES = 16; // 128 bits
const TWIN_WINDOW_MS = 10 * 60_000;
const MAX_WEIGHT_G = VEHICLES.cargo_tricycle.capacityG;

export const trackingPath = (token: string): string => `/warga/lacak/${token}`;
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export function placeOrder(ctx: Context, actor: Actor, placing: Placing & { key: string | null }): Promise<Outcome<Placed>> {
  return perform<Placed>(ctx, { actor, key: placing.key, name: 'placeOrder', input: { request: placing.request, source: placing.source } }, (tx) =>
    place(ctx, tx, actor.villageId, placing),
  );
}

async function place(ctx: Context, tx: Tx, villageId: VillageId, { request, source, externalRef }: Placing): Promise<Decision<Placed>> {
  if (externalRef !== undefined) {
    const known = await findByExternalRef(tx, villageId, externalRef);
    if (known) return decided({ orderId: known.id as OrderId, code: '', trackingToken: '', trackingPath: '', alreadyThere: true }, []);
  }
  const settings = await settingsIn(tx, villageId);
  const outline = await outlineIn(tx, villageId);
  if (!isInServiceArea(outline, request.address.pin, settings.serviceMarginM))
    return refused('OUTSIDE_AREA', { 'address.pin': 'di luar wilayah / outside the area' });
  const basket = await fillBasket(tx, villageId, request);
  if ('refusal' in basket) return { ok: false, refusal: basket.refusal };
  const { incentive, token, id } = { incentive: rupiahFromJson(settings.delivery.courierIncentive), token: newToken(), id: randomUUID() as OrderId };
  const now = ctx.clock.now();
  const twin = await hasRecentTwin(tx, { villageId, buyerPhone: request.buyerPhone, merchantId: request.merchantId, after: new Date(now - TWIN_WINDOW_MS) });
  const terms = await termsOf(tx, { villageId, settings, now }, { request, basket });
  if ('refusal' in terms) return { ok: false, refusal: terms.refusal };
  const { price, chosen, fund } = terms;
  const { number } = await insertOrder(tx, {
    id,
    villageId,
    request,
    source,
    externalRef: externalRef ?? null,
    items: basket.items,
    price,
    delivery: chosen,
    commissionVersion: settings.commission.version,
    incentive,
    weightG: basket.weightG,
    food: basket.food,
    qrisFlow: basket.qrisFlow,
    attention: twin ? 'POSSIBLE_DUPLICATE' : null,
    placedAt: now,
    token,
  });
  await promise(tx, { villageId, orderId: id, fund, amount: price.fee.fund, now });
  await rememberBuyer(tx, {
    id: randomUUID(),
    villageId,
    name: request.buyerName,
    phone: request.buyerPhone,
    address: request.address,
    mayChange: source !== 'app',
  });
  return decided({ orderId: id, code: orderCode(number), trackingToken: token, trackingPath: trackingPath(token) }, [
    { type: 'order.placed', touched: { orders: [id] }, orderId: id },
  ]);
}

interface Terms {
  chosen: Chosen;
  price: Price;
  fund: TripQuote['fund'];
}

/** Slot, price and who pays the trip, all decided now; a buyer who was told another fee is asked again. */
async function termsOf(
  tx: Tx,
  frame: { villageId: VillageId; settings: Settings; now: number },
  { request, basket }: { request: OrderRequest; basket: Basket },
): Promise<Terms | { refusal: Refusal }> {
  const choice = await chooseFor(tx, frame, request.delivery);
  if (!choice.ok) return choice;
  const { fee, fund } = await tripOf(tx, frame, choice.chosen);
  const price = priceOrder(basket.priced, priceRule(frame.settings, fee), choice.chosen);
  const isAsTold = request.fee === undefined || rupiahFromJson(request.fee) === price.fee.customer;
  return isAsTold ? { chosen: choice.chosen, price, fund } : refused('FEE_CHANGED');
}

/** Who pays the trip, with the fund that promises its part; the fund of an express trip was locked when it was chosen. */
async function tripOf(tx: Tx, { villageId, settings: { delivery } }: { villageId: VillageId; settings: Settings }, chosen: Chosen): Promise<TripQuote> {
  if (chosen.kind !== 'express') return quoteTrip(tx, { villageId, lock: true }, delivery);
  const { fund } = delivery.express;
  const fee = { customer: 0n, fund: 0n, bumdes: 0n };
  return { fee, fund: chosen.payer === 'fund' && fund !== null ? ((await lockFund(tx, villageId, fund)) ?? null) : null };
}

const priceRule = ({ commission, delivery }: Settings, shared: PriceRule['shared']): PriceRule => ({
  perItem: rupiahFromJson(commission.perItem),
  shared,
  expressTariff: rupiahFromJson(delivery.express.tariff),
});

interface Basket {
  items: OrderItem[];
  priced: { price: bigint; quantity: number }[];
  weightG: number;
  food: boolean;
  qrisFlow: 'Q1' | 'Q2';
}

/** Prices come from the stall; what the stall does not have is refused. Lines of the same product are added up. */
async function fillBasket(tx: Tx, villageId: VillageId, request: OrderRequest): Promise<Basket | { refusal: Refusal }> {
  const wanted = quantities(request.items);
  const stall = await stallForOrder(tx, villageId, request.merchantId, [...wanted.keys()]);
  if (!stall) return refused('NOT_FOUND', { merchantId: 'lapak / stall' });
  if (!stall.open) return refused('MERCHANT_CLOSED');
  const basket: Basket = { items: [], priced: [], weightG: 0, food: stall.food, qrisFlow: stall.qrisFlow };
  for (const [productId, quantity] of wanted) {
    if (!addToBasket(basket, stall.products.get(productId), { productId, quantity })) return refused('PRODUCT_UNAVAILABLE', { items: productId });
  }
  return basket.weightG > MAX_WEIGHT_G ? refused('TOO_HEAVY') : basket;
}

function quantities(items: OrderRequest['items']): Map<ProductId, number> {
  const wanted = new Map<ProductId, number>();
  for (const { productId, quantity } of items) wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  return wanted;
}

/** false: the stall has no such product today. */
function addToBasket(basket: Basket, product: StallProduct | undefined, { productId, quantity }: { productId: ProductId; quantity: number }): boolean {
  if (!product?.available) return false;
  const { name, unit, price, weightG } = product;
  basket.items.push({ productId, name, unit, quantity, price: rupiahToJson(price), total: rupiahToJson(price * BigInt(quantity)) });
  basket.priced.push({ price, quantity });
  basket.weightG += weightG * quantity;
  return true;
}
