// Rows → what people may be shown. Pure: the only place where a row becomes a view.
import type { DepositView, Resolution } from '@pitulungan/contracts/cash';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { JobView, OfferView, StopView } from '@pitulungan/contracts/jobs';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import { rupiahToJson } from '@pitulungan/contracts/money';
import type { OrderItem, OrderView } from '@pitulungan/contracts/orders';
import { tidyStops, type HeldStops } from '@pitulungan/contracts/stops';
import type { Delivery, ExpressPayer, SlotMove } from '@pitulungan/contracts/slots';
import { ZoneView } from '@pitulungan/contracts/zones';
import type { Prisma, Zone } from '../generated/prisma/client.ts';

export const withOrder = { merchant: { select: { name: true } }, payment: true, job: { select: { id: true } } } as const;
export const withJob = {
  courier: { select: { name: true } },
  offers: { where: { status: { in: ['OPEN', 'ACCEPTED'] } }, select: { id: true, status: true }, orderBy: { seat: 'asc' } },
  order: { include: { merchant: true, payment: true } },
} satisfies Prisma.JobInclude;
export const withOffer = { courier: { select: { name: true } } } as const;
export const withCourier = {
  jobs: {
    where: { status: { in: ['ACCEPTED', 'TO_PICKUP', 'AT_PICKUP', 'PICKED_UP', 'TO_DROP', 'AT_DROP', 'FAILED_ATTEMPT', 'RETURNING'] } },
    select: { id: true, status: true },
    orderBy: [{ acceptedAt: 'asc' as const }, { id: 'asc' as const }], // two in one millisecond, in one order
  },
  payments: { where: { status: 'COLLECTED' }, select: { collected: true } },
} satisfies Prisma.CourierInclude;
export const withDeposit = { courier: { select: { name: true } } } as const;
export const withMerchant = { products: { orderBy: { name: 'asc' } } } as const satisfies Prisma.MerchantInclude;

export type OrderRow = Prisma.OrderGetPayload<{ include: typeof withOrder }>;
export type JobRow = Prisma.JobGetPayload<{ include: typeof withJob }>;
export type OfferRow = Prisma.OfferGetPayload<{ include: typeof withOffer }>;
export type CourierRow = Prisma.CourierGetPayload<{ include: typeof withCourier }>;
export type DepositRow = Prisma.DepositGetPayload<{ include: typeof withDeposit }>;
export type MerchantRow = Prisma.MerchantGetPayload<{ include: typeof withMerchant }>;

const iso = (date: Date): string => date.toISOString();
const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;
const money = (amount: bigint | null): string | null => (amount === null ? null : rupiahToJson(amount));

export const orderCode = (number: number): string => `J-${number}`;
export const depositCode = (number: number): string => `S-${number}`;

export function orderView(row: OrderRow): OrderView {
  return {
    id: row.id as OrderView['id'],
    code: orderCode(row.number),
    status: row.status as OrderView['status'],
    source: row.source as OrderView['source'],
    merchantId: row.merchantId as OrderView['merchantId'],
    merchantName: row.merchant.name,
    buyerName: row.buyerName,
    buyerPhone: row.buyerPhone,
    address: { line: row.addressLine, rt: row.rt, rw: row.rw, patokan: row.patokan, pin: { lat: row.lat, lng: row.lng } },
    items: row.items as OrderItem[],
    goods: rupiahToJson(row.goods),
    fee: { customer: rupiahToJson(row.feeCustomer), fund: rupiahToJson(row.feeFund), bumdes: rupiahToJson(row.feeBumdes) },
    delivery: deliveryView(row),
    total: rupiahToJson(row.goods + row.feeCustomer),
    payment: { ...paymentView(row.payment), reference: row.payment?.reference ?? null },
    attention: row.attention as OrderView['attention'],
    jobId: (row.job?.id ?? null) as OrderView['jobId'],
    note: row.note,
    cancelReason: row.cancelReason,
    ...orderTimes(row),
    version: row.version,
  };
}

type RiddenRow = Pick<OrderRow, 'slotAt' | 'expressBy' | 'slotMovedFrom' | 'slotMovedAt' | 'slotMovedBy' | 'slotAgreedWith' | 'slotMovedReason'>;

/** In which slot an order rides, or that it does not. */
export function deliveryView(row: RiddenRow): Delivery {
  if (row.expressBy !== null) return { kind: 'express', payer: row.expressBy as ExpressPayer };
  return row.slotAt ? { kind: 'slot', slotAt: iso(row.slotAt), moved: moveView(row) } : { kind: 'direct' };
}

/** All of it or nothing: constraint orders_slot_moved. */
const moveView = ({ slotMovedFrom: from, slotMovedAt: at, slotMovedBy, slotAgreedWith, slotMovedReason }: RiddenRow): SlotMove | null =>
  from && at ? { from: iso(from), at: iso(at), by: slotMovedBy ?? '', agreedWith: slotAgreedWith ?? '', reason: slotMovedReason ?? '' } : null;

const orderTimes = (row: OrderRow) => ({
  placedAt: iso(row.placedAt),
  confirmedAt: isoOrNull(row.confirmedAt),
  readyAt: isoOrNull(row.readyAt),
  deliveredAt: isoOrNull(row.deliveredAt),
  complaintUntil: isoOrNull(row.complaintUntil),
  closedAt: isoOrNull(row.closedAt),
  undoUntil: isoOrNull(row.undoUntil),
});

export const paymentView = (payment: OrderRow['payment']): { method: OrderView['payment']['method']; status: OrderView['payment']['status'] } => ({
  method: (payment?.method ?? 'cash') as OrderView['payment']['method'],
  status: (payment?.status ?? 'DUE') as OrderView['payment']['status'],
});

export function jobView(row: JobRow): JobView {
  const { order } = row;
  const items = order.items as OrderItem[];
  const cash = order.payment?.method === 'cash' && order.payment.status !== 'VOIDED' && order.payment.status !== 'PAID';
  return {
    id: row.id as JobView['id'],
    kind: 'delivery',
    orderId: order.id as JobView['orderId'],
    merchantId: order.merchantId as JobView['merchantId'],
    code: orderCode(order.number),
    status: row.status as JobView['status'],
    courierId: row.courierId as JobView['courierId'],
    courierName: row.courier?.name ?? null,
    offerId: liveOffer(row),
    fixes: fixesOf(row),
    pickup: pickupOf(order.merchant),
    drop: dropOf(order),
    itemCount: items.reduce((count, { quantity }) => count + quantity, 0),
    itemsText: items.map(itemText).join(', '),
    weightG: order.weightG,
    cashDue: cash ? money(order.payment?.amount ?? null) : null,
    cashCollected: money(row.cashCollected),
    shortfall: row.shortfall as JobView['shortfall'],
    receiverName: row.receiverName,
    failure:
      row.failureReason === null
        ? null
        : { reason: row.failureReason as NonNullable<JobView['failure']>['reason'], note: row.failureNote, attempts: row.attempts },
    ...jobTimes(row),
    version: row.version,
  };
}

/** "2 kg Beras", but "2 × 500 g Ati ampela": two numbers beside each other read as one. */
const itemText = ({ name, quantity, unit }: OrderItem): string => `${quantity}${/^\d/.test(unit) ? ' ×' : ''} ${unit} ${name}`;

const jobTimes = (row: JobRow) => ({
  queuedAt: iso(row.queuedAt),
  slotAt: isoOrNull(row.slotAt),
  acceptedAt: isoOrNull(row.acceptedAt),
  statusAt: iso(row.statusAt),
  undoUntil: isoOrNull(row.undoUntil),
  closedAt: isoOrNull(row.closedAt),
});

const liveOffer = (row: JobRow): JobView['offerId'] =>
  (row.status === 'OFFERED' ? (row.offers.find(({ status }) => status === 'OPEN')?.id ?? null) : null) as JobView['offerId'];

const fixesOf = ({ pinnedTo, excluded, held, together, alone }: JobRow): JobView['fixes'] => ({
  pinnedTo: pinnedTo as JobView['fixes']['pinnedTo'],
  excluded: excluded as JobView['fixes']['excluded'],
  held,
  together,
  alone,
});

const pickupOf = (merchant: JobRow['order']['merchant']): StopView => ({
  name: merchant.name,
  phone: merchant.phone,
  line: merchant.place,
  rt: merchant.rt,
  rw: merchant.rw,
  patokan: '',
  pin: { lat: merchant.lat, lng: merchant.lng },
});

const dropOf = (order: JobRow['order']): StopView => ({
  name: order.buyerName,
  phone: order.buyerPhone,
  line: order.addressLine,
  rt: order.rt,
  rw: order.rw,
  patokan: order.patokan,
  pin: { lat: order.lat, lng: order.lng },
});

export function offerView(row: OfferRow): OfferView {
  return {
    id: row.id as OfferView['id'],
    jobId: row.jobId as OfferView['jobId'],
    courierId: row.courierId as OfferView['courierId'],
    courierName: row.courier.name,
    status: row.status as OfferView['status'],
    by: row.by as OfferView['by'],
    offeredAt: iso(row.offeredAt),
    expiresAt: iso(row.expiresAt),
    answeredAt: isoOrNull(row.answeredAt),
    distanceM: row.distanceM,
    travelS: row.travelS,
    candidates: row.candidates as OfferView['candidates'],
    tripId: row.tripId,
    rank: row.rank,
    seat: row.seat,
    wave: row.wave,
    stops: row.stops as OfferView['stops'],
    tripM: row.tripM,
  };
}

export function courierView(row: CourierRow): CourierView {
  return {
    id: row.id as CourierView['id'],
    name: row.name,
    phone: row.phone,
    vehicle: row.vehicle as CourierView['vehicle'],
    duty: row.duty as CourierView['duty'],
    dutySince: iso(row.dutySince),
    shiftEnd: row.shiftEnd && iso(row.shiftEnd),
    activeJobs: row.jobs.map(({ id }) => id) as CourierView['activeJobs'],
    stops: tidyStops(row.stopOrder as CourierView['stops'], row.jobs as HeldStops[]),
    cashInHand: rupiahToJson(row.payments.reduce((sum, { collected }) => sum + (collected ?? 0n), 0n)),
    unansweredOffers: row.unansweredOffers,
    zoneId: row.zoneId as CourierView['zoneId'],
  };
}

export function depositView(row: DepositRow): DepositView {
  return {
    id: row.id as DepositView['id'],
    code: depositCode(row.number),
    courierId: row.courierId as DepositView['courierId'],
    courierName: row.courier.name,
    status: row.status as DepositView['status'],
    orderCount: row.orderCount,
    declared: rupiahToJson(row.declared),
    expected: rupiahToJson(row.expected),
    counted: money(row.counted),
    difference: row.counted === null ? null : rupiahToJson(row.counted - row.expected),
    declaredAt: iso(row.declaredAt),
    countedAt: isoOrNull(row.countedAt),
    countedBy: row.countedByName,
    resolution: row.resolution as DepositView['resolution'],
    resolutionNote: row.resolutionNote,
    resolvedBy: row.resolvedByName,
    proposal: proposalView(row),
    ...signatureView(row),
    deviceAt: isoOrNull(row.deviceAt),
    receiptPath: row.receiptToken && receiptPath(row.receiptToken),
    version: row.version,
  };
}

export const receiptPath = (token: string): string => `/warga/bukti/${token}`;

const proposalView = ({ proposal, proposalNote, proposedByName, proposedAt }: DepositRow): DepositView['proposal'] =>
  proposal && proposedAt ? { resolution: proposal as Resolution, note: proposalNote, by: proposedByName ?? '', at: iso(proposedAt) } : null;

const signatureView = (row: DepositRow): Pick<DepositView, 'signature' | 'signatureNote' | 'signedAt'> => ({
  signature: row.signature as DepositView['signature'],
  signatureNote: row.signatureNote,
  signedAt: isoOrNull(row.signedAt),
});

export function merchantView(row: MerchantRow): MerchantView {
  return {
    id: row.id as MerchantView['id'],
    name: row.name,
    kind: row.kind as MerchantView['kind'],
    food: row.food,
    open: row.open,
    place: row.place,
    rw: row.rw,
    pin: { lat: row.lat, lng: row.lng },
    products: row.products.map((product) => ({
      id: product.id as MerchantView['products'][number]['id'],
      name: product.name,
      unit: product.unit,
      price: rupiahToJson(product.price),
      weightG: product.weightG,
      available: product.available,
    })),
  };
}

export const zoneView = ({ id, name, rws, mode, travel, version }: Zone): ZoneView =>
  ZoneView.parse({ id, name, rws: rws.toSorted((a, b) => a - b), mode, travel, version });
