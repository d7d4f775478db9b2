// Whole views for unit tests: a plain order, job, courier and offer, changed where a test cares.
import { BOARD_VERSION, type Board } from '@pitulungan/contracts/board';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import type { OrderView } from '@pitulungan/contracts/orders';
import { DEFAULT_SETTINGS } from '@pitulungan/contracts/settings';
import type { z } from 'zod';

/** Ids are plain words in tests: their brands are for the code. */
type Changed<T> = { [Key in keyof T]?: NonNullable<T[Key]> extends z.core.$brand ? string | Extract<T[Key], null> : T[Key] };

export const T0 = '2026-11-24T01:00:00.000Z';
const PIN = { lat: -7.3468, lng: 112.7416 };

export const order = (changes: Changed<OrderView> = {}): OrderView =>
  ({
    id: 'order-1',
    code: 'J-1001',
    status: 'PLACED',
    source: 'app',
    merchantId: 'merchant-1',
    merchantName: 'Lapak Bu Siti',
    buyerName: 'Bu Ani',
    buyerPhone: '+6280000001002',
    address: { line: '', rt: 3, rw: 2, patokan: 'pagar hijau', pin: PIN },
    items: [],
    goods: '20000',
    fee: { customer: '2000', fund: '0', bumdes: '0' },
    delivery: { kind: 'direct' },
    total: '22000',
    payment: { method: 'cash', status: 'DUE', reference: null },
    attention: null,
    jobId: null,
    note: '',
    cancelReason: null,
    placedAt: T0,
    confirmedAt: null,
    readyAt: null,
    deliveredAt: null,
    complaintUntil: null,
    closedAt: null,
    undoUntil: null,
    version: 1,
    ...changes,
  }) as OrderView;

const stop = { name: 'Bu Ani', phone: null, line: '', rt: 3, rw: 2, patokan: 'pagar hijau', pin: PIN };

export const job = (changes: Changed<JobView> = {}): JobView =>
  ({
    id: 'job-1',
    kind: 'delivery',
    orderId: 'order-1',
    merchantId: 'merchant-1',
    code: 'J-1001',
    status: 'QUEUED',
    courierId: null,
    courierName: null,
    offerId: null,
    fixes: { pinnedTo: null, excluded: [], held: false, together: null, alone: false },
    pickup: stop,
    drop: stop,
    itemCount: 2,
    itemsText: '2 tempe',
    weightG: 900,
    cashDue: '22000',
    cashCollected: null,
    receiverName: null,
    failure: null,
    slotAt: null,
    queuedAt: T0,
    acceptedAt: null,
    statusAt: T0,
    undoUntil: null,
    closedAt: null,
    version: 1,
    ...changes,
  }) as JobView;

export const courier = (changes: Changed<CourierView> = {}): CourierView =>
  ({
    id: 'courier-1',
    name: 'Fajar',
    phone: '+6280000000101',
    vehicle: 'motorbike',
    duty: 'ON',
    dutySince: T0,
    shiftEnd: null,
    activeJobs: [],
    stops: [],
    cashInHand: '0',
    unansweredOffers: 0,
    zoneId: null,
    ...changes,
  }) as CourierView;

export const offer = (changes: Changed<OfferView> = {}): OfferView =>
  ({
    id: 'offer-1',
    jobId: 'job-1',
    courierId: 'courier-1',
    courierName: 'Fajar',
    status: 'OPEN',
    by: 'planner',
    offeredAt: T0,
    expiresAt: '2026-11-24T01:00:45.000Z',
    answeredAt: null,
    distanceM: 400,
    travelS: 90,
    candidates: [],
    tripId: 'trip-1',
    rank: 1,
    seat: 1,
    wave: 1,
    stops: [],
    tripM: 900,
    ...changes,
  }) as OfferView;

export const board = (entities: Partial<Pick<Board, 'orders' | 'jobs' | 'couriers' | 'offers'>> = {}): Board => ({
  version: BOARD_VERSION,
  sequence: 1,
  since: T0,
  orders: {},
  jobs: {},
  offers: {},
  couriers: {},
  deposits: {},
  settings: DEFAULT_SETTINGS,
  zones: {},
  ...entities,
});
